// rejected by: agrees_with_an_oracle_on_2_000_random_graphs
// Do you shift an int where a mark has 64 places?
// A bitmap made by hand, 64 marks in a long. But `1 << n` shifts an int, which has 32 bits: object
// 32 shares its mark with object 0, and from object 31 on a negative int sets 33 bits at once.
// Write `1L << n`, or let BitSet do it.
import java.util.ArrayDeque;
import java.util.function.IntConsumer;

class SideMarks {
  interface Heap {
    int objects();

    int references(int object);

    int reference(int object, int index);

    long header(int object);

    void setHeader(int object, long header);
  }

  static void mark(Heap heap, int[] roots, IntConsumer live) {
    var marks = new long[heap.objects() / 64 + 1];
    var pending = new ArrayDeque<Integer>();
    for (var root : roots) {
      pending.push(root);
    }
    while (!pending.isEmpty()) {
      int object = pending.pop();
      if ((marks[object / 64] & 1 << object % 64) == 0) {
        marks[object / 64] |= 1 << object % 64;
        live.accept(object);
        for (var i = 0; i < heap.references(object); i++) {
          pending.push(heap.reference(object, i));
        }
      }
    }
  }
}
