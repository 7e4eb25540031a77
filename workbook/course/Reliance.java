package workbook.course;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import workbook.lab.Recording;

/// Whether what a page relies on came out again when it was measured anew: an order, a ratio, a
/// verdict.
///
/// A ratio of one metric of two runs relies on their order, where the first recording could rank
/// them. Any other bound number relies on its sign, and on its side of 1 if it is a ratio.
///
/// @param page the Markdown file, relative to the course
/// @param text what the page says
/// @param because what it follows from, as the author wrote it; empty for a verdict
/// @param now what the new recording makes of it, in a few words
public record Reliance(
    Path page, int line, String text, String because, Outcome outcome, String now) {

  /// What became of it.
  public enum Outcome {
    HOLDS,
    TOO_NOISY,
    CHANGED;
  }

  private static final Pattern ORDER = Pattern.compile("([^<>~]*)([<>~])([^<>~]*)");
  private static final Pattern RATIO =
      Pattern.compile("([^:]*:\\s*([\\w.-]+)\\([^()]*\\)\\s*)/(\\s*([\\w.-]+)\\([^()]*\\)\\s*)");
  private static final Pattern QUOTIENT = Pattern.compile("\\).*/.*\\(");
  private static final String ORDERS = "<>~";

  /// Of each verdict, order and ratio that a lesson's page draws from its recording, and of other
  /// numbers that no longer fit; in the order of the page.
  public static List<Reliance> of(Course course, Lesson lesson, Recording then, Recording now) {
    var page = Page.read(course, lesson, Snippets.asWritten());
    var bound =
        page.bindings().stream()
            .filter(binding -> binding.recording().equals(lesson.recording()))
            .toList();
    var found = new ArrayList<>(of(bound, then, now));
    for (var claim : page.claims()) {
      claim
          .rule()
          .map(rule -> verdict(course.root().relativize(lesson.page().file()), claim, rule, now))
          .ifPresent(found::add);
    }
    found.sort(Comparator.comparing(Reliance::page).thenComparing(Reliance::line));
    return found;
  }

  private static Reliance verdict(Path page, Claim claim, VerdictRule rule, Recording now) {
    var said = claim.kind().word() + " " + claim.id() + ": " + claim.verdict();
    try {
      var judged = rule.judge(now);
      var is = judged.verdict();
      var outcome =
          is.equals(claim.verdict())
              ? Outcome.HOLDS
              : is.equals(Verdict.TOO_NOISY) ? Outcome.TOO_NOISY : Outcome.CHANGED;
      var why = outcome == Outcome.HOLDS ? "the same" : "now " + is + ":" + judged.why().indent(1);
      return new Reliance(page, claim.line(), said, "", outcome, why.strip());
    } catch (VerdictRule.Unjudged e) {
      return new Reliance(page, claim.line(), said, "", Outcome.CHANGED, "not measured now");
    }
  }

  private static Reliance of(Binding binding, Outcome outcome, String now) {
    return new Reliance(
        binding.page(), binding.at().line(), binding.text(), binding.expression(), outcome, now);
  }

  private static List<Reliance> of(List<Binding> bindings, Recording then, Recording now) {
    var found = new ArrayList<Reliance>();
    for (var binding : bindings) {
      var order = ORDER.matcher(binding.expression());
      var ratio = RATIO.matcher(binding.expression());
      if (order.matches()) {
        var wanted = order.group(2).charAt(0);
        found.add(ordered(binding, wanted, order.group(1), order.group(3), now));
      } else if (ratio.matches() && ratio.group(2).equals(ratio.group(4))) {
        var ranked = relation(binding, ratio.group(1), ratio.group(3), then).orElse('~');
        found.add(
            ranked == '~'
                ? number(binding, now)
                : ordered(binding, ranked, ratio.group(1), ratio.group(3), now));
      } else if (QUOTIENT.matcher(binding.expression()).find() || refused(binding, now)) {
        found.add(number(binding, now));
      }
    }
    return found;
  }

  private static Reliance ordered(
      Binding binding, char wanted, String left, String right, Recording now) {
    var is = relation(binding, left, right, now);
    if (is.isEmpty()) {
      return of(binding, Outcome.CHANGED, "not measured now");
    }
    if (is.get() == wanted) {
      return number(binding, now);
    }
    return is.get() == '~'
        ? of(binding, Outcome.TOO_NOISY, "too noisy now")
        : of(binding, Outcome.CHANGED, "now " + is.get());
  }

  private static Reliance number(Binding binding, Recording now) {
    return switch (binding.updated(now)) {
      case Binding.Update.Same _ -> of(binding, Outcome.HOLDS, "the same");
      case Binding.Update.Rewritten(var text) ->
          of(binding, Outcome.HOLDS, "now " + text);
      case Binding.Update.Refused _ ->
          of(binding, Outcome.CHANGED, "its sentence is no longer true");
    };
  }

  private static boolean refused(Binding binding, Recording now) {
    return binding.updated(now) instanceof Binding.Update.Refused;
  }

  /// How the two sides stand to each other; nothing where one of them is missing.
  private static Optional<Character> relation(
      Binding binding, String left, String right, Recording recording) {
    return ORDERS
        .chars()
        .mapToObj(order -> (char) order)
        .filter(order -> says(binding, left + order + right, recording))
        .findFirst();
  }

  private static boolean says(Binding binding, String expression, Recording recording) {
    return new Binding(
            binding.page(), binding.text(), expression, binding.recording(), binding.at())
        .problem(recording, recording.lesson())
        .isEmpty();
  }
}
