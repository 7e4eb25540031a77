package workbook.lab;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What to measure, in fresh processes. How it runs does not matter to the experiment.
public sealed interface Job permits Fleet, ForeignJob, JavaJob, MissingJob, ProgramJob {

  /// What a reader can paste into a shell inside the clone.
  String command();

  /// Memory that the process may come to need; a machine with less free does not run it.
  long neededBytes();

  /// Does it once, from start to end.
  ///
  /// @param scratch an empty folder for the job's own files
  Measurement measure(Fork fork, Path scratch, List<Metric> metrics) throws InterruptedException;

  static Reading seconds(Instant from, Instant to) {
    return new Reading.Measured(Duration.between(from, to).toNanos() / 1e9);
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
