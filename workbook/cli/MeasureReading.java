package workbook.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import workbook.lab.Figures;
import workbook.lab.Matrix;
import workbook.lab.Metric;
import workbook.lab.Recording;
import workbook.lab.Recording.Run;
import workbook.lab.Recording.Summary;
import workbook.lab.Row;

/// What a measured program's figures say, in sentences: each is computed, and rows are told apart
/// by the house's rule alone.
///
/// @param collector of the program as given, as its log names it
record MeasureReading(Recording.Act act, String collector) {

  private static final double LITTLE = 0.05;
  private static final double MUCH = 0.2;

  /// A paragraph each.
  List<String> paragraphs() {
    var given = act.run(Row.AS_GIVEN);
    if (given.isEmpty()) {
      return List.of();
    }
    var ranking = new MeasureRanking(act, given.get());
    var all =
        Stream.of(
            pauses(given.get()),
            unended(given.get()),
            ranking.told(Metric.WALL, "Time. ", "Faster than as given", "Slower"),
            ranking.told(Metric.PEAK_RSS, "Memory. ", "Less than as given", "More"),
            endings(),
            new MeasureAdvice(act, given.get()).told());
    return all.filter(text -> !text.isEmpty()).toList();
  }

  private String pauses(Run given) {
    var sum = given.summary("pause");
    var longest = given.summary("longestPause");
    if (sum.isEmpty() || longest.isEmpty()) {
      return "How long it pauses could not be seen: "
          + given.unavailable().getOrDefault("pause", "no round was finished")
          + ".";
    }
    var wall = given.summary("wall");
    var using = collector.isEmpty() || collector.equals("unknown") ? "" : " (" + collector + ")";
    var count = given.summary("collections").map(Summary::median).orElse(0.0);
    var share = wall.map(found -> sum.get().median() / found.median());
    var opening =
        count == 0
            ? "As given%s it never collected.".formatted(using)
            : "As given%s it collected %s and paused for %s in all, %s at the longest%s."
                .formatted(
                    using,
                    count == 1 ? "once" : "%,.0f times".formatted(count),
                    seconds(sum.get().median()),
                    seconds(longest.get().median()),
                    share.map(found -> ": " + percent(found) + " of its time").orElse(""));
    return opening + share.map(found -> " " + told(found, count)).orElse("");
  }

  private String told(double share, double count) {
    if (collector.contains("Z Garbage") || collector.contains("Shenandoah")) {
      return "It works beside the program, so that its pauses do not show what it costs: compare"
          + " the processor time of the rows.";
    }
    if (count == 0) {
      return "There is nothing to win by turning a collector off that has nothing to do.";
    }
    if (share < LITTLE) {
      return "No collector could win back more than that by pausing less: there is little to win"
          + " in time, though there may be in memory.";
    }
    return share < MUCH
        ? "A larger nursery or heap may win some of that back."
        : "That is much: a larger nursery or heap is the first thing to try.";
  }

  private static String unended(Run given) {
    var why = given.unavailable().getOrDefault("wall", "");
    return why.startsWith(Matrix.STILL_RUNNING) && given.summary("wall").isEmpty()
        ? "It did not end by itself: each run was %s. So wall times mean nothing here and rank"
                .formatted(why)
            + " nothing; pauses, processor time and memory are of that time. To compare speed, let"
            + " it do a fixed amount of work and end."
        : "";
  }

  /// The rows that have no wall time, or not in every round.
  private String endings() {
    Map<String, List<String>> why = new LinkedHashMap<>();
    for (var run : act.runs()) {
      var reason = run.unavailable().getOrDefault("wall", "");
      if (!reason.isEmpty() && !reason.startsWith(Matrix.STILL_RUNNING)) {
        var some = run.summary("wall").isPresent() ? "in some rounds " : "";
        why.computeIfAbsent(some + reason, _ -> new ArrayList<>()).add(run.label());
      }
    }
    return why.entrySet().stream()
        .map(
            entry ->
                "Did not get to the end: %s (%s)."
                    .formatted(
                        String.join(", ", entry.getValue()),
                        entry.getKey().replaceFirst("^Skipped: ", "")))
        .collect(Collectors.joining(" "));
  }

  private static String seconds(double value) {
    return Figures.scale(Metric.Unit.SECONDS, value).withUnit(value);
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, share < 0.1 ? "%.1f%%" : "%.0f%%", 100 * share);
  }
}
