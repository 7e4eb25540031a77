// rejected by: finds_a_pair_that_only_refers_to_itself
// Do you begin with objects whose count is 0, and go on from there?
// This is what counting does anyway: an object whose count is zero goes, and takes one from what it
// refers to. In a ring no count is zero, and so it never begins. Take away the references from
// inside first, all of them, and then look.
import java.util.BitSet;

/// Finds garbage among counted objects, without knowing a single root.
class TrialDeletion {

  /// The objects that nothing outside of `references` can reach.
  ///
  /// @param counts the reference count of each object
  /// @param references what each object refers to; numbers from `counts.length` on are others
  static BitSet garbage(int[] counts, int[][] references) {
    var left = counts.clone();
    var garbage = new BitSet(counts.length);
    for (var changed = true; changed; ) {
      changed = false;
      for (var object = 0; object < left.length; object++) {
        if (left[object] == 0 && !garbage.get(object)) {
          garbage.set(object);
          changed = true;
          for (var target : references[object]) {
            if (target < left.length) {
              left[target]--;
            }
          }
        }
      }
    }
    return garbage;
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
