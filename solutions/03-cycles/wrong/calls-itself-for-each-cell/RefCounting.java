// rejected by: frees_a_chain_of_a_million_cells
// Does release call itself for what a freed cell referred to?
// The counts are right, and this is how most people write it first. But each cell of a list waits
// on the stack for the next one, and a stack is small: some ten thousand calls, then it is full.
// Keep those that wait in a list, and loop.
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
    var left = memory.count(cell) - 1;
    memory.setCount(cell, left);
    if (left == 0) {
      for (var field = 0; field < FIELDS; field++) {
        var target = memory.field(cell, field);
        if (target != NONE) {
          release(target);
        }
      }
      memory.free(cell);
    }
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
