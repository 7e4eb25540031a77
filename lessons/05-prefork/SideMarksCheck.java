///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ${answer:../../answers/05-prefork}/SideMarks.java
//SOURCES ../../workbook/check/Checks.java

import static org.assertj.core.api.Assertions.assertThat;
import static workbook.check.Checks.*;

import org.junit.jupiter.api.Test;

@Test void tells_of_what_the_roots_reach_and_of_nothing_else() {
  expect("0 -> 1 -> 2, and 3 alone", heap(to(1), to(2), to(), to()), roots(0), 0, 1, 2);
  expect("no roots at all", heap(to(1), to(0)), roots());
  expect("two roots", heap(to(), to(3), to(), to()), roots(0, 1), 0, 1, 3);
}

@Test void leaves_out_a_cycle_that_nothing_reaches() {
  expect("0 -> 1, and 2 <-> 3", heap(to(1), to(), to(3), to(2)), roots(0), 0, 1);
  expect("0, and 1 -> 1", heap(to(), to(1)), roots(0), 0);
}

@Test void tells_of_each_object_once() {
  expect("0 -> 0", heap(to(0)), roots(0), 0);
  expect("0 -> 1 three times", heap(to(1, 1, 1), to()), roots(0), 0, 1);
  expect("a root given twice", heap(to(1), to()), roots(0, 0, 1), 0, 1);
  expect("0 -> 1 -> 3, 0 -> 2 -> 3", heap(to(1, 2), to(3), to(3), to()), roots(0), 0, 1, 2, 3);
}

@Test void finds_the_same_objects_in_the_next_collection() {
  var heap = heap(to(1), to(2), to(0));
  expect("0 -> 1 -> 2 -> 0, the first time", heap, roots(0), 0, 1, 2);
  expect("0 -> 1 -> 2 -> 0, the second time", heap, roots(0), 0, 1, 2);
  expect("0 -> 1 -> 2 -> 0, then without a root", heap, roots());
}

@Test void agrees_with_an_oracle_on_2_000_random_graphs() {
  var random = random();
  for (var i = 0; i < 2_000; i++) {
    var heap = randomHeap(1 + random.nextInt(300), 3, random);
    var roots = random.ints(random.nextInt(4), 0, heap.objects()).toArray();
    expect("random graph %d: %s".formatted(i, heap), heap, roots, oracle(heap, roots));
  }
}

@Test void follows_a_chain_of_a_million_objects() {
  var chain = new PagedHeap(new int[1_000_000][]);
  Arrays.setAll(chain.edges, object -> to(Math.min(object + 1, 999_999)));
  var told = new int[1];
  try {
    SideMarks.mark(chain, roots(0), _ -> told[0]++);
  } catch (StackOverflowError e) {
    throw new AssertionError(
        "a chain of 1,000,000 objects overflowed the stack after %,d: one call for each object\n"
            .formatted(told[0])
            + "is one frame for each object. Keep the objects that wait in an array of your own.");
  }
  assertThat(told[0]).as("objects told of, in a chain of 1,000,000").isEqualTo(1_000_000);
}

@Test void copies_no_page_of_the_heap() {
  var heap = randomHeap(50_000, 6, random());
  SideMarks.mark(heap, manyRoots(), _ -> {});
  show("copied", heap.copied.cardinality(), 0, "of %,d pages".formatted(heap.pages()));
  assertThat(heap.copied.cardinality())
      .withFailMessage(
          "your marks copied %,d of %,d pages. A write copies the page of 4,096 bytes that it%n"
              + "falls on, even where it changes one bit, and even where you undo it later.%n"
              + "Where else could a mark be?",
          heap.copied.cardinality(), heap.pages())
      .isZero();
}

@Test void takes_less_memory_than_half_the_heap() {
  var heap = randomHeap(50_000, 6, random());
  var own = allocatedBytesPerCall(1, () -> SideMarks.mark(heap, manyRoots(), _ -> {}));
  var pages = Math.ceilDiv((long) own, PagedHeap.PAGE);
  show("took", pages, heap.pages() / 2 - 1, "pages, beside a heap of %,d".formatted(heap.pages()));
  assertThat(pages)
      .withFailMessage(
          "you copied no page, and allocated %,d of your own beside a heap of %,d: those are%n"
              + "private memory too. A mark needs one bit, and an object has to wait only once.",
          pages, heap.pages())
      .isLessThan(heap.pages() / 2);
}

/// Objects one behind the other on pages of 4,096 bytes: a header of 16, and 8 a reference.
static class PagedHeap implements SideMarks.Heap {
  static final int PAGE = 4_096;

  final int[][] edges;
  final BitSet copied = new BitSet();
  private final long[] headers;
  private int[] pageOf = {};

  PagedHeap(int[][] edges) {
    this.edges = edges;
    headers = new long[edges.length];
    Arrays.setAll(headers, object -> object * 0x9E3779B97F4A7C15L & ~1L);
  }

  @Override public int objects() {
    return edges.length;
  }

  @Override public int references(int object) {
    return edges[object].length;
  }

  @Override public int reference(int object, int index) {
    return edges[object][index];
  }

  @Override public long header(int object) {
    return headers[object];
  }

  @Override public void setHeader(int object, long header) {
    headers[object] = header;
    copied.set(page(object));
  }

  int pages() {
    return page(edges.length - 1) + 1;
  }

  private int page(int object) {
    if (pageOf.length == 0) {
      pageOf = new int[edges.length];
      var bytes = 0L;
      for (var i = 0; i < edges.length; i++) {
        pageOf[i] = (int) (bytes / PAGE);
        bytes += 16 + 8L * edges[i].length;
      }
    }
    return pageOf[object];
  }

  @Override public String toString() {
    return edges.length > 12 ? "%,d objects".formatted(edges.length) : Arrays.deepToString(edges);
  }
}

PagedHeap heap(int[]... edges) {
  return new PagedHeap(edges);
}

int[] to(int... objects) {
  return objects;
}

int[] roots(int... objects) {
  return objects;
}

/// Of three, each may happen to refer to nobody, and then nearly nothing is reached.
int[] manyRoots() {
  return IntStream.range(0, 64).toArray();
}

/// Half of the objects refer to others; self-loops and parallel edges turn up by themselves.
PagedHeap randomHeap(int objects, int most, Random random) {
  var edges = new int[objects][];
  Arrays.setAll(edges, _ -> random.ints(random.nextInt(most + 1), 0, objects).toArray());
  return new PagedHeap(edges);
}

/// By waves, as long as they find something new.
int[] oracle(PagedHeap heap, int[] roots) {
  var found = new TreeSet<Integer>();
  var wave = Arrays.stream(roots).boxed().toList();
  while (found.addAll(wave)) {
    wave = wave.stream().flatMap(o -> Arrays.stream(heap.edges[o]).boxed()).distinct().toList();
    wave = wave.stream().filter(object -> !found.contains(object)).toList();
  }
  return found.stream().mapToInt(Integer::intValue).toArray();
}

void expect(String graph, PagedHeap heap, int[] roots, int... expected) {
  var told = new ArrayList<Integer>();
  SideMarks.mark(heap, roots, told::add);
  told.sort(Comparator.naturalOrder());
  var as = "%s; from roots %s".formatted(graph, Arrays.toString(roots));
  assertThat(told).as(as).containsExactly(Arrays.stream(expected).boxed().toArray(Integer[]::new));
}

void main() { grade(this); }
