///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ../../workbook/lab/Lab.java
//FILES gc_off.py
//FILES recording.json

import static workbook.lab.Metric.*;
import static workbook.lab.Rule.*;

import workbook.lab.Counter;
import workbook.lab.Findings;
import workbook.lab.Lab;
import workbook.lab.Metric;

void main(String... args) {
  Lab.lesson("gc-off", args)
      .act("collectors", "one short job under every collector, and under none", this::collectors)
      .act("wall", "a server that never collects, until it ends", this::wall)
      .cpython("gc_off.py", "the same two questions, put to CPython", this::cpython)
      .run();
}

/// One short job under every collector that this JDK has, and under none.
void collectors(Lab lab) throws InterruptedException {
  var job = lab.java(SumByUser.class, lab.size(2_000_000, 500_000)).heap("1g");

  lab.predict("Which finishes first?", lowest(WALL))
      .run("g1", "G1, the default", job.gc("G1"))
      .run("serial", "Serial", job.gc("Serial"))
      .run("serial-16m", "Serial, -Xmn16m", job.gc("Serial").nursery("16m"))
      .run("parallel", "Parallel", job.gc("Parallel"))
      .run("z", "ZGC", job.gc("Z"))
      .run("shenandoah", "Shenandoah", job.gc("Shenandoah"))
      .run("epsilon", "no collector", job.gc("Epsilon"))
      .measure(WALL, CPU, COLLECTIONS, PAUSE, LONGEST_PAUSE, ALLOCATED, PEAK_RSS, FAULTS)
      .read(found -> switch (found.compare(WALL, "epsilon", "serial-16m")) {
        case MORE -> """
            Nothing was collected, and still it was not the fastest. Memory that is never
            reused has to be fetched from the system page by page: see the faults. A
            nursery of 16 MB is fetched once, and may even stay in a cache.""";
        case LESS -> """
            Here the run without a collector did win. Look at the peak of memory that it
            paid with, and compare what it won with the pauses of the others.""";
        case TOO_NOISY -> """
            On this machine the two ends, no collector and a small nursery, are too close
            or too noisy to rank. What differs is the peak of memory.""";
      });
}

/// The job: allocates as a report script does, a few short-lived strings a line.
static class SumByUser {
  static void main(String... args) {
    var total = new HashMap<String, Long>();
    var lines = Integer.parseInt(args[0]);
    for (var i = 0; i < lines; i++) {
      var line = "user" + i % 1000 + ",2026-11-22," + i % 97 + ",ok";
      var fields = line.split(",");
      total.merge(fields[0], Long.parseLong(fields[2]), Long::sum);
    }
  }
}

static final Metric SERVED =
    Metric.count("served", "served", "requests that the server counted before it ended");

/// 256 MB of heap, and requests that leave 20 kB of garbage each.
void wall(Lab lab) throws InterruptedException {
  var server = lab.java(Server.class, 10 * (256L << 20) / 20_000).heap("256m");

  lab.predict("Which holds more memory at its peak?", highest(PEAK_RSS))
      .run("epsilon", "no collector", server.gc("Epsilon").untilOutOfMemory())
      .run("serial", "Serial, stopped at 10 times", server.gc("Serial"))
      .measure(SERVED, WALL, COLLECTIONS, PAUSE, PEAK_RSS)
      .read(found -> switch (found.compare(SERVED, "epsilon", "serial")) {
        case LESS -> """
            Without a collector the server's life is a division: heap by garbage per
            request. With one it can go on, at the price of the pauses you see.""";
        case MORE, TOO_NOISY -> """
            The server without a collector did not end where the arithmetic says it
            must: please report this, with the table.""";
      });
}

/// Serves requests until it is told to stop, or dies.
static class Server {
  static byte[] response;

  static void main(String... args) {
    var served = Counter.open();
    while (served.value() < Long.parseLong(args[0])) {
      response = new byte[20_000 - 16];
      served.increment();
    }
  }
}

String cpython(Findings found) {
  return switch (found.compare("kept", "cyclic", "acyclic")) {
    case MORE -> """
        CPython frees by counting references, and gc.disable() does not stop that: a
        million objects without cycles were freed one by one. Only the objects that
        refer to each other stayed, for want of a collector.""";
    case LESS, TOO_NOISY -> """
        On this Python the two are too close or too noisy to rank; the column of
        memory kept is the one to look at.""";
  };
}
