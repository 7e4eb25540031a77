// rejected by: leaves_counts_and_references_as_they_are
// Do you subtract in the counts that you were given?
// The search is right. But these are the counts by which the program frees its objects: after this
// it believes that nobody else holds them. Work on a copy, as CPython does.
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
    var outside = counts;
    for (var targets : references) {
      for (var target : targets) {
        if (target < outside.length) {
          outside[target]--;
        }
      }
    }
    return outside;
  }
}
