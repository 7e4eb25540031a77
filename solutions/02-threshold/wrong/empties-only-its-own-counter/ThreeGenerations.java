// rejected by: takes_the_oldest_generation_that_is_above_its_threshold
// After a collection, do you set only the counter of that one generation to 0?
// A collection of generation 1 takes generation 0 along: that one is empty then, and its counter has
// to say so. With the counter left where it was the next container makes it due again.
import java.util.OptionalInt;

class ThreeGenerations {
  private static final int OLDEST = 2;

  private final int[] thresholds;

  private final int[] counts = new int[OLDEST + 1];

  private int old;
  private int waiting;

  ThreeGenerations(int threshold0, int threshold1, int threshold2) {
    thresholds = new int[] {threshold0, threshold1, threshold2};
  }

  void made() {
    counts[0]++;
  }

  void freed() {
    counts[0] = Math.max(0, counts[0] - 1);
  }

  OptionalInt due() {
    if (thresholds[0] == 0 || !exceeds(0)) {
      return OptionalInt.empty();
    }
    if (exceeds(OLDEST) && waiting >= old / 4) {
      return OptionalInt.of(OLDEST);
    }
    return OptionalInt.of(exceeds(1) ? 1 : 0);
  }

  void collected(int generation, int survivors) {
    counts[generation] = 0;
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
