package workbook.lab;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The figures of an act as they come in. A round counts when all its runs are done.
final class Samples {

  private final List<Metric> metrics;
  private final List<Run> runs;
  private final Map<String, List<Map<String, Reading>>> byRun = new HashMap<>();
  private int rounds;

  Samples(List<Metric> metrics, List<Run> runs) {
    this.metrics = metrics;
    this.runs = runs;
    runs.forEach(run -> byRun.put(run.id(), new ArrayList<>()));
  }

  void add(Run run, Map<String, Reading> readings) {
    byRun.get(run.id()).add(readings);
  }

  void finishRound() {
    rounds++;
  }

  /// Whether the run gave no figure at all last time: it would not the next time.
  boolean gaveUp(Run run) {
    var readings = byRun.get(run.id());
    return !readings.isEmpty()
        && readings.getLast().values().stream().allMatch(Reading.Unavailable.class::isInstance);
  }

  /// The finished rounds.
  Recording.Act act(String id, String question, Rule answer) {
    return new Recording.Act(
        id, question, answer, rounds, metrics, runs.stream().map(this::recorded).toList());
  }

  private Recording.Run recorded(Run run) {
    var samples = new LinkedHashMap<String, List<Double>>();
    var unavailable = new LinkedHashMap<String, String>();
    var finished = byRun.get(run.id()).stream().limit(rounds).toList();
    for (var metric : metrics) {
      var values = new ArrayList<Double>();
      for (var readings : finished) {
        switch (readings.get(metric.id())) {
          case Reading.Measured(var value) -> values.add(value);
          case Reading.Unavailable(var why) -> unavailable.put(metric.id(), why);
        }
      }
      if (!values.isEmpty()) {
        samples.put(metric.id(), List.copyOf(values));
      }
    }
    return new Recording.Run(run.id(), run.label(), run.job().command(), samples, unavailable);
  }
}
