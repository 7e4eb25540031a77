// rejected by: follows_a_chain_of_a_million_objects
// Does your answer call itself for each reference?
// The marks are where they belong, and no page is copied. But a call for each object is a frame for
// each object, and a linked list of a million is a chain of a million frames: the stack ends long
// before. The numbers of the objects that wait need a place of their own: an array that grows.
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

  static void mark(Heap heap, int[] roots, IntConsumer live) {
    var marks = new BitSet(heap.objects());
    for (var root : roots) {
      visit(heap, root, marks, live);
    }
  }

  private static void visit(Heap heap, int object, BitSet marks, IntConsumer live) {
    if (!marks.get(object)) {
      marks.set(object);
      live.accept(object);
      for (var i = 0; i < heap.references(object); i++) {
        visit(heap, heap.reference(object, i), marks, live);
      }
    }
  }
}
