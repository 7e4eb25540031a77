import java.util.OptionalInt;

/// When CPython 3.8 to 3.13 collects, and what: three generations and their counters.
///
/// Generation 0 is the youngest. All numbers are at least 0.
class ThreeGenerations {
  private static final int OLDEST = 2;

  private final int[] thresholds;

  /// Containers made less those freed; collections of generation 0; collections of generation 1.
  private final int[] counts = new int[OLDEST + 1];

  /// How many the last full collection left in the oldest generation, and how many came after.
  private int old;
  private int waiting;

  /// @param threshold0 as the first argument of `gc.set_threshold`; the others follow
  ThreeGenerations(int threshold0, int threshold1, int threshold2) {
    thresholds = new int[] {threshold0, threshold1, threshold2};
  }

  /// A container was made: a list, a dict, an object.
  void made() {
    counts[0]++;
  }

  /// A container was freed, because nothing refers to it any more.
  void freed() {
    counts[0] = Math.max(0, counts[0] - 1);
  }

  /// The generation that the collector would collect now; empty where none is due.
  OptionalInt due() {
    if (thresholds[0] == 0 || !exceeds(0)) {
      return OptionalInt.empty();
    }
    if (exceeds(OLDEST) && waiting >= old / 4) {
      return OptionalInt.of(OLDEST);
    }
    return OptionalInt.of(exceeds(1) ? 1 : 0);
  }

  /// A generation was collected, with all that are younger: because it was due, or because the
  /// program asked for it, which it may at any time.
  ///
  /// @param survivors how many containers of those collected are still there
  void collected(int generation, int survivors) {
    for (var younger = 0; younger <= generation; younger++) {
      counts[younger] = 0;
    }
    if (generation == OLDEST) {
      old = survivors;
      waiting = 0;
      return;
    }
    counts[generation + 1]++;
    if (generation + 1 == OLDEST) {
      waiting += survivors;
    }
  }

  private boolean exceeds(int generation) {
    return counts[generation] > thresholds[generation];
  }
}
