// rejected by: keeps_what_it_reaches_in_many_steps
// Do you go through the objects just once, in the order of their numbers?
// One walk from the first object to the last rescues along references that lead to higher numbers.
// One that leads back comes too late: its target has been passed. Repeat until nothing changes, or
// better, keep a list of those to follow.
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
    for (var object = 0; object < counts.length; object++) {
      for (var target : references[object]) {
        if (alive.get(object) && target < counts.length) {
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
