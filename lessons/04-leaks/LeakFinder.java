import java.util.List;

/// Finds classes that grow, in histograms as `jcmd PID GC.class_histogram` prints them.
class LeakFinder {

  /// The names of the classes that grow from each histogram to the next by at least 1,000
  /// instances, the one that gained most bytes first.
  ///
  /// @param histograms of one process, the oldest first, two or more
  static List<String> growing(List<String> histograms) {
    return List.of(); // TODO
  }
}
