// rejected by: takes_the_oldest_generation_that_is_above_its_threshold
// Do you look at generation 0 first, and take the first one above its threshold?
// When generation 0 is due it is always above its threshold: asked first, it always wins, and the
// older ones are never collected. Begin with the oldest: its collection takes the younger along.
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
    for (var generation = 0; generation <= OLDEST; generation++) {
      if (exceeds(generation)) {
        return OptionalInt.of(generation);
      }
    }
    return OptionalInt.empty();
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
