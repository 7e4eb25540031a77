// rejected by: counts_a_reference_to_itself
// Do you leave out references from an object to itself?
// An object that refers to itself cannot keep itself alive, so it looks harmless to leave that
// reference out. But it is in the count. What is not subtracted looks like a reference from
// outside, and the object stays for ever.
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
    for (var object = 0; object < references.length; object++) {
      for (var target : references[object]) {
        if (target < outside.length && target != object) {
          outside[target]--;
        }
      }
    }
    return outside;
  }
}
