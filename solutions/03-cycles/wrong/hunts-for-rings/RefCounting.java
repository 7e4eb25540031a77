// rejected by: leaves_a_ring_behind
// Does release look for cells that refer to themselves?
// A cell that refers to itself is easily found, and freed here. That goes beyond counting, and is
// not safe as it stands: it never asks who else holds the cell, and it finds no ring of two.
// Whether a ring is garbage takes a look at all of it. That is the next exercise.
/// A heap that frees by counting.
class RefCounting {

  /// No cell.
  static final int NONE = -1;

  /// Each cell has the fields 0 and 1.
  static final int FIELDS = 2;

  /// The memory below. Cells are numbers, 0 or larger.
  interface Memory {

    /// A new cell: its count is 0, its fields are `NONE`.
    int allocate();

    int count(int cell);

    void setCount(int cell, int count);

    int field(int cell, int index);

    void setField(int cell, int index, int target);

    /// Takes the cell back. It must not be touched again.
    void free(int cell);
  }

  private final Memory memory;

  RefCounting(Memory memory) {
    this.memory = memory;
  }

  /// A new cell that the caller holds.
  int make() {
    var cell = memory.allocate();
    memory.setCount(cell, 1);
    return cell;
  }

  /// One more holder.
  void retain(int cell) {
    memory.setCount(cell, memory.count(cell) + 1);
  }

  /// One holder less. The last one frees the cell, and what only this cell held.
  void release(int cell) {
    // Cells that wait to be freed form a list. A count of zero is a place for its link.
    for (var waiting = dropped(cell, NONE); waiting != NONE; ) {
      var dead = waiting;
      waiting = memory.count(dead);
      for (var field = 0; field < FIELDS; field++) {
        waiting = dropped(memory.field(dead, field), waiting);
      }
      memory.free(dead);
    }
  }

  /// One holder less.
  ///
  /// @return the first of the cells that wait: this one, if that was its last holder
  private int dropped(int cell, int waiting) {
    if (cell == NONE) {
      return waiting;
    }
    var left = memory.count(cell) - 1;
    for (var field = 0; field < FIELDS && left > 0; field++) {
      if (memory.field(cell, field) == cell) {
        memory.setField(cell, field, NONE);
        left--;
      }
    }
    memory.setCount(cell, left == 0 ? waiting : left);
    return left == 0 ? cell : waiting;
  }

  /// From now on the field refers to `target`, or to `NONE`.
  void store(int cell, int field, int target) {
    // The new one first: where it is the old one, or held by it, it must not die in between.
    if (target != NONE) {
      retain(target);
    }
    var old = memory.field(cell, field);
    memory.setField(cell, field, target);
    if (old != NONE) {
      release(old);
    }
  }
}
