// rejected by: frees_a_removed_node_with_all_below_it
// Does remove write to the node after its parent has let go of it?
// Emptying the parent's field may free the node, and the next line writes to it. With the leaks of
// the starter that never happened. Write to it first, let go of it last.
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
    // A child must not hold its parent: the two would keep each other for ever.
    heap.storeWeak(node, PARENT, parent);
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
    heap.store(parent, child(parent, LEFT) == node ? LEFT : RIGHT, NONE);
    heap.storeWeak(node, PARENT, NONE);
  }
}
