///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ../../workbook/lab/Lab.java
//FILES threshold.py
//FILES sticks.py
//FILES recording.json

import static workbook.lab.Metric.*;
import static workbook.lab.Rule.*;

import java.lang.management.ManagementFactory;
import workbook.lab.Findings;
import workbook.lab.Gauge;
import workbook.lab.Lab;
import workbook.lab.Metric;

void main(String... args) {
  Lab.lesson("threshold", args)
      .act("nursery", "the same garbage through nurseries of 1 to 512 MB", this::nursery)
      .act("retained", "a program that grows, with generations and without", this::retained)
      .cpython("threshold.py", "a higher threshold, and what it holds back", this::cpython)
      .cpython("sticks", "sticks.py", "does gc.disable() last?", this::sticks)
      .run();
}

static final Metric EDEN = bytes("eden", "eden", "where new objects go, as the JVM made it");

/// How often is decided by how much fits between two collections: the nursery.
void nursery(Lab lab) throws InterruptedException {
  var job = lab.java(SumByUser.class, lab.size(1_000_000, 500_000)).heap("1g").gc("Serial");
  var sweep =
      lab.predict("Which nursery finishes first?", lowest(WALL)).axis("-Xmn", Metric.Unit.BYTES);
  for (var mb = 1; mb <= 512; mb *= 2) {
    sweep.point("n" + mb, "-Xmn" + mb + "m", "Serial", (long) mb << 20, job.nursery(mb + "m"));
  }
  sweep
      .measure(WALL, COLLECTIONS, PAUSE, LONGEST_PAUSE, FAULTS, EDEN, PEAK_RSS)
      .read(found -> "A larger nursery always meant fewer collections. " + switch (
          found.compare(WALL, "n512", "n8")) {
        case MORE -> """
            It did not make the job faster: beyond some size the pages cost more than the
            collections they save. Look at the faults.""";
        case LESS -> """
            Here the largest was faster than one of 8 MB, too: your machine hands out
            fresh pages cheaply. Look at the memory that it took instead.""";
        case TOO_NOISY -> """
            Whether it is faster than one of 8 MB is too close to tell here. What it costs
            in memory is not.""";
      });
}

/// Allocates as a report script does, a few short-lived strings a line.
static class SumByUser {
  static void main(String... args) {
    var total = new HashMap<String, Long>();
    for (var i = 0; i < Integer.parseInt(args[0]); i++) {
      var fields = ("user" + i % 1000 + ",2026-11-22," + i % 97 + ",ok").split(",");
      total.merge(fields[0], Long.parseLong(fields[2]), Long::sum);
    }
    ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getName().equals("Eden Space"))
        .mapToLong(pool -> pool.getUsage().getMax())
        .forEach(bytes -> Gauge.set("eden", bytes));
  }
}

/// Two ways to look for garbage, equally often: among the young, or among all.
void retained(Lab lab) throws InterruptedException {
  var sweep =
      lab.predict("Which run spends most time in pauses?", highest(PAUSE))
          .axis("objects kept", Metric.Unit.COUNT);
  for (var kept = 250_000; kept <= lab.size(1_000_000, 500_000); kept *= 2) {
    var id = kept / 1000 + "k";
    var label = "%,d".formatted(kept);
    var young = lab.java(Growing.class, kept, "nursery").heap("512m").gc("Serial").nursery("4m");
    var all = lab.java(Growing.class, kept, "all").heap("512m").gc("Serial").nursery("4m");
    var none = lab.java(Growing.class, kept, "none").heap("512m").gc("Epsilon");
    sweep.point("young-" + id, label + ", the young", "the young", kept, young);
    sweep.point("all-" + id, label + ", all", "all", kept, all);
    sweep.point("none-" + id, label + ", never", "never", kept, none);
  }
  sweep
      .measure(PAUSE, COLLECTIONS, LONGEST_PAUSE, WALL, PEAK_RSS)
      .read(found -> switch (found.compare(PAUSE, "all-500k", "young-500k")) {
        case MORE -> """
            As many collections in both, and nothing like the same pauses. Who looks at
            all that is kept looks at more each time; who looks at the young looks at the
            same few MB. That is what generations are for.""";
        case LESS -> """
            Looking at everything took less time here than looking at the young, which we
            did not expect: please report this, with the table.""";
        case TOO_NOISY -> """
            The two are too close or too noisy to rank here. Compare how the lines rise.""";
      });
}

/// Keeps every second object that it makes. A collection comes after 50,000 kept, 3.2 MB: because
/// the nursery of 4 MB is full, or because we ask for a full one just before.
static class Growing {
  static Node kept;
  static Node dropped;

  static void main(String... args) {
    var full = args[1].equals("all");
    for (var i = 1; i <= Integer.parseInt(args[0]); i++) {
      kept = new Node(kept);
      dropped = new Node(null);
      if (full && i % 50_000 == 0) {
        System.gc();
      }
    }
  }

  /// 32 bytes: a header of 12, a reference of 4, two numbers of 8.
  static class Node {
    final Node next;
    long one;
    long two;

    Node(Node next) {
      this.next = next;
    }
  }
}

String cpython(Findings found) {
  return switch (found.compare("wall", "t10000", "t700")) {
    case LESS -> """
        The program that keeps everything gains from a higher threshold: its collections
        found nothing. The one that makes cycles pays for it with what waits to be
        freed. One number, two programs.""";
    case MORE -> """
        A higher threshold made the program that keeps everything slower on this Python,
        which we did not expect: compare the column of collections.""";
    case TOO_NOISY -> """
        The times are too close or too noisy to rank. The counts are not: see how many
        collections a higher threshold saves, and how much it holds.""";
  };
}

String sticks(Findings found) {
  return switch (found.compare("collections", "library", "disabled")) {
    case MORE -> """
        Disabled, and still it collected: gc.enable() is one call away, for anybody. A
        threshold of 0 stayed: this library does not set thresholds.""";
    case LESS, TOO_NOISY -> """
        With one round there is nothing to rank; on a Python with another collector the
        counts may mean something else. Compare the first two columns.""";
  };
}
