package workbook.lab;

import java.nio.file.Path;
import java.util.List;

/// A job that this machine cannot do.
///
/// @param why a sentence for the reader: what is missing, and how to get it
record MissingJob(String why) implements Job {

  /// How such a reason begins, so that `verify` can tell it from a failure.
  static final String SKIPPED = "Skipped: ";

  @Override
  public String command() {
    return "# " + why;
  }

  @Override
  public long neededBytes() {
    return 0;
  }

  @Override
  public Measurement measure(Fork fork, Path scratch, List<Metric> metrics) {
    return Measurement.unavailable(metrics, SKIPPED + why);
  }
}
