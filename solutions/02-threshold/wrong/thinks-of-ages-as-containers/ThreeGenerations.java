// rejected by: takes_the_oldest_generation_that_is_above_its_threshold
// Do the counters of the older generations count containers in your answer?
// All three thresholds look alike, so all three seem to count containers. Only the first does. The
// second counts collections of generation 0 since the last one of generation 1, the third those of
// generation 1: 10 means ten collections, not ten containers.
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
    for (var younger = 0; younger <= generation; younger++) {
      counts[younger] = 0;
    }
    if (generation == OLDEST) {
      old = survivors;
      waiting = 0;
      return;
    }
    counts[generation + 1] += survivors;
    if (generation + 1 == OLDEST) {
      waiting += survivors;
    }
  }

  private boolean exceeds(int generation) {
    return counts[generation] > thresholds[generation];
  }
}
