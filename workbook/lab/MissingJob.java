package workbook.lab;

import java.nio.file.Path;
import java.util.List;

/// A job that is not done.
///
/// @param why a sentence for the reader
record MissingJob(String why) implements Job {

  /// For want of something that this machine lacks, which is no failure: the reason begins so that
  /// `verify` can tell.
  ///
  /// @param what is missing, and how to get it
  static MissingJob skipped(String what) {
    return new MissingJob("Skipped: " + what);
  }

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
    return Measurement.unavailable(metrics, why);
  }
}
