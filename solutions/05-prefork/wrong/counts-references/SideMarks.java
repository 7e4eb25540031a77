// rejected by: leaves_out_a_cycle_that_nothing_reaches
// Do you take an object for alive because something refers to it?
// One pass and no write: an object lives if something refers to it. That is reference counting, and
// it has its weakness: two objects that refer to each other count one each, though no root leads
// to them. To find out, you have to start at the roots and follow the references.
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
    var referred = new BitSet(heap.objects());
    for (var root : roots) {
      referred.set(root);
    }
    if (roots.length > 0) {
      for (var object = 0; object < heap.objects(); object++) {
        for (var i = 0; i < heap.references(object); i++) {
          referred.set(heap.reference(object, i));
        }
      }
    }
    referred.stream().forEach(live);
  }
}
