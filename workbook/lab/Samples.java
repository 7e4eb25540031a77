package workbook.lab;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The figures of an act as they come in. A round counts when all its runs are done.
final class Samples {

  private final List<Metric> metrics;
  private final List<Run> runs;
  private final Map<String, List<Measurement>> byRun = new HashMap<>();
  private int rounds;

  Samples(List<Metric> metrics, List<Run> runs) {
    this.metrics = metrics;
    this.runs = runs;
    runs.forEach(run -> byRun.put(run.id(), new ArrayList<>()));
  }

  List<Metric> metrics() {
    return metrics;
  }

  void add(Run run, Measurement measured) {
    byRun.get(run.id()).add(measured);
  }

  void finishRound() {
    rounds++;
  }

  /// Whether the run gave no figure at all last time: it would not the next time.
  boolean gaveUp(Run run) {
    var measured = byRun.get(run.id());
    return !measured.isEmpty()
        && measured.getLast().readings().values().stream()
            .allMatch(Reading.Unavailable.class::isInstance);
  }

  /// The finished rounds, and why there is nothing where there is nothing.
  ///
  /// @param printing whether what the runs printed belongs to it
  Recording.Act act(
      String id,
      String question,
      Rule answer,
      Optional<Recording.Axis> axis,
      Setting setting,
      boolean printing) {
    return new Recording.Act(
        id,
        question,
        answer,
        rounds,
        metrics,
        runs.stream().map(run -> recorded(run, setting, printing)).toList(),
        axis,
        setting.prepared());
  }

  private Recording.Run recorded(Run run, Setting setting, boolean printing) {
    var samples = new LinkedHashMap<String, List<Double>>();
    var unavailable = new LinkedHashMap<String, String>();
    var all = byRun.get(run.id());
    var finished = all.stream().limit(rounds).toList();
    for (var metric : metrics) {
      var values = new ArrayList<Double>();
      for (var measured : finished) {
        if (measured.readings().get(metric.id()) instanceof Reading.Measured(var value)) {
          values.add(value);
        }
      }
      // A reason is one, also where no round was finished.
      for (var measured : all) {
        if (measured.readings().get(metric.id()) instanceof Reading.Unavailable(var why)) {
          unavailable.put(metric.id(), why);
        }
      }
      if (!values.isEmpty()) {
        samples.put(metric.id(), List.copyOf(values));
      }
    }
    return new Recording.Run(
        run.id(),
        run.label(),
        setting.shown(run.job().command()),
        samples,
        unavailable,
        run.point(),
        printing && !finished.isEmpty() ? finished.getLast().printed() : List.of());
  }
}
