package bench;

import bench.SoakAnswer.Outcome;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;

/// What was counted, a row an exercise; two where only some of its answers hang on a measurement
/// and are therefore checked more often.
///
/// Where nothing was seen in n tries, it happens in fewer than 3/n of them, says the rule of three
/// (95% sure). It stands for each of the row's answers by itself, as n does; below the rows stands
/// that of all solutions, and of all answers that must not pass, taken together.
public record SoakTable(SoakRecord record, List<SoakAnswer> answers) {
  private static final String TITLE = "%-16s %-20s %3s %7s %8s %7s %7s %8s%n";
  private static final String ROW = "%-16s %-20s %3d %7s %8d %7d %7d %8s%n";
  private static final int SHOWN = 20;

  public void print() {
    var rows = new LinkedHashMap<String, List<SoakAnswer>>();
    for (var answer : answers) {
      var row = answer.exercise().name() + " " + answer.times();
      rows.computeIfAbsent(row, _ -> new ArrayList<>()).add(answer);
    }
    print(TITLE, "", "", "", "n of", "false", "false", "wrong", "in fewer");
    print(
        TITLE,
        "exercise",
        "decided by",
        "of",
        "each",
        "failures",
        "passes",
        "reason",
        "than 3/n");
    rows.values().forEach(this::row);
    var solutions = answers.stream().filter(SoakAnswer::isSolution).toList();
    var others = answers.stream().filter(answer -> !answer.isSolution()).toList();
    sum("checks of solutions", "did not pass", solutions, Outcome.FALSE_FAILURE);
    sum("checks of starters and decoys", "passed", others, Outcome.FALSE_PASS);
    sum("checks of these", "failed for another reason", others, Outcome.WRONG_REASON);
    record.notAsExpected().stream().limit(SHOWN).forEach(SoakTable::tell);
    var more = record.notAsExpected().size() - SHOWN;
    if (more > 0) {
      print("and %,d more: see the file%n", more);
    }
  }

  private void row(List<SoakAnswer> row) {
    var least = row.stream().mapToInt(record::times).min().orElse(0);
    var most = row.stream().mapToInt(record::times).max().orElse(0);
    var failures = count(row, Outcome.FALSE_FAILURE);
    var passes = count(row, Outcome.FALSE_PASS);
    var reasons = count(row, Outcome.WRONG_REASON);
    print(
        ROW,
        row.getFirst().exercise().name(),
        // All tests decide on a solution, so what it hangs on is told of its row.
        row.getFirst().isSolution() ? row.getFirst().kind() : "starter, or compares",
        row.size(),
        least == most ? "%,d".formatted(least) : "%,d-%,d".formatted(least, most),
        failures,
        passes,
        reasons,
        failures + passes + reasons == 0 ? bound(least) : "-");
  }

  private void sum(String what, String how, List<SoakAnswer> of, Outcome outcome) {
    var n = of.stream().mapToInt(record::times).sum();
    var seen = count(of, outcome);
    var bound = seen == 0 && n > 3 ? ": in fewer than " + bound(n) : "";
    print("%,d %s, of which %,d %s%s%n", n, what, seen, how, bound);
  }

  private long count(Collection<SoakAnswer> of, Outcome outcome) {
    return of.stream().mapToLong(answer -> record.times(answer, outcome)).sum();
  }

  private static String bound(int n) {
    return n < 4 ? "-" : String.format(Locale.ROOT, "%.2g%%", 300.0 / n);
  }

  private static void tell(SoakRecord.False one) {
    var answer = one.answer();
    print(
        "%n%s: %s, %s (seed %d)%n  %s%n",
        one.outcome().name().toLowerCase(Locale.ROOT).replace('_', ' '),
        answer.exercise().name(),
        answer.name(),
        one.seed(),
        one.said());
  }

  private static void print(String format, Object... values) {
    System.out.printf(Locale.ROOT, format, values);
  }
}
