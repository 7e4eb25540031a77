// rejected by: tells_of_what_the_roots_reach_and_of_nothing_else
// Do you keep the marks from one collection to the next?
// One bitmap for all collections saves an allocation. But it comes back full of the last
// collection's marks: what was reachable then counts as seen now, and its references are never
// followed. A side bitmap has to be cleared, which is cheap: it is one bit for each object.
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.function.IntConsumer;

class SideMarks {
  interface Heap {
    int objects();

    int references(int object);

    int reference(int object, int index);

    long header(int object);

    void setHeader(int object, long header);
  }

  private static final BitSet MARKS = new BitSet();

  static void mark(Heap heap, int[] roots, IntConsumer live) {
    var pending = new ArrayDeque<Integer>();
    for (var root : roots) {
      pending.push(root);
    }
    while (!pending.isEmpty()) {
      int object = pending.pop();
      if (!MARKS.get(object)) {
        MARKS.set(object);
        live.accept(object);
        for (var i = 0; i < heap.references(object); i++) {
          pending.push(heap.reference(object, i));
        }
      }
    }
  }
}
