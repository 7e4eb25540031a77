import java.util.BitSet;

/// Finds garbage among counted objects, without knowing a single root.
class TrialDeletion {

  /// The objects that nothing outside of `references` can reach.
  ///
  /// @param counts the reference count of each object
  /// @param references what each object refers to; numbers from `counts.length` on are others
  static BitSet garbage(int[] counts, int[][] references) {
    var garbage = new BitSet(counts.length);
    // TODO
    return garbage;
  }
}
