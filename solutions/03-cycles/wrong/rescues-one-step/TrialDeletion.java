// rejected by: keeps_what_it_reaches_in_many_steps
// Do you stop at what a living object refers to itself, one step away?
// Those that a living object refers to are saved, and those that they refer to are not. A rescued
// object has to rescue in turn: it belongs on the list of those to follow.
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
        if (target < counts.length) {
          alive.set(target);
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
      for (var target : targets) {
        if (target < outside.length) {
          outside[target]--;
        }
      }
    }
    return outside;
  }
}
