package workbook.course;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;
import workbook.course.Expression.Unbound;
import workbook.lab.Recording;

/// How the verdict of a claim is computed from its lesson's recording, as the fence `verdict` under
/// its heading says:
///
/// ```
/// holds only if the program makes few cycles
///   when cpython: wall(t10000) < wall(t700)
///   and  cpython: peak(t0) > 2 * peak(t700)
/// does not hold
///   when cpython: wall(t10000) > wall(t700)
/// ```
///
/// The first case whose conditions are all true gives the verdict; where there is none it is too
/// noisy to say. [Comparison] says when a condition is true. Where a figure in it has fewer than
/// five rounds it is not: nothing follows from those, not even that two runs are alike.
///
/// @param cases in the order in which they are tried; a verdict may stand in several
public record VerdictRule(List<Case> cases) {

  /// @param conditions at least one
  public record Case(Verdict verdict, List<Condition> conditions) {}

  /// @param text as the author wrote it
  /// @param line of the page
  public record Condition(String text, int line) {}

  /// What is wrong with the text of a rule.
  record Mistake(int line, String what, String next) {}

  /// @param mistakes a rule without any can be judged by
  record Parsed(VerdictRule rule, List<Mistake> mistakes) {}

  static final String EXAMPLE = "when act: metric(run) > metric(run)";
  private static final Pattern CONDITION = Pattern.compile("(when|and)\\s+(.*)");

  /// @param line of the first line of the text
  static Parsed parse(String text, int line) {
    return new Parser().parse(text, line);
  }

  /// @throws Unjudged where a condition cannot be computed
  public Judgement judge(Recording recording) throws Unjudged {
    var mistakes = new ArrayList<Mistake>();
    var weighed = new LinkedHashMap<Condition, Evidence>();
    for (var one : cases) {
      for (var condition : one.conditions) {
        try {
          weighed.put(condition, Evidence.of(Comparison.parse(condition.text), recording));
        } catch (Unbound e) {
          mistakes.add(
              new Mistake(
                  condition.line,
                  "the condition \"%s\" cannot be computed: %s"
                      .formatted(condition.text, e.getMessage()),
                  "mend it: " + EXAMPLE));
        }
      }
    }
    if (!mistakes.isEmpty()) {
      throw new Unjudged(mistakes);
    }
    return new Judgement(this, weighed);
  }

  /// Conditions that a recording says nothing about.
  public static final class Unjudged extends Exception {
    private static final long serialVersionUID = 1;

    final transient List<Mistake> mistakes;

    Unjudged(List<Mistake> mistakes) {
      super(mistakes.toString());
      this.mistakes = mistakes;
    }
  }

  /// Reads line by line: a verdict, its first condition, and any further ones.
  private static final class Parser {
    private final List<Case> cases = new ArrayList<>();
    private final List<Mistake> mistakes = new ArrayList<>();

    private Parsed parse(String text, int firstLine) {
      var number = firstLine;
      var verdictLine = firstLine;
      for (var line : text.lines().map(String::strip).toList()) {
        var condition = CONDITION.matcher(line);
        if (condition.matches()) {
          condition(condition.group(1), condition.group(2).strip(), number);
        } else if (!line.isEmpty()) {
          isComplete(verdictLine);
          verdictLine = number;
          verdict(line, number);
        }
        number++;
      }
      isComplete(verdictLine);
      if (cases.stream().map(Case::verdict).distinct().count() < 2 && mistakes.isEmpty()) {
        wrong(
            firstLine,
            "the rule names fewer than two verdicts, so no recording could contradict the claim",
            "say what the recording would have to show for another one");
      }
      return new Parsed(new VerdictRule(List.copyOf(cases)), List.copyOf(mistakes));
    }

    private void verdict(String line, int number) {
      var verdict = Verdict.parse(line);
      if (verdict.isEmpty()) {
        wrong(number, "\"%s\" is no verdict".formatted(line), "write one of: " + Verdict.KNOWN);
      } else if (verdict.get().kind() == Verdict.Kind.TOO_NOISY) {
        wrong(
            number,
            "\"too noisy to say\" needs no conditions: it is the verdict where no other is",
            "leave it out");
      } else if (!verdict.get().condition().isEmpty()
          && verdict.get().kind() != Verdict.Kind.HOLDS_ONLY_IF) {
        wrong(
            number,
            "\"%s\" is more than a verdict".formatted(line),
            "write one of: " + Verdict.KNOWN);
      }
      // Even a wrong one, so that its conditions are not taken for those of the one before.
      cases.add(new Case(verdict.orElse(Verdict.TOO_NOISY), new ArrayList<>()));
    }

    private void condition(String word, String text, int number) {
      if (cases.isEmpty()) {
        wrong(number, "a condition without a verdict", "write the verdict on the line before it");
        return;
      }
      var conditions = cases.getLast().conditions;
      var expected = conditions.isEmpty() ? "when" : "and";
      if (!word.equals(expected)) {
        wrong(
            number,
            "a verdict has one \"when\", and further conditions begin with \"and\"",
            "write: " + expected + " " + text);
      }
      try {
        Comparison.parse(text);
      } catch (Unbound e) {
        wrong(
            number,
            "the condition \"%s\" cannot be read: %s".formatted(text, e.getMessage()),
            "mend it: " + EXAMPLE);
      }
      conditions.add(new Condition(text, number));
    }

    private void isComplete(int line) {
      if (!cases.isEmpty() && cases.getLast().conditions.isEmpty()) {
        wrong(
            line,
            "the verdict \"%s\" has no condition".formatted(cases.getLast().verdict),
            "add a line: " + EXAMPLE);
      }
    }

    private void wrong(int line, String what, String next) {
      mistakes.add(new Mistake(line, what, next));
    }
  }
}
