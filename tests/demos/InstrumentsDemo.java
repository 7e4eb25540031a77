///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ../../workbook/lab/Lab.java
//FILES note.txt

import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;
import static workbook.lab.Metric.*;
import static workbook.lab.Rule.*;

import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import workbook.lab.Fleet;
import workbook.lab.Gauge;
import workbook.lab.Lab;
import workbook.lab.Memory;
import workbook.lab.Metric;

static final Metric STEP = Metric.seconds("step", "step", "what the job says a step took");
static final Metric OWN = Metric.bytes("own", "own", "the resident set as the job sees it");

void main(String... args) {
  Lab.lesson("instruments", args)
      .act("fleet", "processes that share a file, until they write to it", this::fleet)
      .act("sweep", "points on an axis, of jobs and of programs", this::sweep)
      .act("missing", "what no machine has", this::missing)
      .run();
}

void fleet(Lab lab) throws IOException, InterruptedException {
  var image = lab.folder().resolve("image.bin");
  Files.write(image, new byte[8 << 20]);
  var archive = lab.folder().resolve("app.jsa");
  var job = lab.java(Maps.class, image, "read").gc("Serial").flags("-Xmx32m").needs("32m");
  var made = lab.prepare(job.flags("-XX:ArchiveClassesAtExit=" + archive));
  var failed = lab.prepare("sh", "-c", "echo 'error: no luck'; exit 4");

  lab.predict("Who writes?", highest(MAPPED_DIRTY))
      .run("read", "read", lab.fleet(4, job).mapping("image.bin"))
      .run("write", "write", lab.fleet(4, lab.java(Maps.class, image, "write")).mapping("image.bin"))
      .run("dies", "dies", lab.fleet(4, lab.java(Maps.class, image, "die")))
      .rounds(5)
      .measure(MAPPED_PSS, MAPPED_DIRTY, PSS, RSS, PRIVATE_DIRTY, STARTUP, STEP)
      .read(found -> "made: " + made.orElse("yes") + "; failed: " + failed.orElse("no"));
}

/// Maps a file privately and touches every page of it.
static class Maps {
  static void main(String... args) throws Exception {
    try (var channel = FileChannel.open(Path.of(args[0]), READ, WRITE)) {
      var image =
          channel.map(FileChannel.MapMode.PRIVATE, 0, channel.size(), Arena.global());
      var sum = 0L;
      for (var at = 0L; at < image.byteSize(); at += 4096) {
        if (args[1].equals("write")) {
          image.set(ValueLayout.JAVA_BYTE, at, (byte) 1);
        }
        sum += image.get(ValueLayout.JAVA_BYTE, at);
      }
      if (args[1].equals("die")) {
        throw new IllegalStateException("dies of " + sum);
      }
      Gauge.set("step", 4e-9);
      Fleet.ready();
    }
  }
}

void sweep(Lab lab) throws InterruptedException {
  var sweep = lab.predict("Which is slowest?", highest(STEP)).axis("size", Metric.Unit.BYTES);
  for (var size : new long[] {1024, 1 << 20, 1 << 30}) {
    var step = "{\"step\": %s, \"own\": \"it has none\"}".formatted(size / 1e9);
    sweep.point("java-" + size, "Java " + size, "Java", size, lab.java(Steps.class, size));
    sweep.point("echo-" + size, "echo " + size, "echo", size, lab.program("echo", step));
  }
  lab.resource("note.txt");
  sweep
      .printing()
      .measure(STEP, OWN, WALL, USER_CPU)
      .read(found -> "The largest took " + found.median(STEP, "java-1073741824").orElse(-1) + ".");
}

static class Steps {
  static void main(String... args) {
    System.out.println("steps of " + args[0]);
    Gauge.set("step", Double.parseDouble(args[0]) / 1e9);
    Memory.of(ProcessHandle.current().pid()).ifPresent(m -> Gauge.set("own", m.rssBytes()));
  }
}

void missing(Lab lab) throws InterruptedException {
  lab.predict("Which?", lowest(WALL))
      .run("one", "one", lab.unavailable("no moon here: wait for night"))
      .run("two", "two", lab.unavailable("no moon here: wait for night"))
      .measure(WALL)
      .read(found -> "never said");
}
