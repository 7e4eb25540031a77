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

  private static final long MARK = 1;

  /// Tells `live` of each object that can be reached from `roots`, once, in any order.
  static void mark(Heap heap, int[] roots, IntConsumer live) {
    for (var root : roots) {
      visit(heap, root, live);
    }
  }

  // TODO no write to the heap, no recursion
  private static void visit(Heap heap, int object, IntConsumer live) {
    if ((heap.header(object) & MARK) == 0) {
      heap.setHeader(object, heap.header(object) | MARK);
      live.accept(object);
      for (var i = 0; i < heap.references(object); i++) {
        visit(heap, heap.reference(object, i), live);
      }
    }
  }
}
