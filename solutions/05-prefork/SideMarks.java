import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntConsumer;

/// Finds what a program can still reach, in a heap whose pages a fork has left shared.
class SideMarks {

  /// The heap. Its objects are numbered from 0.
  interface Heap {
    int objects();

    /// How many references an object holds.
    int references(int object);

    /// The object that one of those references leads to.
    int reference(int object, int index);

    /// The header of an object. Its lowest bit is free for a mark, the others are in use.
    long header(int object);

    /// Writes a header. The first write to a page copies the page.
    void setHeader(int object, long header);
  }

  /// Tells `live` of each object that can be reached from `roots`, once, in any order.
  static void mark(Heap heap, int[] roots, IntConsumer live) {
    var marks = new BitSet(heap.objects());
    var pending = new int[64];
    var count = 0;
    for (var root : roots) {
      if (!marks.get(root)) {
        marks.set(root);
        pending = with(pending, count++, root);
      }
    }
    while (count > 0) {
      var object = pending[--count];
      live.accept(object);
      for (var i = 0; i < heap.references(object); i++) {
        var next = heap.reference(object, i);
        // Marked before it waits, so that it waits once.
        if (!marks.get(next)) {
          marks.set(next);
          pending = with(pending, count++, next);
        }
      }
    }
  }

  private static int[] with(int[] pending, int count, int object) {
    var room = count < pending.length ? pending : Arrays.copyOf(pending, 2 * count);
    room[count] = object;
    return room;
  }
}
