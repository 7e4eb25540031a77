// rejected by: puts_off_the_oldest_until_a_quarter_of_it_is_waiting
// Do the survivors of generation 0 count as waiting in your answer?
// Survivors of generation 0 are in generation 1 now, and will be counted once they survive that,
// too. Count them at both times and the quarter is there too soon.
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
    counts[generation + 1]++;
    waiting += survivors;
  }

  private boolean exceeds(int generation) {
    return counts[generation] > thresholds[generation];
  }
}
