// rejected by: counts_each_of_several_references_to_one_object
// If an object refers to another one three times, do you subtract only one?
// A set of targets is how one draws a graph, one arrow from here to there. The count knows better:
// a list that holds an object three times refers to it three times. Subtract each of them.
import java.util.Arrays;
import java.util.BitSet;

/// Finds garbage among counted objects, without knowing a single root.
class TrialDeletion {

  /// The objects that nothing outside of `references` can reach.
  ///
  /// @param counts the reference count of each object
  /// @param references what each object refers to; numbers from `counts.length` on are others
  static BitSet garbage(int[] counts, int[][] references) {
    var outside = referencesFromOutside(counts, references);
    var alive = new BitSet(counts.length);
    var toVisit = new int[counts.length];
    var waiting = 0;
    for (var object = 0; object < counts.length; object++) {
      if (outside[object] > 0) {
        alive.set(object);
        toVisit[waiting++] = object;
      }
    }
    while (waiting > 0) {
      for (var target : references[toVisit[--waiting]]) {
        // Marked when it enters the list, so that it enters only once.
        if (target < counts.length && !alive.get(target)) {
          alive.set(target);
          toVisit[waiting++] = target;
        }
      }
    }
    alive.flip(0, counts.length);
    return alive;
  }

  /// What is left of each count without the references that come from these objects themselves.
  private static int[] referencesFromOutside(int[] counts, int[][] references) {
    var outside = counts.clone();
    for (var targets : references) {
      Arrays.stream(targets)
          .distinct()
          .filter(target -> target < outside.length)
          .forEach(target -> outside[target]--);
    }
    return outside;
  }
}
