///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ../../../../workbook/lab/Lab.java
//FILES recording.json

import static workbook.lab.Metric.*;
import static workbook.lab.Rule.*;

import workbook.lab.Lab;

void main(String... args) {
  Lab.lesson("hello-gc", args)
      .act("nurseries", "the same job in a small nursery and in a large one", this::nurseries)
      .run();
}

void nurseries(Lab lab) throws InterruptedException {
  var job = lab.java(Boxes.class, lab.size(10_000_000, 5_000_000)).heap("64m").gc("Serial");

  lab.predict("Which collects less often?", lowest(COLLECTIONS))
      .run("small", "Serial, nursery 4 MB", job.nursery("4m"))
      .run("large", "Serial, nursery 32 MB", job.nursery("32m"))
      .measure(COLLECTIONS, WALL)
      .read(_ -> "A collection of the nursery comes each time it is full.");
}

/// The job: leaves so many small objects behind.
static class Boxes {
  static Object last;

  static void main(String... args) {
    for (var i = Long.parseLong(args[0]); i > 0; i--) {
      last = new Object();
    }
  }
}
