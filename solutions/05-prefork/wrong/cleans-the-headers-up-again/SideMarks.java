// rejected by: copies_no_page_of_the_heap
// Do you set marks in the headers, and clear them again at the end?
// The heap is the same, byte for byte, when you are done: tidy, and too late. A page is copied at
// the first write to it, whatever is written, and no later write makes it shared again.
// Only a mark that is never written to the heap copies nothing.
import java.util.ArrayDeque;
import java.util.ArrayList;
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
    var pending = new ArrayDeque<Integer>();
    var marked = new ArrayList<Integer>();
    for (var root : roots) {
      pending.push(root);
    }
    while (!pending.isEmpty()) {
      int object = pending.pop();
      if ((heap.header(object) & 1) == 0) {
        heap.setHeader(object, heap.header(object) | 1);
        marked.add(object);
        live.accept(object);
        for (var i = 0; i < heap.references(object); i++) {
          pending.push(heap.reference(object, i));
        }
      }
    }
    for (int object : marked) {
      heap.setHeader(object, heap.header(object) & ~1L);
    }
  }
}
