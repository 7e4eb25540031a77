///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ../../workbook/lab/Lab.java
//FILES leaks.py
//FILES recording.json

import static workbook.lab.Metric.*;
import static workbook.lab.Rule.*;

import java.lang.management.ManagementFactory;
import java.lang.ref.Cleaner;
import java.lang.ref.PhantomReference;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.management.JMException;
import javax.management.ObjectName;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedClass;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedObject;
import jdk.jfr.consumer.RecordingFile;
import workbook.lab.Counter;
import workbook.lab.Findings;
import workbook.lab.Gauge;
import workbook.lab.JavaJob;
import workbook.lab.Lab;
import workbook.lab.Metric;

void main(String... args) {
  Lab.lesson("leaks", args)
      .act("listeners", "a server whose sessions subscribe, and what grows in it", this::listeners)
      .act("path", "the same leak held in three ways, and the path that leads to it", this::path)
      .act("saveall", "what you can learn of an object that was collected", this::saveall)
      .cpython("leaks.py", "what gc.garbage shows, and what it never sees", this::cpython)
      .run();
}

static final Metric SERVED =
    Metric.count("served", "served", "requests that the server counted before it ended");

/// 64 MB of heap, and a session of 10 kB for each request, which subscribes to a bus.
void listeners(Lab lab) throws InterruptedException {
  var requests = lab.size(60_000, 30_000);
  Function<String, JavaJob> server =
      bus -> lab.java(Server.class, bus, requests).heap("64m").gc("Serial");

  lab.predict("Which server spends the most time in pauses?", highest(PAUSE))
      .run("leaking", "never unsubscribes", server.apply("strong").untilOutOfMemory())
      .run("unsubscribing", "unsubscribes", server.apply("closed"))
      .run("weak", "bus holds nobody", server.apply("weak"))
      .printing()
      .measure(SERVED, COLLECTIONS, PAUSE, LONGEST_PAUSE, PEAK_RSS, WALL)
      .read(found -> switch (found.compare(PAUSE, "leaking", "unsubscribing")) {
        case MORE -> """
            The server that leaks served the fewest requests and paused the longest: each
            collection copies and marks what will never go. A leak is slow before it is
            fatal. The classes that grew in between say whose objects they are.""";
        case LESS -> """
            Here the leaking server paused least, which we did not expect: compare how
            many requests each served. The classes that grew say what leaks.""";
        case TOO_NOISY -> """
            The pauses are too noisy to rank here. The number of requests served is not,
            and the classes that grew in between say what leaks.""";
      });
}

/// Serves requests until it is told to stop, or dies, and looks at its own heap twice.
static class Server {
  record Session(byte[] page) {
    void on(String event) {}
  }

  static void main(String... args) throws JMException {
    var bus = new ArrayList<Object>();
    var served = Counter.open();
    var early = new TreeMap<String, Long>();
    while (served.value() < Long.parseLong(args[1])) {
      var session = new Session(new byte[10_000]);
      bus.add(args[0].equals("weak") ? new WeakReference<>(session) : session);
      session.on("request");
      if (args[0].equals("closed")) {
        bus.remove(session);
      }
      served.increment();
      if (served.value() % 1_000 == 0) {
        bus.removeIf(known -> known instanceof WeakReference<?> weak && weak.refersTo(null));
      }
      if (served.value() == 1_000) {
        early.putAll(Histogram.take());
      }
      if (served.value() == 5_000) {
        Histogram.printGrowth(early, Histogram.take());
      }
    }
  }
}

/// How many objects there are of each class, after a full collection.
static class Histogram {
  static final Pattern LINE = Pattern.compile(" *\\d+: +(\\d+) +\\d+ +(\\S+).*");

  /// What `jcmd PID GC.class_histogram` prints, asked of this very process.
  static Map<String, Long> take() throws JMException {
    var diagnostics = new ObjectName("com.sun.management:type=DiagnosticCommand");
    var text =
        (String)
            ManagementFactory.getPlatformMBeanServer()
                .invoke(
                    diagnostics,
                    "gcClassHistogram",
                    new Object[] {new String[0]},
                    new String[] {String[].class.getName()});
    var counts = new TreeMap<String, Long>();
    text.lines()
        .map(LINE::matcher)
        .filter(found -> found.matches() && !found.group(2).contains("FillerElement"))
        .forEach(found -> counts.merge(found.group(2), Long.valueOf(found.group(1)), Long::sum));
    return counts;
  }

  static void printGrowth(Map<String, Long> early, Map<String, Long> late) {
    var grown = new TreeMap<String, Long>();
    late.forEach((name, count) -> grown.put(name, count - early.getOrDefault(name, 0L)));
    grown.values().removeIf(more -> more < 1_000);
    System.out.printf("%-26s %14s %14s%n", "class", "after 1,000", "after 5,000");
    grown.forEach(
        (name, more) ->
            System.out.printf("%-26s %,14d %,14d%n", name, late.get(name) - more, late.get(name)));
    if (grown.isEmpty()) {
      System.out.println("none grew by 1,000 objects or more");
    }
  }
}

static final Metric SAMPLES =
    Metric.count("samples", "samples", "objects that JFR had sampled and found alive");
static final Metric LEADING =
    Metric.count("leading", "of the leak", "samples among them that are part of the leak");
static final Metric STEPS =
    Metric.count("steps", "steps", "references on the way from a leaked session to its root");
static final Metric SEARCH =
    Metric.seconds("search", "search", "to stop the recording, which looks for the paths");

/// 100,000 sessions in a list. Who holds the list?
void path(Lab lab) throws InterruptedException {
  var sessions = lab.size(100_000, 50_000);
  Function<String, JavaJob> heldBy =
      holder -> lab.java(Holder.class, holder, sessions).heap("128m").gc("Serial");

  lab.predict("From which of the three is the way to a session longest?", highest(STEPS))
      .run("static", "a static field", heldBy.apply("static"))
      .run("thread", "a thread-local", heldBy.apply("thread"))
      .run("stack", "a local variable", heldBy.apply("stack"))
      .printing()
      .measure(SAMPLES, LEADING, STEPS, SEARCH, WALL)
      .read(found -> switch (found.compare(STEPS, "thread", "static")) {
        case MORE -> """
            A handful of samples is enough: with so many leaked objects, a random one
            is likely to be one of them. Read each path from the top, the object, to the
            root. The cure is the first step that you recognise as your own.""";
        case LESS, TOO_NOISY -> """
            Not every path was found here, or they are as long as each other: read what
            the runs printed. With another JDK the paths may look different.""";
      });
}

/// Fills a list that something holds for ever, while JFR samples what it allocates.
static class Holder {
  record Session(byte[] page) {}

  static final List<Session> SESSIONS = new ArrayList<>();
  static byte[] response;
  static final ThreadLocal<List<Session>> OF_THREAD = ThreadLocal.withInitial(ArrayList::new);

  static void main(String... args) throws IOException {
    try (var recording = new Recording()) {
      recording.enable("jdk.OldObjectSample").with("cutoff", "infinity");
      recording.start();
      var local = fill(args[0], Integer.parseInt(args[1]));
      System.gc();
      var began = System.nanoTime();
      recording.stop();
      Gauge.set("search", (System.nanoTime() - began) / 1e9);
      Reference.reachabilityFence(local);
      var file = Files.createTempFile("leak", ".jfr");
      recording.dump(file);
      report(RecordingFile.readAllEvents(file));
      Files.delete(file);
    }
  }

  /// Returns the list that a local variable is to hold; for the other holders an empty one.
  static List<Session> fill(String holder, int count) {
    var local = new ArrayList<Session>();
    var sessions =
        switch (holder) {
          case "static" -> SESSIONS;
          case "thread" -> OF_THREAD.get();
          default -> local;
        };
    for (var i = 0; i < count; i++) {
      sessions.add(new Session(new byte[200]));
      response = new byte[2_000];
    }
    return local;
  }

  static void report(List<RecordedEvent> events) {
    var paths =
        events.stream()
            .filter(event -> event.getEventType().getName().equals("jdk.OldObjectSample"))
            .map(Path::of)
            .toList();
    var leading = paths.stream().flatMap(path -> path.from("Session").stream()).toList();
    Gauge.set("samples", paths.size());
    Gauge.set("leading", leading.size());
    if (!leading.isEmpty()) {
      Gauge.set("steps", leading.getFirst().steps().size() - 1);
      leading.getFirst().print();
    }
  }
}

/// The way from a sampled object to the root that holds it.
record Path(List<Step> steps, String root) {
  record Step(String place, String object) {}

  static Path of(RecordedEvent sample) {
    RecordedObject object = sample.getValue("object");
    var steps = new ArrayList<>(List.of(new Step("", named(object))));
    for (RecordedObject by; (by = object.getValue("referrer")) != null; ) {
      object = by.getValue("object");
      RecordedObject field = by.getValue("field");
      var place = field == null ? "an element" : field.getString("name");
      steps.add(new Step("in " + place + " of ", named(object)));
    }
    RecordedObject root = sample.getValue("root");
    return new Path(steps, root == null ? "unknown" : root.getString("type") + about(root));
  }

  /// The same path, begun at the first object of that class.
  Optional<Path> from(String type) {
    return IntStream.range(0, steps.size())
        .filter(i -> steps.get(i).object().equals(type))
        .mapToObj(i -> new Path(steps.subList(i, steps.size()), root))
        .findFirst();
  }

  void print() {
    System.out.println(steps.getFirst().object());
    steps.stream().skip(1).forEach(step -> System.out.println("  " + step.place() + step.object()));
    System.out.println("  root: " + root);
  }

  private static String named(RecordedObject object) {
    RecordedClass type = object.getValue("type");
    var name = type.getName().replaceAll("\\[L(.*);", "$1[]").replaceAll("[\\w.]+[.$]", "");
    return name + about(object);
  }

  private static String about(RecordedObject object) {
    var about = object.getString("description");
    return about == null ? "" : ", " + about.replace("LeaksDemo$", "");
  }
}

static final Metric KEPT =
    Metric.bytes("kept", "kept", "live heap after the collections, more than before");
static final Metric REPORTED =
    Metric.count("reported", "reported", "objects of which the program was told they are gone");
static final Metric INSPECTED =
    Metric.count("inspected", "to look at", "objects that the program can still look into");

/// Objects of 1 kB each that become unreachable, and five ways to learn of it.
void saveall(Lab lab) throws InterruptedException {
  var objects = lab.size(50_000, 20_000);
  Function<String, JavaJob> watchedBy =
      watcher -> lab.java(Watched.class, watcher, objects).heap("256m").gc("Serial");

  lab.predict("Which keeps the most memory once the collector has run?", highest(KEPT))
      .run("none", "nobody watches", watchedBy.apply("none"))
      .run("phantom", "phantom references", watchedBy.apply("phantom"))
      .run("cleaner", "a Cleaner", watchedBy.apply("cleaner"))
      .run("capturing", "a capturing Cleaner", watchedBy.apply("capturing"))
      .run("finalizer", "finalisers that save", watchedBy.apply("finalizer"))
      .measure(KEPT, REPORTED, INSPECTED, WALL)
      .read(found -> switch (found.compare(KEPT, "finalizer", "phantom")) {
        case MORE -> """
            A phantom reference and a Cleaner tell you that an object went, and keep what
            you wrote down about it before. Only a finaliser can give you the object
            itself, as DEBUG_SAVEALL does: and then it is not gone. An action that
            captures its own object is told nothing, since the object never becomes
            unreachable.""";
        case LESS, TOO_NOISY -> """
            Here saving the objects did not cost more than writing down their names. See
            whether finalisers ran at all: the column of objects to look at says so.""";
      });
}

/// Makes objects, drops them, and counts what it learns of their end.
static class Watched {
  static final Queue<String> GONE = new ConcurrentLinkedQueue<>();
  static final Queue<Object> SAVED = new ConcurrentLinkedQueue<>();
  static final ReferenceQueue<Session> QUEUE = new ReferenceQueue<>();
  static final Set<Trace> TRACES = new HashSet<>();
  static final Cleaner CLEANER = Cleaner.create();

  static class Session {
    final byte[] page = new byte[1_000];
  }

  /// What DEBUG_SAVEALL does, by the one way that Java has, and has deprecated.
  static class Saved extends Session {
    @Override
    @SuppressWarnings({"deprecation", "removal"})
    protected void finalize() {
      SAVED.add(this);
    }
  }

  /// What is written down about a session, and stays when the session is gone.
  static class Trace extends PhantomReference<Session> {
    final int number;

    Trace(Session session, int number) {
      super(session, QUEUE);
      this.number = number;
    }
  }

  static void main(String... args) throws InterruptedException {
    var count = Integer.parseInt(args[1]);
    var before = usedBytes();
    for (var i = 0; i < count; i++) {
      make(args[0], i);
    }
    System.gc();
    for (var wait = 0; wait < 200 && learned() < expected(args[0], count); wait++) {
      Thread.sleep(10); // the threads that run cleaning actions and finalisers need a moment
    }
    Gauge.set("reported", GONE.size());
    Gauge.set("kept", Math.max(0, usedBytes() - before));
    Gauge.set("inspected", SAVED.size());
  }

  static void make(String how, int number) {
    var session = how.equals("finalizer") ? new Saved() : new Session();
    var name = "session " + number;
    switch (how) {
      case "phantom" -> TRACES.add(new Trace(session, number));
      case "cleaner" -> CLEANER.register(session, () -> GONE.add(name));
      case "capturing" -> CLEANER.register(session, () -> GONE.add(name + session.page.length));
      default -> {}
    }
  }

  static int learned() {
    for (Reference<?> gone; (gone = QUEUE.poll()) != null; ) {
      if (gone instanceof Trace trace && TRACES.remove(trace)) {
        GONE.add("session " + trace.number);
      }
    }
    return GONE.size() + SAVED.size();
  }

  static int expected(String how, int count) {
    return how.equals("none") || how.equals("capturing") ? 0 : count;
  }

  static long usedBytes() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}

String cpython(Findings found) {
  return switch (found.compare("garbage", "leak", "listeners")) {
    case MORE -> """
        gc.garbage is full of what the collector would have freed, and empty where the
        program really leaks: those objects are reachable, so they are no garbage. And
        what DEBUG_LEAK saves it keeps: the debugging leaks, not the program.""";
    case LESS, TOO_NOISY -> """
        On this Python gc.garbage shows something else than we expected: compare the
        rows with the types that each run printed.""";
  };
}
