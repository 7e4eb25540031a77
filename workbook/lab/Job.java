package workbook.lab;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/// A process to measure. What runs it does not matter to the experiment.
sealed interface Job permits JavaJob, PythonJob {

  /// What a reader can paste into a shell inside the clone.
  String command();

  /// Memory that the process may come to need; a machine with less free does not run it.
  long neededBytes();

  /// One fresh process, from start to end.
  ///
  /// @param scratch an empty folder for the process's own files
  /// @return by metric id; every metric asked for is there
  Map<String, Reading> measure(Fork fork, Path scratch, List<Metric> metrics)
      throws InterruptedException;

  static Map<String, Reading> unavailable(List<Metric> metrics, String why) {
    var readings = new LinkedHashMap<String, Reading>();
    metrics.forEach(metric -> readings.put(metric.id(), new Reading.Unavailable(why)));
    return readings;
  }

  /// What the parent saw under `/proc`.
  static Reading seen(OptionalLong value) {
    return value.isPresent()
        ? new Reading.Measured(value.getAsLong())
        : new Reading.Unavailable(Proc.WHY_NOT);
  }

  /// Joins words to a line that a POSIX shell splits into the same words.
  static String line(List<String> words) {
    var quoted = new ArrayList<String>();
    for (var word : words) {
      quoted.add(word.matches("[\\w@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'");
    }
    return String.join(" ", quoted);
  }
}
