// rejected by: takes_less_memory_than_half_the_heap
// Do you remember the objects in a set or a map?
// Right, and no page is copied. But an Integer in a HashSet takes some 50 bytes where a bit would
// do: the books are nearly as large as the heap that they describe, and each worker has its own.
// Objects have numbers from 0 on: a BitSet needs one bit for each.
import java.util.ArrayDeque;
import java.util.HashSet;
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
    var seen = new HashSet<Integer>();
    var pending = new ArrayDeque<Integer>();
    for (var root : roots) {
      pending.push(root);
    }
    while (!pending.isEmpty()) {
      int object = pending.pop();
      if (seen.add(object)) {
        live.accept(object);
        for (var i = 0; i < heap.references(object); i++) {
          pending.push(heap.reference(object, i));
        }
      }
    }
  }
}
