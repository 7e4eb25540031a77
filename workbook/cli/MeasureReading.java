package workbook.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import workbook.lab.Figures;
import workbook.lab.Matrix;
import workbook.lab.Metric;
import workbook.lab.Recording;
import workbook.lab.Recording.Run;
import workbook.lab.Recording.Summary;
import workbook.lab.Row;

/// What a measured program's figures say, in sentences: each is computed, and rows are told apart by
/// the house's rule alone.
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
    var all =
        Stream.of(
            pauses(given.get()),
            unended(given.get()),
            ranked(Metric.WALL, given.get(), "Time. ", "Faster than as given", "Slower"),
            ranked(Metric.PEAK_RSS, given.get(), "Memory. ", "Less than as given", "More"),
            endings(),
            next(given.get()));
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

  private String ranked(Metric metric, Run given, String about, String less, String more) {
    var base = given.summary(metric.id());
    if (base.isEmpty()) {
      return "";
    }
    if (base.get().rounds() < Summary.ROUNDS_TO_RANK) {
      return metric == Metric.WALL
          ? "%d of the %d rounds it takes to rank: not enough to rank. Read the figures as a first"
                  .formatted(base.get().rounds(), Summary.ROUNDS_TO_RANK)
              + " look only."
          : "";
    }
    var sorted = new LinkedHashMap<Standing, List<String>>();
    for (var run : others().toList()) {
      run.summary(metric.id())
          .ifPresent(
              found ->
                  sorted
                      .computeIfAbsent(standing(found, base.get()), _ -> new ArrayList<>())
                      .add(told(run, found, base.get(), metric)));
    }
    var sentences = new ArrayList<String>();
    sentence(sentences, less, sorted.get(Standing.LESS));
    sentence(sentences, more, sorted.get(Standing.MORE));
    sentence(sentences, "Too noisy to say", sorted.get(Standing.TOO_NOISY));
    return sentences.isEmpty() ? "" : about + String.join(" ", sentences);
  }

  private static void sentence(
      List<String> sentences, String opening, @Nullable List<String> rows) {
    if (rows != null) {
      sentences.add(opening + ": " + String.join("; ", rows) + ".");
    }
  }

  private enum Standing {
    LESS,
    MORE,
    TOO_NOISY
  }

  private static Standing standing(Summary found, Summary base) {
    if (!found.differsFrom(base)) {
      return Standing.TOO_NOISY;
    }
    return found.median() < base.median() ? Standing.LESS : Standing.MORE;
  }

  private static String told(Run run, Summary found, Summary base, Metric metric) {
    if (standing(found, base) == Standing.TOO_NOISY) {
      return run.label();
    }
    var scale = Figures.scale(metric.unit(), Math.max(found.median(), base.median()));
    return String.format(
        Locale.ROOT,
        "%s (%.2f times: %s instead of %s)",
        run.label(),
        found.median() / base.median(),
        scale.withUnit(found.median()),
        scale.withUnit(base.median()));
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
        .map(entry -> String.join(", ", entry.getValue()) + ": " + entry.getKey() + ".")
        .collect(Collectors.joining(" "));
  }

  private String next(Run given) {
    var wall = given.summary("wall");
    var peak = given.summary("peakRss");
    if (wall.isEmpty() || peak.isEmpty()) {
      return "";
    }
    var off = act.run(Row.NONE).map(MeasureReading::withoutCollector).orElse("");
    return (advice(wall.get(), peak.get()) + " " + off).strip();
  }

  private String advice(Summary wall, Summary peak) {
    if (wall.rounds() < Summary.ROUNDS_TO_RANK) {
      return "Next: measure %d rounds or more, on a machine that does nothing else."
          .formatted(Summary.ROUNDS_TO_RANK);
    }
    return better(wall, peak)
        .map(
            run ->
                "Next: try %s with your real load: it was not worse in time or memory here,"
                        .formatted(run.label())
                    + " and better in one of them.")
        .orElse(
            "No row was better in time or memory without being worse in the other: there is no"
                + " reason here to change the flags.");
  }

  private static String withoutCollector(Run none) {
    if (none.summary("wall").isPresent()) {
      return "Without a collector it got to its end, with this input: with more it would need a"
          + " heap as large as all that it allocates.";
    }
    return none.unavailable().getOrDefault("wall", "").contains("out of memory")
        ? "Without a collector it does not get to its end in this heap: turning it off means a"
            + " larger heap or a restart in time."
        : "";
  }

  /// The row that is better in one of time and memory and worse in neither; of several the fastest.
  private Optional<Run> better(Summary wall, Summary peak) {
    return others()
        .filter(run -> !run.id().equals(Row.NONE))
        .filter(run -> run.summary("wall").isPresent() && run.summary("peakRss").isPresent())
        .filter(
            run -> {
              var time = standing(run.summary("wall").orElseThrow(), wall);
              var memory = standing(run.summary("peakRss").orElseThrow(), peak);
              return time != Standing.MORE
                  && memory != Standing.MORE
                  && (time == Standing.LESS || memory == Standing.LESS);
            })
        .min(
            Comparator.comparingDouble(run -> run.summary("wall").orElseThrow().median()));
  }

  private Stream<Run> others() {
    return act.runs().stream().filter(run -> !run.id().equals(Row.AS_GIVEN));
  }

  private static String seconds(double value) {
    return Figures.scale(Metric.Unit.SECONDS, value).withUnit(value);
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, share < 0.1 ? "%.1f%%" : "%.0f%%", 100 * share);
  }
}
