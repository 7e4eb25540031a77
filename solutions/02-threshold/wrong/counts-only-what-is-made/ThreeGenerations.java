// rejected by: takes_back_one_for_each_container_freed
// Does your freed() leave counter 0 as it is?
// It reads like a counter of allocations, and the documentation says "allocations minus
// deallocations". What counting has freed needs no collector: a loop that makes a list and drops it
// ten million times never gets to 701.
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
    // Freed is freed: nothing to do.
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
