package workbook.lab;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What makes a prediction right: which run has the lowest or highest median of a metric.
public record Rule(Metric metric, boolean lowest) {

  public static Rule lowest(Metric metric) {
    return new Rule(metric, true);
  }

  public static Rule highest(Metric metric) {
    return new Rule(metric, false);
  }

  /// Reads what [#toString] wrote.
  ///
  /// @throws IllegalArgumentException for another text or a metric that is not among these
  static Rule parse(String text, List<Metric> metrics) {
    var words = text.split(" ", 2);
    if (words.length == 2 && words[0].matches("lowest|highest")) {
      for (var metric : metrics) {
        if (metric.id().equals(words[1])) {
          return new Rule(metric, words[0].equals("lowest"));
        }
      }
    }
    throw new IllegalArgumentException("the answer \"" + text + "\" names none of its metrics");
  }

  /// As a recording has it: `lowest wall`.
  @Override
  public String toString() {
    return (lowest ? "lowest " : "highest ") + metric.id();
  }

  /// The ids of the runs that lead: the best, and each run that does not differ from it by
  /// [Recording.Summary#differsFrom]. Empty where the rounds are too few to rank, or all overlap.
  public List<String> leaders(Recording.Act act) {
    Map<String, Recording.Summary> measured = new LinkedHashMap<>();
    for (var run : act.runs()) {
      run.summary(metric.id()).ifPresent(summary -> measured.put(run.id(), summary));
    }
    var median = Comparator.comparingDouble(Recording.Summary::median);
    var best = measured.values().stream().min(lowest ? median : median.reversed());
    if (best.isEmpty() || best.get().rounds() < Recording.Summary.ROUNDS_TO_RANK) {
      return List.of();
    }
    var leaders =
        measured.keySet().stream().filter(id -> !measured.get(id).differsFrom(best.get())).toList();
    return leaders.size() == measured.size() ? List.of() : leaders;
  }
}
