// rejected by: keeps_a_pair_that_a_variable_holds
// Do you call an object garbage as soon as nothing is left of its count?
// Nothing left of the count means only: every reference to it comes from among these objects. One
// of those may be alive, and then this one is as well. What lives must be followed before anything
// is called garbage.
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
    alive.flip(0, counts.length);
    return alive;
  }

  /// What is left of each count without the references that come from these objects themselves.
  private static int[] referencesFromOutside(int[] counts, int[][] references) {
    var outside = counts.clone();
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
