// rejected by: frees_a_cell_that_two_fields_share_exactly_once
// When a cell is freed, do you let go of each child once, even if two fields hold it?
// A set looks right, since a child must be freed once. But the count says how many references there
// are, not how many cells they come from: two fields that refer to one child hold it twice. Who
// lets go only once leaves a child that nobody can free.
import java.util.HashSet;

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
      var children = new HashSet<Integer>();
      for (var field = 0; field < FIELDS; field++) {
        children.add(memory.field(cell, field));
      }
      children.remove(NONE);
      memory.free(cell);
      children.forEach(this::release);
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
