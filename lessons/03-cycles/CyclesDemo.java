///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ../../workbook/lab/Lab.java
//FILES cycles.py
//FILES recording.json

import static workbook.lab.Metric.*;
import static workbook.lab.Rule.*;

import java.lang.ref.WeakReference;
import workbook.lab.Findings;
import workbook.lab.Gauge;
import workbook.lab.JavaJob;
import workbook.lab.Lab;
import workbook.lab.Metric;

void main(String... args) {
  Lab.lesson("cycles", args)
      .act("counting", "a heap that counts, and what it cannot free", this::counting)
      .act("tracing", "rings on the JVM, which does not count", this::tracing)
      .cpython("cycles.py", "rings in CPython, which counts and then searches", this::cpython)
      .run();
}

static final Metric FREED = Metric.count("freed", "freed", "cells that counting has freed");
static final Metric LEFT =
    Metric.count("left", "left", "cells, or rings, that are still there though nobody wants them");
static final Metric DROP =
    Metric.seconds("drop", "drop", "from letting go of the first cell until it is done");

/// Six structures of a million cells each. The program lets go of the one cell that it holds.
void counting(Lab lab) throws InterruptedException {
  var cells = lab.size(1_000_000, 200_000);

  lab.predict("Which structure stays behind when its first cell is dropped?", highest(LEFT))
      .run("list", "list", drop(lab, "list", cells))
      .run("tree", "tree", drop(lab, "tree", cells))
      .run("ring-last", "list that ends in a ring", drop(lab, "ring-last", cells))
      .run("ring-first", "ring that starts a list", drop(lab, "ring-first", cells))
      .run("ring-cut", "the same, ring cut first", drop(lab, "ring-cut", cells))
      .run("parents", "tree with parent links", drop(lab, "parents", cells))
      .measure(FREED, LEFT, DROP)
      .read(found -> switch (found.compare(LEFT, "ring-first", "ring-last")) {
        case MORE -> """
            What lies before a ring is freed. The ring stays, and all that it refers to
            stays with it: two cells can keep a million. A link to the parent makes a
            ring of every edge of a tree.""";
        case LESS, TOO_NOISY -> """
            These are counts, and should be the same in every round on every machine:
            please report this, with the table.""";
      });
}

JavaJob drop(Lab lab, String shape, long cells) {
  return lab.java(Drop.class, shape, cells).heap("64m").gc("Serial");
}

/// Builds a structure and lets go of its first cell, the only one that the program holds.
static class Drop {
  static void main(String... args) {
    var cells = Integer.parseInt(args[1]);
    var heap = new CountingHeap(cells);
    var first = switch (args[0]) {
      case "list" -> heap.list(cells, NONE);
      case "tree" -> heap.tree(cells, false);
      case "parents" -> heap.tree(cells, true);
      case "ring-last" -> heap.list(cells - 2, heap.ring(NONE));
      case "ring-first" -> heap.ring(heap.list(cells - 2, NONE));
      default -> heap.cut(heap.ring(heap.list(cells - 2, NONE)));
    };
    var start = System.nanoTime();
    heap.release(first);
    Gauge.set("drop", (System.nanoTime() - start) / 1e9);
    Gauge.set("freed", heap.freed);
    Gauge.set("left", heap.made - heap.freed);
  }
}

static final int NONE = -1;
static final int NEXT = 0, OTHER = 1, PARENT = 2;

/// Cells with three fields. A count says how many refer to a cell; the last one frees it.
static class CountingHeap {
  final int[] counts;
  final int[] fields;
  final int[] waiting;
  int made;
  int freed;

  CountingHeap(int cells) {
    counts = new int[cells];
    fields = new int[3 * cells];
    waiting = new int[cells];
    Arrays.fill(fields, NONE);
  }

  /// A new cell, held by its maker.
  int make() {
    counts[made] = 1;
    return made++;
  }

  /// A field holds `to` from now on, beside those who hold it already.
  void link(int from, int field, int to) {
    counts[to]++;
    hand(from, field, to);
  }

  /// The hold of the program goes over to a field.
  void hand(int from, int field, int to) {
    fields[3 * from + field] = to;
  }

  /// One holder less. What it frees waits in a list, not on the stack.
  void release(int cell) {
    var last = drop(cell, 0);
    while (last > 0) {
      var dead = waiting[--last];
      freed++;
      for (var field = 0; field < 3; field++) {
        last = drop(fields[3 * dead + field], last);
      }
    }
  }

  private int drop(int cell, int last) {
    if (cell == NONE || --counts[cell] > 0) {
      return last;
    }
    waiting[last] = cell;
    return last + 1;
  }

  /// Cells in front of `rest`, each of which holds the next.
  int list(int cells, int rest) {
    var first = rest;
    for (var i = 0; i < cells; i++) {
      var cell = make();
      hand(cell, NEXT, first);
      first = cell;
    }
    return first;
  }

  /// Two cells that hold each other, and the first one of them `rest` as well.
  int ring(int rest) {
    var first = make();
    var second = make();
    hand(first, NEXT, second);
    link(second, NEXT, first);
    hand(first, OTHER, rest);
    return first;
  }

  /// Opens the ring by hand: its second cell lets go of the first.
  int cut(int ring) {
    hand(fields[3 * ring + NEXT], NEXT, NONE);
    release(ring);
    return ring;
  }

  /// Each cell holds two more below it, and where it has to, the one above.
  int tree(int cells, boolean parents) {
    var root = make();
    for (var i = 1; i < cells; i++) {
      var above = (i - 1) / 2;
      hand(above, i % 2 == 1 ? NEXT : OTHER, make());
      if (parents) {
        link(i, PARENT, above);
      }
    }
    return root;
  }
}

static final Metric HEAP_LEFT =
    Metric.bytes("heapLeft", "heap left", "used heap after System.gc(), by Runtime");

/// A thousand rings of a thousand objects. Nobody refers to them but weak references.
void tracing(Lab lab) throws InterruptedException {
  var job = lab.java(Rings.class, lab.size(1_000, 200), "dropped").heap("128m");
  var listed = lab.java(Rings.class, lab.size(1_000, 200), "listed").heap("128m");

  lab.predict("Where are the rings still there after System.gc()?", highest(LEFT))
      .run("serial", "Serial, dropped", job.gc("Serial"))
      .run("g1", "G1, dropped", job.gc("G1"))
      .run("z", "ZGC, dropped", job.gc("Z"))
      .run("epsilon", "no collector, dropped", job.gc("Epsilon"))
      .run("listed", "Serial, still in a list", listed.gc("Serial"))
      .measure(LEFT, HEAP_LEFT, COLLECTIONS, PAUSE, WALL)
      .read(found -> switch (found.compare(LEFT, "g1", "epsilon")) {
        case LESS -> """
            A ring that nobody reaches is gone, whatever it refers to: nothing was counted.
            One that is still in some list is not, and no collector can know that you
            are done with it. Without a collector all of them stay.""";
        case MORE, TOO_NOISY -> """
            Here System.gc() did not free the rings; -XX:+DisableExplicitGC would explain
            it. Please report this, with the table.""";
      });
}

/// Makes rings of objects, drops them or keeps them in a list, and looks who is still there.
static class Rings {
  static final List<Node> LISTED = new ArrayList<>();

  static class Node {
    Node next;
  }

  static void main(String... args) {
    var seen = new ArrayList<WeakReference<Node>>();
    for (var i = 0; i < Integer.parseInt(args[0]); i++) {
      var ring = ring(1_000);
      seen.add(new WeakReference<>(ring));
      if (args[1].equals("listed")) {
        LISTED.add(ring);
      }
    }
    System.gc();
    var runtime = Runtime.getRuntime();
    Gauge.set("heapLeft", runtime.totalMemory() - runtime.freeMemory());
    Gauge.set("left", seen.stream().filter(ring -> ring.get() != null).count());
  }

  static Node ring(int size) {
    var first = new Node();
    var last = first;
    for (var i = 1; i < size; i++) {
      last.next = new Node();
      last = last.next;
    }
    last.next = first;
    return first;
  }
}

String cpython(Findings found) {
  return switch (found.compare("atExit", "rings-off", "rings-on")) {
    case MORE -> """
        With the collector off the rings stayed until the end of the program, and were
        found and finalised there all the same. Only os._exit leaves without that.
        Objects alone were freed one by one, with no collector at all.""";
    case LESS, TOO_NOISY -> """
        On this Python the two ends, collector on and off, are too close or too noisy to
        rank; compare the columns of memory kept and of finalisers.""";
  };
}
