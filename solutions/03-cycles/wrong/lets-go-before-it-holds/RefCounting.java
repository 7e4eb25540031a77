// rejected by: stores_what_the_field_holds_already
// Does store let go of the old target before it holds the new one?
// Old one down, new one up: it sounds like the order of events. Where both are the same cell, and
// this field was its last holder, the cell is freed first and held afterwards, too late. Hold the
// new one, then let go of the old.
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
    memory.setCount(cell, left == 0 ? waiting : left);
    return left == 0 ? cell : waiting;
  }

  /// From now on the field refers to `target`, or to `NONE`.
  void store(int cell, int field, int target) {
    var old = memory.field(cell, field);
    if (old != NONE) {
      release(old);
    }
    if (target != NONE) {
      retain(target);
    }
    memory.setField(cell, field, target);
  }
}
