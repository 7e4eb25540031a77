// rejected by: frees_the_tree_with_its_root
// Do you store the parent as a counted reference and release it right away?
// A counted store and a release right behind it: the sum is the same as not counting, for a while.
// But the heap knows that the field holds. When the child is freed it lets go of the parent, a
// second time for one hold. Say what you mean: a store that does not count.
/// A binary tree in a counting heap, whose nodes know their parents.
class ParentLink {

  /// No cell.
  static final int NONE = -1;

  /// The fields of a node.
  static final int LEFT = 0, RIGHT = 1, PARENT = 2;

  /// Frees a cell when its last holder lets go of it.
  interface Heap {

    /// A new cell that you hold. Its fields are `NONE`.
    int make();

    void retain(int cell);

    void release(int cell);

    /// What the field refers to, or `NONE`.
    int load(int cell, int field);

    /// The field refers to `target`, or to `NONE`, and holds it.
    void store(int cell, int field, int target);

    /// The field refers to `target` and does not hold it. To load it after its target is an error.
    void storeUncounted(int cell, int field, int target);

    /// The field refers to `target` and does not hold it. After its target, it is `NONE`.
    void storeWeak(int cell, int field, int target);
  }

  private final Heap heap;

  ParentLink(Heap heap) {
    this.heap = heap;
  }

  /// The root of a new tree. The caller holds it.
  int root() {
    return heap.make();
  }

  /// A new node below `parent`, on the side `LEFT` or `RIGHT`. The tree holds it.
  int add(int parent, int side) {
    var node = heap.make();
    heap.store(node, PARENT, parent);
    heap.release(parent);
    heap.store(parent, side, node);
    heap.release(node);
    return node;
  }

  /// The node below, or `NONE`.
  int child(int node, int side) {
    return heap.load(node, side);
  }

  /// The node above, or `NONE`.
  int parent(int node) {
    return heap.load(node, PARENT);
  }

  /// Exchanges the two children of a node.
  void mirror(int node) {
    var left = child(node, LEFT);
    if (left != NONE) {
      heap.retain(left);
    }
    heap.store(node, LEFT, child(node, RIGHT));
    heap.store(node, RIGHT, left);
    if (left != NONE) {
      heap.release(left);
    }
  }

  /// Takes a node out of its parent, with all that is below it.
  void remove(int node) {
    var parent = parent(node);
    heap.storeWeak(node, PARENT, NONE);
    // Last, since it may free the node.
    heap.store(parent, child(parent, LEFT) == node ? LEFT : RIGHT, NONE);
  }
}
