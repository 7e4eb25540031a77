// rejected by: leaves_out_a_cycle_that_nothing_reaches
// Does what counts as marked change from one collection to the next?
// Nothing has to be cleared if the next collection takes the other value for "marked": a trick that
// real collectors use. Two things are wrong with it here. What was not reached keeps the old value,
// so that it must be freed before the meaning turns, and one flag for all heaps turns for the wrong
// one. And every mark still writes to a header, and copies its page.
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

  private static long marked;

  static void mark(Heap heap, int[] roots, IntConsumer live) {
    marked = 1 - marked;
    var pending = new ArrayDeque<Integer>();
    for (var root : roots) {
      pending.push(root);
    }
    while (!pending.isEmpty()) {
      int object = pending.pop();
      if ((heap.header(object) & 1) != marked) {
        heap.setHeader(object, heap.header(object) & ~1L | marked);
        live.accept(object);
        for (var i = 0; i < heap.references(object); i++) {
          pending.push(heap.reference(object, i));
        }
      }
    }
  }
}
