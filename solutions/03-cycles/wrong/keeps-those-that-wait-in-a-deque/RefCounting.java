// rejected by: allocates_nothing_to_free_a_million_cells
// Do the cells that wait to be freed stand in a collection of their own?
// No recursion, and each cell goes once: well done. The deque grows with those that wait, half a
// million of them for a wide tree, and it grows in the moment in which you wanted memory back. A
// cell that waits has a place for the number of the next one: its count.
import java.util.ArrayDeque;

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
    var waiting = new ArrayDeque<Integer>();
    dropped(cell, waiting);
    while (!waiting.isEmpty()) {
      var dead = waiting.pop();
      for (var field = 0; field < FIELDS; field++) {
        dropped(memory.field(dead, field), waiting);
      }
      memory.free(dead);
    }
  }

  private void dropped(int cell, ArrayDeque<Integer> waiting) {
    if (cell != NONE) {
      memory.setCount(cell, memory.count(cell) - 1);
      if (memory.count(cell) == 0) {
        waiting.push(cell);
      }
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
