///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ../../workbook/lab/Lab.java
//FILES decision.py
//FILES recording.json

import static workbook.lab.Metric.*;
import static workbook.lab.Rule.*;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.net.HttpURLConnection;
import java.util.concurrent.atomic.AtomicInteger;
import workbook.lab.Findings;
import workbook.lab.Gauge;
import workbook.lab.JavaJob;
import workbook.lab.Job;
import workbook.lab.Lab;
import workbook.lab.Lifeline;
import workbook.lab.Memory;
import workbook.lab.Metric;

void main(String... args) {
  Lab.lesson("decision", args)
      .act("service", "a small HTTP service, as 2 and as 4 worker JVMs", this::service)
      .act("exit", "what it costs to end", this::exit)
      .cpython("uwsgi", "decision.py", "Django under uWSGI, eight forked workers", this::uwsgi)
      .run();
}

static final Metric RATE =
    Metric.count("rate", "req/s", "requests answered a second, after the first quarter");
static final Metric P50 = Metric.seconds("p50", "p50", "half of the requests took less");
static final Metric P99 = Metric.seconds("p99", "p99", "all but one in a hundred took less");
static final Metric ALL_PSS =
    Metric.bytes("pss", "PSS", "largest sum of the workers' proportional sets while they serve");
static final Metric RESTARTS =
    Metric.count("restarts", "restarts", "workers replaced before their heap was full");
static final Metric ANSWERED = Metric.count("answered", "answered", "requests with an answer");

static final String[] SERIAL = {"-XX:+UseSerialGC", "-Xmx24m"};
static final String[] EPSILON = {
  "-XX:+UnlockExperimentalVMOptions", "-XX:+UseEpsilonGC", "-Xms96m", "-Xmx96m"
};

/// The same service and the same requests; what differs is how many workers, and their flags.
void service(Lab lab) throws InterruptedException {
  var requests = lab.size(1_200, 1_000);
  var cache = lab.folder().resolve("worker.aot");
  var training = lab.java(Worker.class, "train").flags(SERIAL);
  var failed = lab.prepare(training.flags("-XX:AOTCacheOutput=" + cache));
  var cached = failed.map(lab::failed).orElse(cached(lab, requests, cache));

  lab.predict("Which deployment takes the least memory?", lowest(ALL_PSS))
      .run("g1-2", "2, G1 by default", fleet(lab, 2, requests, "-XX:+UseG1GC"))
      .run("g1-4", "4, G1 by default", fleet(lab, 4, requests, "-XX:+UseG1GC"))
      .run("serial-2", "2, Serial, 24 MB", fleet(lab, 2, requests, SERIAL))
      .run("serial-4", "4, Serial, 24 MB", fleet(lab, 4, requests, SERIAL))
      .run("aot-4", "the same, AOT cache", cached)
      .run("epsilon-4", "4, recycled", fleet(lab, 4, requests, EPSILON))
      .measure(RATE, P50, P99, ALL_PSS, RESTARTS, ANSWERED)
      .read(found -> switch (found.compare(ALL_PSS, "epsilon-4", "serial-4")) {
        case MORE -> """
            Every request had an answer, also without a collector: a conductor replaced
            each worker in time. But the recycled workers hold what they will never use
            again, and a spare stands by. A small heap that is collected took less.""";
        case LESS -> """
            Here the workers that were replaced took less memory than those that collect.
            Look at the restarts: each is a JVM that starts while others serve.""";
        case TOO_NOISY -> """
            The recycled and the collected workers cannot be told apart by their memory
            here. Look at the restarts, and at p99.""";
      });
}

JavaJob fleet(Lab lab, int workers, long requests, String... flags) {
  var words = new ArrayList<Object>(List.of(workers, requests));
  words.addAll(List.of(flags));
  // The conductor shall take as little from the workers as it can.
  return lab.java(Conductor.class, words.toArray()).gc("Serial")
      .flags("-Xmx128m", "-XX:TieredStopAtLevel=1").needs("1g");
}

/// Maps the cache where it was made: its pages then stay as they are in the file, and shared.
Job cached(Lab lab, long requests, Path cache) {
  return fleet(lab, 4, requests, SERIAL[0], SERIAL[1], "-XX:AOTCache=" + cache,
      "-XX:+UnlockDiagnosticVMOptions", "-XX:ArchiveRelocationMode=0");
}

/// The service: 8 MB that it keeps, and 100 kB of rubbish a request.
static class Worker {
  static final byte[][] kept = new byte[8_000][1_008];

  static void main(String... args) throws IOException {
    Lifeline.hold();
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newFixedThreadPool(2));
    server.createContext("/", Worker::answer);
    server.start();
    if (List.of(args).contains("train")) {
      train(server.getAddress().getPort());
      return;
    }
    System.out.println(server.getAddress().getPort());
  }

  static void answer(HttpExchange exchange) throws IOException {
    var sum = 0;
    for (var i = 0; i < 100; i++) {
      var made = new byte[1_008];
      sum += made.length;
    }
    var runtime = Runtime.getRuntime();
    var left = runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory();
    var body = (sum + " of " + kept.length).getBytes();
    exchange.getResponseHeaders().set("Left", Long.toString(left));
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  /// A few requests, so that the cache holds what they need; then the end.
  static void train(int port) throws IOException {
    for (var i = 0; i < 50; i++) {
      ask(port);
    }
    System.exit(0);
  }
}

/// @return how many bytes of heap the worker has left
static long ask(int port) throws IOException {
  var url = URI.create("http://127.0.0.1:" + port + "/").toURL();
  var connection = (HttpURLConnection) url.openConnection();
  connection.setReadTimeout(20_000);
  try (var in = connection.getInputStream()) {
    in.readAllBytes();
  }
  return connection.getHeaderFieldLong("Left", Long.MAX_VALUE);
}

/// Starts the workers, sends the requests, and replaces whoever is nearly full.
static class Conductor {
  static final int CLIENTS = 4;
  static final long LOW = 12 << 20;
  static final long NEVER_COLLECTS = 96 << 20;

  final List<String> flags;
  final boolean recycles;
  final List<Running> live = new CopyOnWriteArrayList<>();
  final BlockingQueue<Running> spare = new LinkedBlockingQueue<>();
  final List<Running> all = new CopyOnWriteArrayList<>();
  final AtomicInteger restarts = new AtomicInteger();
  final AtomicInteger answered = new AtomicInteger();
  final AtomicInteger next = new AtomicInteger();
  final ConcurrentLinkedQueue<Long> nanos = new ConcurrentLinkedQueue<>();
  volatile long highestPss;
  volatile boolean done;

  Conductor(List<String> flags) {
    this.flags = flags;
    this.recycles = flags.contains("-XX:+UseEpsilonGC");
  }

  static void main(String... args) throws Exception {
    var flags = List.of(args).subList(2, args.length);
    var conductor = new Conductor(flags);
    try {
      conductor.conduct(Integer.parseInt(args[0]), Integer.parseInt(args[1]));
    } finally {
      conductor.done = true;
      conductor.all.forEach(Running::end);
    }
  }

  void conduct(int workers, int requests) throws Exception {
    var first = new ArrayList<Running>();
    for (var i = 0; i < workers; i++) {
      // Their first lives differ in length, so that no two are full at the same time.
      first.add(start(recycles ? LOW + NEVER_COLLECTS * 3 / 4 * i / workers : 0));
    }
    if (recycles) {
      spare.add(start(LOW));
    }
    for (var worker : first) {
      worker.port();
      live.add(worker);
    }
    serve(requests / 4, nanos);
    nanos.clear();
    var began = System.nanoTime();
    serve(requests - requests / 4, nanos);
    var seconds = (System.nanoTime() - began) / 1e9;
    report(seconds);
  }

  void report(double seconds) {
    look();
    var sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
    Gauge.set("rate", sorted.length / seconds);
    Gauge.set("p50", sorted[sorted.length / 2] / 1e9);
    Gauge.set("p99", sorted[sorted.length * 99 / 100] / 1e9);
    Gauge.set("restarts", restarts.get());
    Gauge.set("answered", answered.get());
    if (highestPss > 0) {
      Gauge.set("pss", highestPss);
    }
  }

  /// A closed loop: each client waits for its answer before it asks again.
  void serve(int requests, Queue<Long> took) throws InterruptedException {
    var left = new AtomicInteger(requests);
    var clients = new ArrayList<Thread>();
    for (var i = 0; i < CLIENTS; i++) {
      clients.add(Thread.ofPlatform().start(() -> {
        for (var turn = left.getAndDecrement(); turn > 0; turn = left.getAndDecrement()) {
          var began = System.nanoTime();
          request();
          took.add(System.nanoTime() - began);
          if (turn % 250 == 0) {
            look();
          }
        }
      }));
    }
    for (var client : clients) {
      client.join();
    }
  }

  /// One request. Where nobody serves it waits until somebody does.
  void request() {
    while (true) {
      var now = live.toArray(Running[]::new);
      if (now.length == 0) {
        LockSupport.parkNanos(1_000_000);
        continue;
      }
      var worker = now[Math.floorMod(next.getAndIncrement(), now.length)];
      worker.inFlight.incrementAndGet();
      try {
        if (live.contains(worker)) {
          var left = ask(worker.port());
          answered.incrementAndGet();
          if (left < worker.low && live.remove(worker)) {
            Thread.ofPlatform().daemon().start(() -> replace(worker));
          }
          return;
        }
      } catch (IOException e) {
        System.out.println("a request was not answered: " + e);
        return;
      } finally {
        worker.inFlight.decrementAndGet();
      }
    }
  }

  /// The spare takes the worker's place, and another spare is started. Nothing is collected.
  void replace(Running full) {
    try {
      var fresh = spare.take();
      fresh.port();
      live.add(fresh);
      restarts.incrementAndGet();
      while (full.inFlight.get() > 0) {
        Thread.sleep(1);
      }
      full.end();
      all.remove(full);
      if (!done) {
        spare.add(start(LOW));
      }
    } catch (InterruptedException | UncheckedIOException e) {
      System.out.println("a worker was not replaced: " + e);
    }
  }

  /// Adds up what the workers hold together, the spare included.
  synchronized void look() {
    var sum = 0L;
    for (var worker : all) {
      sum += Memory.of(worker.process.pid()).map(Memory::pssBytes).orElse(0L);
    }
    highestPss = Math.max(highestPss, sum);
  }

  Running start(long low) {
    var worker = new Running(flags, low);
    all.add(worker);
    if (done) {
      worker.end();
    }
    return worker;
  }
}

/// The process of a worker.
static class Running {
  final Process process;
  final long low;
  final AtomicInteger inFlight = new AtomicInteger();
  private int port;

  /// @param low with fewer bytes left than that it is full
  Running(List<String> flags, long low) {
    this.low = low;
    var command = new ArrayList<String>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(flags);
    command.addAll(List.of("-Dsun.net.httpserver.nodelay=true", Lifeline.option()));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Worker.class.getName()));
    try {
      process = new ProcessBuilder(command).redirectErrorStream(true).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Waits until the worker says where it listens.
  synchronized int port() {
    if (port == 0) {
      try {
        var line = process.inputReader().readLine();
        if (line == null || !line.matches("\\d+")) {
          throw new IOException("Error: a worker did not start: " + line);
        }
        port = Integer.parseInt(line);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return port;
  }

  void end() {
    process.destroyForcibly();
  }
}

static final Metric EXIT =
    Metric.seconds("exit", "exit", "from the end of the work to the end of the process");

/// A million objects in pairs, all still in use: then the end.
void exit(Lab lab) throws InterruptedException {
  var objects = lab.size(1_000_000, 1_000_000);

  lab.predict("Who takes longest to end?", highest(EXIT))
      .run("g1", "JVM, G1", leaving(lab, "return", objects, "-XX:+UseG1GC"))
      .run("serial", "JVM, Serial", leaving(lab, "return", objects, "-XX:+UseSerialGC"))
      .run("z", "JVM, ZGC", leaving(lab, "return", objects, "-XX:+UseZGC"))
      .run("halt", "JVM, G1, halt", leaving(lab, "halt", objects, "-XX:+UseG1GC"))
      .run("python", "CPython", python(lab, "return", objects))
      .run("os-exit", "CPython, os._exit", python(lab, "at-once", objects))
      .measure(EXIT)
      .read(found -> switch (found.compare(EXIT, "python", "os-exit")) {
        case MORE -> """
            A JVM gives its memory back as a whole. CPython takes its objects apart, one
            by one, before it ends, whatever gc.disable() said: os._exit does not.""";
        case LESS, TOO_NOISY -> """
            On this machine the two ways to end CPython are too close or too noisy to
            rank.""";
      });
}

JavaJob leaving(Lab lab, String how, long objects, String gc) {
  return lab.java(Leave.class, how, objects, gc, "-Xms256m", "-Xmx256m").needs("400m");
}

Job python(Lab lab, String how, long objects) {
  var script = lab.resource("decision.py").toString();
  return lab.find("python3")
      .map(_ -> lab.program("python3", script, "exit", how, "" + objects))
      .orElse(lab.unavailable("no python3 here: install Python 3"));
}

/// Times the end of another JVM. That one is told how to end, the first of these words.
static class Leave {
  static Node[] pairs;

  static void main(String... args) throws Exception {
    if (args.length == 2) {
      leave(args[0], Integer.parseInt(args[1]));
      return;
    }
    var command = new ArrayList<String>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(List.of(args).subList(2, args.length));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Leave.class.getName()));
    command.addAll(List.of(args).subList(0, 2));
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var done = Instant.parse(process.inputReader().readLine());
    process.waitFor();
    Gauge.set("exit", Duration.between(done, Instant.now()).toNanos() / 1e9);
  }

  static void leave(String how, int objects) {
    pairs = new Node[objects / 2];
    for (var i = 0; i < pairs.length; i++) {
      pairs[i] = new Node();
      pairs[i].other = new Node();
      pairs[i].other.other = pairs[i];
    }
    System.out.println(Instant.now());
    if (how.equals("halt")) {
      Runtime.getRuntime().halt(0);
    }
  }
}

static class Node {
  Node other;
}

String uwsgi(Findings found) {
  return switch (found.compare("pss", "enabled", "threshold0")) {
    case MORE -> """
        At first all three are alike. Then the first full collections come: they write
        into every object that was there before the fork, and each worker gets a copy
        of its own. Frozen, those objects are left alone, and cycles are still freed.""";
    case LESS, TOO_NOISY -> """
        On this machine the workers' memory cannot be told apart. Were there enough
        requests for a full collection? The column of private dirty memory says more.""";
  };
}
