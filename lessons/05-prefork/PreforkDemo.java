///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ../../workbook/lab/Lab.java
//FILES prefork.py
//FILES recording.json

import static java.nio.channels.FileChannel.MapMode.PRIVATE;
import static java.nio.file.StandardOpenOption.*;
import static workbook.lab.Metric.*;
import static workbook.lab.Rule.*;

import workbook.lab.Findings;
import workbook.lab.Fleet;
import workbook.lab.Gauge;
import workbook.lab.JavaJob;
import workbook.lab.Job;
import workbook.lab.Lab;
import workbook.lab.Metric;

void main(String... args) {
  Lab.lesson("prefork", args)
      .act("archive", "eight JVMs that share an archive of classes, or should", this::archive)
      .act("marks", "six processes with one heap, and three places for a mark", this::marks)
      .act("identity", "reading that writes: identity hashes and locks", this::identity)
      .cpython("prefork.py", "eight forked workers of one Python", this::cpython)
      .run();
}

/// Eight JVMs with no archive, the JDK's, one of the application, and an AOT cache; each at an
/// address drawn at random, as is the default, and at the one that it was made for.
void archive(Lab lab) throws InterruptedException {
  var shop =
      lab.java(Shop.class).gc("Serial").needs("64m").flags("-Xmx64m", "-XX:TieredStopAtLevel=1");
  var jsa = lab.folder().resolve("shop.jsa");
  var aot = lab.folder().resolve("shop.aot");
  var noJsa = lab.prepare(shop.flags("-XX:ArchiveClassesAtExit=" + jsa));
  var noAot = lab.prepare(shop.flags("-XX:AOTCacheOutput=" + aot));
  var app = shop.flags("-XX:SharedArchiveFile=" + jsa);
  var cache = shop.flags("-XX:AOTCache=" + aot);

  lab.predict("Which set of eight needs the least memory?", lowest(PSS))
      .run("off", "no archive", lab.fleet(8, shop.flags("-Xshare:off")))
      .run("jdk", "the JDK's", lab.fleet(8, shop))
      .run("jdk-fixed", "the JDK's, in place", lab.fleet(8, inPlace(shop)))
      .run("app", "the application's", eight(lab, noJsa, app))
      .run("app-fixed", "the application's, in place", eight(lab, noJsa, inPlace(app)))
      .run("aot", "AOT cache", eight(lab, noAot, cache))
      .run("aot-fixed", "AOT cache, in place", eight(lab, noAot, inPlace(cache)))
      .measure(PSS, RSS, PRIVATE_DIRTY, STARTUP)
      .read(found -> switch (found.compare(PSS, "app-fixed", "app")) {
        case LESS -> """
            The archive is one file, mapped by all eight. By default each maps it at an
            address of its own and patches every pointer in it: what is patched is private.
            Mapped in place it stays shared, at the price that attackers know where it is.""";
        case MORE, TOO_NOISY -> """
            Mapping the archive in place made no difference here that can be told from
            noise. Compare the private dirty memory, with relocation and without.""";
      });
}

static JavaJob inPlace(JavaJob job) {
  return job.flags("-XX:+UnlockDiagnosticVMOptions", "-XX:ArchiveRelocationMode=0");
}

static Job eight(Lab lab, Optional<String> whyNot, JavaJob job) {
  return made(lab, whyNot, lab.fleet(8, job));
}

/// The job, unless what it needs could not be made.
static Job made(Lab lab, Optional<String> whyNot, Job job) {
  return whyNot.<Job>map(why -> lab.failed("could not be prepared: " + why)).orElse(job);
}

/// Six processes map one image of a heap, copy-on-write: a fork without a fork.
void marks(Lab lab) throws InterruptedException {
  var whyNot = lab.prepare(lab.java(MakeImage.class, image(lab), lab.size(64, 16)));

  lab.predict("Where do marks cost the most memory?", highest(MAPPED_DIRTY))
      .run("read", "reads all, marks nothing", made(lab, whyNot, six(lab, "read")))
      .run("headers", "marks in the headers", made(lab, whyNot, six(lab, "mark")))
      .run("bitmap", "marks in a bitmap beside", made(lab, whyNot, six(lab, "bitmap")))
      .measure(MAPPED_DIRTY, MAPPED_PSS, PRIVATE_DIRTY, PSS)
      .read(found -> switch (found.compare(MAPPED_DIRTY, "headers", "bitmap")) {
        case MORE -> """
            A mark is one bit. In the header of each object it falls on every page, and every
            page is copied, in each process. Beside the heap, the marks of all objects lie
            in one piece of 128 kB, and the heap stays shared.""";
        case LESS, TOO_NOISY -> """
            The marks in headers did not copy more than those beside the heap: please report
            this, with the table.""";
      });
}

static String image(Lab lab) {
  return lab.folder().resolve("heap.img").toString();
}

static Fleet six(Lab lab, Object... what) {
  return walkers(lab, 6, what);
}

static Fleet walkers(Lab lab, int processes, Object... what) {
  var args = new ArrayList<Object>(List.of(image(lab)));
  args.addAll(List.of(what));
  var walk = lab.java(Walk.class, args.toArray()).gc("Serial").needs("96m");
  var small = walk.flags("-Xmx32m", "-XX:TieredStopAtLevel=1");
  return lab.fleet(processes, small).mapping("heap.img");
}

static final Metric COPIED =
    Metric.bytes(
        "copied", "copied", "pages of the file that a process wrote meanwhile, smaps, by itself");
static final Metric TOUCHED =
    Metric.count("touched", "objects", "objects that a process read, hashed or locked");

/// First a model: in the same image, the mark word of an object holds its identity hash and its
/// lock, as on the JVM. Then the JVM itself: the objects in the JDK's archive, which G1 maps.
void identity(Lab lab) throws InterruptedException {
  var whyNot = lab.prepare(lab.java(MakeImage.class, image(lab), lab.size(64, 16)));

  lab.predict("Who copies the most of the file that it maps?", highest(COPIED))
      .run("read", "model: reads all", made(lab, whyNot, walkers(lab, 2, "read")))
      .run("hash-640", "model: hashes 1 in 640", made(lab, whyNot, walkers(lab, 2, "hash", 640)))
      .run("hash-64", "model: hashes 1 in 64", made(lab, whyNot, walkers(lab, 2, "hash", 64)))
      .run("lock-64", "model: locks 1 in 64", made(lab, whyNot, walkers(lab, 2, "lock", 64)))
      .run("jdk-read", "G1's archive: reads", two(lab, "read"))
      .run("jdk-hash", "G1's archive: hashes", two(lab, "hash"))
      .run("jdk-lock", "G1's archive: locks", two(lab, "lock"))
      .measure(COPIED, MAPPED_DIRTY, MAPPED_PSS, TOUCHED)
      .read(found -> switch (found.compare(COPIED, "jdk-hash", "jdk-read")) {
        case MORE -> """
            The first question for an object's identity hash writes the answer into the
            object. In the model, one hashed object in each page copied every page. In the
            JDK's own archive the hashed objects copied theirs: asking was writing.""";
        case LESS, TOO_NOISY -> """
            In the model, one hashed object in each page copies every page. In the archive
            of this JDK the two cannot be told apart: perhaps it maps no objects from it.""";
      });
}

static Fleet two(Lab lab, String what) {
  var job = lab.java(Archived.class, what).gc("G1").needs("96m").flags("-Xmx64m");
  return lab.fleet(2, inPlace(job)).mapping(".jsa");
}

/// An image of a heap: objects of 64 bytes each, of which the first eight are the mark word.
static class MakeImage {
  static void main(String... args) throws IOException {
    var bytes = Long.parseLong(args[1]) << 20;
    var heap = ByteBuffer.allocate((int) bytes).order(ByteOrder.nativeOrder());
    for (var object = 0; object < bytes; object += 64) {
      heap.putLong(object, Walk.UNLOCKED);
    }
    try (var file = FileChannel.open(Path.of(args[0]), CREATE, WRITE)) {
      file.write(heap);
      file.force(true);
    }
  }
}

/// Maps the image, and does something to all of its objects or to one in so many.
static class Walk {
  static final long UNLOCKED = 1;
  static final long MARK = 2;
  static final int HASH_SHIFT = 8;

  static void main(String... args) throws IOException {
    try (var file = FileChannel.open(Path.of(args[0]), READ, WRITE)) {
      var heap = file.map(PRIVATE, 0, file.size(), Arena.global());
      var every = args.length > 2 ? Integer.parseInt(args[2]) : 1;
      var bitmap = new BitSet();
      var touched = 0;
      for (var object = 0; object < heap.byteSize() / 64; object += every) {
        visit(heap, object, args[1], bitmap);
        touched++;
      }
      Gauge.set("touched", touched);
      dirty("heap.img").ifPresent(bytes -> Gauge.set("copied", bytes));
      Fleet.ready();
    }
  }

  static void visit(MemorySegment heap, int object, String what, BitSet bitmap) {
    var at = object * 64L;
    var word = heap.get(ValueLayout.JAVA_LONG, at);
    switch (what) {
      case "mark" -> heap.set(ValueLayout.JAVA_LONG, at, word | MARK);
      case "bitmap" -> bitmap.set(object);
      case "hash" -> heap.set(ValueLayout.JAVA_LONG, at, word | object + 1L << HASH_SHIFT);
      case "lock" -> {
        heap.set(ValueLayout.JAVA_LONG, at, word & ~UNLOCKED);
        heap.set(ValueLayout.JAVA_LONG, at, word);
      }
      default -> {} // read is what it has done already
    }
  }
}

/// Reads, hashes or locks objects that the JDK's archive holds: its modules, what they are called
/// and what is in them.
static class Archived {
  static void main(String... args) throws IOException {
    var objects = new ArrayList<Object>();
    for (var module : ModuleLayer.boot().modules()) {
      objects.add(module);
      objects.add(module.getDescriptor());
      objects.addAll(module.getPackages());
      objects.addAll(module.getDescriptor().requires());
      objects.addAll(module.getDescriptor().exports());
    }
    // Once for nothing: what the first call loads and links must not count.
    touch(List.of(new Object()), args[0]);
    dirty(".jsa");
    var before = dirty(".jsa");
    touch(objects, args[0]);
    var after = dirty(".jsa");
    before.ifPresent(bytes -> Gauge.set("copied", after.getAsLong() - bytes));
    Gauge.set("touched", objects.size());
    Fleet.ready();
  }

  static void touch(List<Object> objects, String what) {
    for (var object : objects) {
      switch (what) {
        case "hash" -> System.identityHashCode(object);
        case "lock" -> {
          synchronized (object) {
            object.getClass();
          }
        }
        default -> object.getClass();
      }
    }
  }
}

/// The pages, in bytes, that this process has written in its mappings of a file.
static OptionalLong dirty(String nameEnd) throws IOException {
  var smaps = Path.of("/proc/self/smaps");
  if (!Files.exists(smaps)) {
    return OptionalLong.empty();
  }
  var inside = false;
  var kilobytes = 0L;
  for (var line : Files.readAllLines(smaps)) {
    if (Character.isDigit(line.charAt(0)) || Character.isLowerCase(line.charAt(0))) {
      inside = line.endsWith(nameEnd);
    } else if (inside && line.startsWith("Private_Dirty:")) {
      kilobytes += Long.parseLong(line.replaceAll("[^0-9]", ""));
    }
  }
  return OptionalLong.of(kilobytes * 1024);
}

/// A small program that starts as real ones do: it loads some classes and reports on sales.
static class Shop {
  record Sale(String product, LocalDate day, int cents) {}

  static void main(String... args) {
    var day = DateTimeFormatter.ofPattern("yyyy-MM-dd");
    var sales =
        IntStream.range(0, 2_000)
            .mapToObj(i -> "product%d;2026-11-%02d;%d".formatted(i % 50, 1 + i % 28, 100 + i))
            .map(line -> line.split(";"))
            .map(f -> new Sale(f[0], LocalDate.parse(f[1], day), Integer.parseInt(f[2])))
            .toList();
    var report =
        sales.stream()
            .filter(sale -> sale.product().matches("product[1-4]?[0-9]"))
            .collect(
                Collectors.groupingBy(
                    Sale::product, TreeMap::new, Collectors.summingInt(Sale::cents)));
    var lines = new StringJoiner("\n");
    report.forEach((product, cents) -> lines.add("%s %,.2f".formatted(product, cents / 100.0)));
    Gauge.set("lines", report.size() + lines.length());
    Fleet.ready();
  }
}

String cpython(Findings found) {
  return switch (found.compare("pss", "collects", "frozen")) {
    case MORE -> """
        The worker's collector wrote to every object that it had inherited, to find that
        all were needed. Frozen objects it does not look at: they stay shared, and the
        worker still collects. But the frozen objects are copied when they are read,
        since CPython counts the reference, and the count stands in the object.""";
    case LESS, TOO_NOISY -> """
        On this Python a collecting worker and a frozen one cannot be told apart; compare
        the private dirty memory of all runs.""";
  };
}
