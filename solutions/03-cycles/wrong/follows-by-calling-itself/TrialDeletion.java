// rejected by: finds_its_way_through_a_million_objects
// Does your search call itself for each object that it reaches?
// Right for every graph that is not deep. The way through a list of a million objects is a million
// calls deep, and the stack ends long before. Keep those to follow in a list of your own.
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
    for (var object = 0; object < counts.length; object++) {
      if (outside[object] > 0) {
        follow(object, references, alive);
      }
    }
    alive.flip(0, counts.length);
    return alive;
  }

  private static void follow(int object, int[][] references, BitSet alive) {
    if (object < references.length && !alive.get(object)) {
      alive.set(object);
      for (var target : references[object]) {
        follow(target, references, alive);
      }
    }
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
