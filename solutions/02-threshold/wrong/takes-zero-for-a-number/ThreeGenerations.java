// rejected by: is_never_due_with_a_first_threshold_of_zero
// Do you treat a threshold of 0 like any other number?
// As a number, 0 would be the lowest threshold of all: a collection for every container. CPython
// gives it a meaning of its own: the collector is off. That is what Instagram relied on.
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
    if (!exceeds(0)) {
      return OptionalInt.empty();
    }
    if (exceeds(OLDEST) && waiting >= old / 4) {
      return OptionalInt.of(OLDEST);
    }
    return OptionalInt.of(exceeds(1) ? 1 : 0);
  }

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
