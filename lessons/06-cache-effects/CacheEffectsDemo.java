///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ../../workbook/lab/Lab.java
//SOURCES ../../solutions/06-cache-effects/CacheModel.java
//JAVAC_OPTIONS -XDignore.symbol.file
//FILES chase.c
//FILES cache_effects.py
//FILES recording.json

import static java.nio.file.StandardOpenOption.*;
import static workbook.lab.Metric.*;
import static workbook.lab.Rule.*;

import com.sun.management.ThreadMXBean;
import com.sun.nio.file.ExtendedOpenOption;
import java.lang.management.ManagementFactory;
import java.nio.channels.FileChannel;
import java.util.concurrent.CyclicBarrier;
import workbook.lab.Findings;
import workbook.lab.Gauge;
import workbook.lab.JavaJob;
import workbook.lab.Job;
import workbook.lab.Lab;
import workbook.lab.Metric;
import workbook.lab.Recording;

void main(String... args) {
  Lab.lesson("cache-effects", args)
      .act("ladder", "a step through memory, from 4 kB to 512 MB", this::ladder)
      .act("counters", "the same steps, as the processor counts them", this::counters)
      .act("stride", "every fourth number, or every sixteenth", this::stride)
      .act("layout", "one field of two million objects, or one column", this::layout)
      .act("sharing", "two workers, on one copy and on two", this::sharing)
      .act("model", "the same two workers, in a simulated cache", this::model)
      .act("disk", "4 kB from the disk, and from memory", this::disk)
      .act("nursery", "why a small nursery is fast", this::nursery)
      .cpython("cache_effects.py", "a sum in order, and out of order", this::cpython)
      .run();
}

static final int KB = 1 << 10;
static final int MB = 1 << 20;

static final Metric STEP =
    Metric.seconds("stepTime", "a step", "median of 151 batches of 5,000 steps, by the job");

/// How long is a step to a place in memory that nobody could guess? It depends on how much memory
/// the steps go through.
void ladder(Lab lab) throws InterruptedException {
  var experiment =
      lab.predict("Which takes longest for a step?", highest(STEP))
          .axis("memory that the steps go through", Metric.Unit.BYTES);
  var c = compiled(lab);
  for (var bytes : List.of(4 * KB, 16 * KB, 64 * KB, 256 * KB, MB, 4 * MB, 16 * MB, 64 * MB,
      512 * MB)) {
    var size = size(bytes);
    var id = size.toLowerCase().replace(" ", "").replace("b", "");
    var java = chase(lab, bytes);
    experiment
        .point("java-" + id, "Java, " + size, "Java", bytes, java)
        .point("c-" + id, "C, " + size, "C", bytes, c.apply(bytes));
    if (bytes >= 64 * MB) {
      experiment.point(
          "huge-" + id, "huge pages, " + size, "Java, huge pages", bytes, huge(lab, java));
    }
  }
  experiment.printing().measure(STEP).read(this::levels);
}

/// The levels by the sizes that this machine tells, and what a step took well inside of each.
String levels(Findings found) {
  var text = new StringBuilder();
  for (var place : List.of("4k", "256k", "16m", "512m")) {
    found.median(STEP, "java-" + place).ifPresent(step ->
        text.append("%s: %.1f ns a step. "
            .formatted(place.replace("k", " kB").replace("m", " MB"), step * 1e9)));
  }
  text.append(told().isEmpty()
      ? "This machine does not say how large its caches are: look for the stairs. "
      : "This machine says that its caches hold " + told() + ". Are the stairs there? ");
  var gap = 0.0;
  var where = "";
  for (var place : List.of("64k", "256k", "1m", "4m", "16m", "64m", "512m")) {
    var java = found.median(STEP, "java-" + place);
    var c = found.median(STEP, "c-" + place);
    if (java.isPresent() && c.isPresent()) {
      var ratio = Math.abs(java.getAsDouble() / c.getAsDouble() - 1);
      where = ratio >= gap ? place : where;
      gap = Math.max(gap, ratio);
    }
  }
  if (!where.isEmpty()) {
    text.append(gap <= 0.15
        ? "From 64 kB on Java and C agree within %.0f%%.".formatted(gap * 100)
        : "Java and C differ most at %s, by %.0f%%: other work on the machine, or the pages that"
            .formatted(where, gap * 100) + " each of them got.");
  }
  return text.toString();
}

/// Follows a random cycle through so many bytes, one step a cache line.
JavaJob chase(Lab lab, int bytes) {
  // The array is larger than the nursery, and goes where no collection moves it.
  return lab.java(Chase.class, bytes)
      .gc("Serial")
      .heap(bytes / MB * 17 / 16 + 32 + "m")
      .nursery("8m")
      .flags("-Xbatch");
}

static class Chase {
  static final int INTS = 16; // of 4 bytes: a node fills a cache line of 64
  static final int BATCHES = 151; // so short that most of them are not interrupted
  static final int STEPS = 5_000;

  static void main(String... args) {
    var bytes = Integer.parseInt(args[0]);
    if (bytes == 4 * KB) {
      IO.println("caches, as the kernel tells: " + (told().isEmpty() ? "nothing" : told()));
    }
    compileFirst();
    var memory = cycle(bytes);
    var seconds = stepTime(memory, 0);
    Gauge.set("stepTime", seconds);
    Gauge.set("readTime", seconds); // as another act names it
  }

  /// So that no time below is the compiler's: called often, on little memory.
  static void compileFirst() {
    var small = cycle(4 * KB);
    for (int call = 0, at = 0; call < 20_000; call++) {
      at = chase(small, at, 100);
    }
  }

  static double stepTime(int[] memory, int from) {
    var at = chase(memory, from, Math.min(memory.length / INTS, MB / 2)); // warms the caches
    var seconds = new double[BATCHES];
    for (var batch = 0; batch < BATCHES; batch++) {
      var began = System.nanoTime();
      at = chase(memory, at, STEPS);
      seconds[batch] = (System.nanoTime() - began) / 1e9 / STEPS;
    }
    Arrays.sort(seconds);
    return at < 0 ? Double.NaN : seconds[BATCHES / 2];
  }

  /// Each step needs the result of the one before: nothing can be done ahead.
  static int chase(int[] memory, int from, int steps) {
    for (var step = 0; step < steps; step++) {
      from = memory[from];
    }
    return from;
  }

  /// Sattolo's shuffle: one cycle through all nodes, in random order.
  static int[] cycle(int bytes) {
    var next = new int[bytes / 64];
    var random = new SplittableRandom(1);
    Arrays.setAll(next, i -> i);
    for (var i = next.length - 1; i > 0; i--) {
      var j = random.nextInt(i);
      var swapped = next[i];
      next[i] = next[j];
      next[j] = swapped;
    }
    var memory = new int[next.length * INTS];
    for (var i = 0; i < next.length; i++) {
      memory[i * INTS] = next[i] * INTS;
    }
    return memory;
  }
}

/// The same chase in C, or why not.
Function<Integer, Job> compiled(Lab lab) throws InterruptedException {
  var cc = lab.find("cc");
  if (cc.isEmpty()) {
    return _ -> lab.unavailable("no C compiler on the search path: install gcc or clang");
  }
  var program = lab.folder().resolve("chase").toString();
  var failed = lab.prepare("cc", "-O2", "-o", program, lab.resource("chase.c").toString());
  return failed.isPresent()
      ? _ -> lab.failed("the C compiler failed: " + failed.get())
      : bytes -> lab.program(program, bytes.toString(), "5000");
}

/// The same job on pages of 2 MB, where the system lets a program ask for them.
Job huge(Lab lab, JavaJob job) {
  var asked = line(Path.of("/sys/kernel/mm/transparent_hugepage/enabled"));
  return asked.contains("[madvise]") || asked.contains("[always]")
      ? job.flags("-XX:+UseTransparentHugePages")
      : lab.unavailable("this system gives no transparent huge pages to who asks");
}

/// "L1 32K, L2 1024K, …", as Linux tells; on a virtual machine it may not be so.
static String told() {
  var caches = new StringJoiner(", ");
  for (var i = 0; i < 8; i++) {
    var cache = Path.of("/sys/devices/system/cpu/cpu0/cache/index" + i);
    if (Files.isDirectory(cache) && !line(cache.resolve("type")).equals("Instruction")) {
      caches.add("L" + line(cache.resolve("level")) + " " + line(cache.resolve("size")));
    }
  }
  return caches.toString();
}

static String line(Path file) {
  try {
    return Files.readString(file).strip();
  } catch (IOException e) {
    return "";
  }
}

static String size(int bytes) {
  return bytes < MB ? bytes / KB + " kB" : bytes / MB + " MB";
}

static final Metric LINES =
    Metric.count("cacheMisses", "cache misses", "a step, cache-misses of perf stat");
static final Metric PAGES =
    Metric.count("tlbMisses", "TLB misses", "a step, dTLB-load-misses of perf stat");

/// The processor counts its misses, where the machine lets a program read them.
void counters(Lab lab) throws InterruptedException {
  Function<JavaJob, Job> counted = job -> noCounters(lab).<Job>map(lab::unavailable).orElse(job);
  var large = lab.java(Counted.class, 256 * MB).gc("Serial").heap("320m").nursery("8m");
  var small = lab.java(Counted.class, 16 * KB).gc("Serial").heap("320m").nursery("8m");
  lab.predict("Which misses more often?", highest(LINES))
      .run("small", "16 kB", counted.apply(small))
      .run("large", "256 MB", counted.apply(large))
      .measure(LINES, PAGES)
      .read(found -> switch (found.compare(LINES, "large", "small")) {
        case MORE -> """
            The processor counts what the ladder could only time: in little memory nearly
            every step is a hit, in much memory nearly every step is a miss.""";
        case LESS, TOO_NOISY -> """
            The counters do not tell the two apart. On some virtual machines they count
            something, but not this.""";
      });
}

/// Why there are no counters to read here; nothing where there are.
Optional<String> noCounters(Lab lab) {
  if (lab.find("perf").isEmpty()) {
    return Optional.of("no perf on the search path: install linux-perf or linux-tools");
  }
  try {
    var trial = Counted.perf("true").start();
    var said = new String(trial.getInputStream().readAllBytes());
    return trial.waitFor() == 0 && !said.contains("<not")
        ? Optional.empty()
        : Optional.of("perf stat has no hardware counters here: a virtual machine rarely has");
  } catch (IOException | InterruptedException e) {
    return Optional.of("perf could not be run: " + e.getMessage());
  }
}

static class Counted {
  static void main(String... args) throws Exception {
    Chase.compileFirst();
    var memory = Chase.cycle(Integer.parseInt(args[0]));
    var at = Chase.chase(memory, 0, MB);
    var pid = Long.toString(ProcessHandle.current().pid());
    var perf = perf("-p", pid, "--", "sleep", "0.3").start();
    var steps = 0L;
    for (; perf.isAlive(); steps += Chase.STEPS) {
      at = Chase.chase(memory, at, Chase.STEPS);
    }
    for (var line : new String(perf.getInputStream().readAllBytes()).lines().toList()) {
      var fields = line.split(",");
      if (fields.length > 2 && fields[0].matches("\\d+")) {
        var metric = fields[2].startsWith("cache") ? "cacheMisses" : "tlbMisses";
        Gauge.set(metric, Double.parseDouble(fields[0]) / (at < 0 ? 0 : steps));
      }
    }
  }

  static ProcessBuilder perf(String... words) {
    var events = "cache-misses,dTLB-load-misses";
    var all = new ArrayList<>(List.of("perf", "stat", "-x,", "-e", events));
    all.addAll(List.of(words));
    return new ProcessBuilder(all).redirectErrorStream(true);
  }
}

static final int PASSES = 15;

static final Metric PASS =
    Metric.seconds("passTime", "a pass", "median of 15 passes over the memory, by the job");

/// Sixteen numbers lie on a cache line. Who reads one of them has fetched them all.
void stride(Lab lab) throws InterruptedException {
  lab.predict("Every 16th number is a quarter of every 4th. Which is fastest?", lowest(PASS))
      .run("every", "64 MB, every number", strides(lab, 64 * MB, 1))
      .run("every-4th", "64 MB, every 4th", strides(lab, 64 * MB, 4))
      .run("every-16th", "64 MB, every 16th", strides(lab, 64 * MB, 16))
      .run("near-4th", "16 kB 4,096 times, 4th", strides(lab, 16 * KB, 4))
      .run("near-16th", "16 kB 4,096 times, 16th", strides(lab, 16 * KB, 16))
      .measure(PASS)
      .read(found -> {
        var fourth = found.median(PASS, "every-4th");
        var sixteenth = found.median(PASS, "every-16th");
        if (fourth.isEmpty() || sixteenth.isEmpty()) {
          return "There is nothing to compare.";
        }
        return """
            A quarter of the additions took %.0f%% of the time: whether every 4th number or
            every 16th, both passes fetch every line. In 16 kB, which stay in the cache, look
            at the same two again. (To add every number is work enough to hide the lines.)"""
            .formatted(100 * sixteenth.getAsDouble() / fourth.getAsDouble());
      });
}

Job strides(Lab lab, int bytes, int stride) {
  return lab.java(Stride.class, bytes, stride).gc("Serial").heap("128m").nursery("8m")
      .flags("-Xbatch");
}

static class Stride {
  static void main(String... args) {
    var numbers = new int[Integer.parseInt(args[0]) / 4];
    var stride = Integer.parseInt(args[1]);
    var times = 16 * MB / numbers.length; // as many bytes, however small the array
    Arrays.setAll(numbers, i -> i);
    var sum = 0;
    for (var call = 0; call < 20_000; call++) {
      sum += sum(numbers, 1_024, stride);
    }
    var seconds = new double[PASSES];
    for (var pass = 0; pass < seconds.length; pass++) {
      var began = System.nanoTime();
      for (var time = 0; time < times; time++) {
        sum += sum(numbers, numbers.length, stride);
      }
      seconds[pass] = (System.nanoTime() - began) / 1e9;
    }
    Arrays.sort(seconds);
    Gauge.set("passTime", sum == 42 ? Double.NaN : seconds[seconds.length / 2]);
  }

  static int sum(int[] numbers, int length, int stride) {
    var sum = 0;
    for (var i = 0; i < length; i += stride) {
      sum += numbers[i];
    }
    return sum;
  }
}

static final Metric EACH =
    Metric.count("each", "bytes each", "allocated for a payment, by the thread's own count");
static final Metric PAYMENT =
    Metric.seconds("paymentTime", "a payment", "median of 15 sums over all, by the job");

/// Two million payments of 16 bytes each, of which a sum wants 4.
void layout(Lab lab) throws InterruptedException {
  lab.predict("Which sum is fastest?", lowest(PAYMENT))
      .run("shuffled", "objects, shuffled", payments(lab, "shuffled"))
      .run("objects", "objects, in order", payments(lab, "objects"))
      .run("compact", "compact headers",
          payments(lab, "objects").flags("-XX:+UseCompactObjectHeaders"))
      .run("columns", "a column", payments(lab, "columns"))
      .measure(EACH, PAYMENT)
      .read(found -> switch (found.compare(PAYMENT, "columns", "objects")) {
        case LESS -> """
            The same payments, the same sum. As objects they bring their headers and all
            their fields along on every line; as a column, nothing that was not wanted.""";
        case MORE -> """
            Here the column was slower than the objects, which we did not expect: a sum of
            a column reads fewer lines. Please report it, with the table.""";
        case TOO_NOISY -> """
            The column and the objects in order are too close or too noisy to rank. What
            differs is how many bytes each takes.""";
      });
}

JavaJob payments(Lab lab, String layout) {
  // The nursery holds them all: no collection moves an object.
  return lab.java(Payments.class, layout, 2_000_000).gc("Serial").heap("256m").nursery("160m")
      .flags("-Xbatch");
}

static class Payments {
  static class Payment {
    int user, item, day, cents;
  }

  static void main(String... args) {
    var count = Integer.parseInt(args[1]);
    var columns = args[0].equals("columns");
    var payments = new Payment[columns ? 0 : count];
    var before = allocated();
    for (var i = 0; i < payments.length; i++) {
      payments[i] = new Payment();
      payments[i].cents = i;
    }
    var cents = new int[columns ? count : 0];
    var others = new int[3][columns ? count : 0];
    Gauge.set("each", (allocated() - before) / (double) count);
    Arrays.setAll(cents, i -> i + others[i % 3][i]);
    if (args[0].equals("shuffled")) {
      Collections.shuffle(Arrays.asList(payments), new Random(1));
    }
    var sum = 0;
    for (var call = 0; call < 20_000; call++) {
      sum += columns ? sum(cents, 1_000) : sum(payments, 1_000);
    }
    var seconds = new double[PASSES];
    for (var pass = 0; pass < seconds.length; pass++) {
      var began = System.nanoTime();
      sum += columns ? sum(cents, count) : sum(payments, count);
      seconds[pass] = (System.nanoTime() - began) / 1e9 / count;
    }
    Arrays.sort(seconds);
    Gauge.set("paymentTime", sum == 42 ? Double.NaN : seconds[seconds.length / 2]);
  }

  static int sum(Payment[] payments, int count) {
    var sum = 0;
    for (var i = 0; i < count; i++) {
      sum += payments[i].cents;
    }
    return sum;
  }

  static int sum(int[] cents, int count) {
    var sum = 0;
    for (var i = 0; i < count; i++) {
      sum += cents[i];
    }
    return sum;
  }

  static long allocated() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
  }
}

static final List<Integer> SHARED = List.of(MB, 4 * MB, 8 * MB, 16 * MB);

/// Two workers at the same time: do they get in each other's way less if their data is the same?
void sharing(Lab lab) throws InterruptedException {
  var experiment =
      lab.predict("Which takes longest for a step?", highest(STEP))
          .axis("data of one worker", Metric.Unit.BYTES);
  var alone = Runtime.getRuntime().availableProcessors() < 2;
  for (var bytes : SHARED) {
    for (var copies : List.of(1, 2)) {
      var job = lab.java(Workers.class, copies, bytes).gc("Serial").nursery("8m").flags("-Xbatch")
          .heap(bytes / MB * 3 + 40 + "m");
      var words = copies == 1 ? "one copy" : "two copies";
      experiment.point(
          (copies == 1 ? "one-" : "two-") + bytes / MB + "m",
          words + ", " + size(bytes),
          words,
          bytes,
          alone ? lab.unavailable("two workers need two processors, and here is one") : job);
    }
  }
  experiment.measure(STEP).read(found -> {
    var gained = SHARED.stream()
        .filter(bytes -> found.compare(STEP, "one-" + bytes / MB + "m", "two-" + bytes / MB + "m")
            == Recording.Order.LESS)
        .map(bytes -> size(bytes))
        .toList();
    return gained.isEmpty()
        ? """
          No size shows a gain that stands out of the noise. It exists where one copy fits the
          shared cache and two do not; on this machine that may lie between our sizes, or
          somebody else uses that cache."""
        : """
          One copy was faster than two at %s. That is where one copy finds room in the cache
          that both workers share, and two do not. Where both fit, or neither, there is
          nothing to gain.""".formatted(String.join(", ", gained));
  });
}

/// Two threads, since a cache does not care to which process a line of shared memory belongs.
static class Workers {
  static void main(String... args) throws Exception {
    var copies = Integer.parseInt(args[0]);
    var memory = new int[copies][];
    Arrays.setAll(memory, _ -> Chase.cycle(Integer.parseInt(args[1])));
    Chase.compileFirst();
    var together = new CyclicBarrier(2);
    var steps = new double[2];
    var workers = new ArrayList<Thread>();
    for (var worker = 0; worker < 2; worker++) {
      var me = worker;
      Runnable work = () -> steps[me] = work(memory[me % copies], me, together);
      workers.add(Thread.ofPlatform().start(work));
    }
    for (var worker : workers) {
      worker.join();
    }
    Gauge.set("stepTime", (steps[0] + steps[1]) / 2);
  }

  static double work(int[] memory, int me, CyclicBarrier together) {
    var half = me * (memory.length / Chase.INTS / 2) * Chase.INTS; // they start apart
    try {
      together.await();
      var time = Chase.stepTime(memory, half);
      together.await(); // the faster one leaves the slower one alone only now
      return time;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}

static final Metric HITS =
    Metric.count("hits", "hits", "of 100 reads, counted in the simulated cache");

/// What the clock can only suggest, a simulated cache counts. It is the solution of an exercise.
void model(Lab lab) throws InterruptedException {
  var experiment =
      lab.predict("Through a cache of 1 MB: which hits least often?", lowest(HITS))
          .axis("data of one worker", Metric.Unit.BYTES);
  for (var bytes : List.of(512 * KB, MB, 2 * MB)) {
    for (var copies : List.of(1, 2)) {
      var words = copies == 1 ? "one copy" : "two copies";
      experiment.point(
          (copies == 1 ? "one-" : "two-") + bytes / KB + "k",
          words + ", " + size(bytes),
          words,
          bytes,
          lab.java(Model.class, copies, bytes).gc("Serial").heap("32m"));
    }
  }
  experiment.measure(HITS).read(found -> switch (found.compare(HITS, "one-1024k", "two-1024k")) {
    case MORE -> """
        While two copies fit, one is no better. Once they do not, one copy hits more often
        at every size, and most where one fits and two do not.""";
    case LESS, TOO_NOISY -> """
        The simulated cache does not show what it must: please report this, with the
        table.""";
  });
}

static class Model {
  static final int READS = 400_000;

  /// Two workers read in turn, anywhere in their data, through one cache of 1 MB with 16 ways.
  static void main(String... args) {
    var copies = Integer.parseInt(args[0]);
    var bytes = Integer.parseInt(args[1]);
    var cache = new CacheModel(MB / 16 / 64, 16, 64);
    var random = new SplittableRandom(1);
    var hits = 0;
    for (var read = 0; read < 2 * READS; read++) {
      var copy = read % copies * (1L << 40);
      var hit = cache.access(copy + random.nextInt(bytes));
      hits += hit && read >= READS ? 1 : 0; // the first half fills the cache
    }
    Gauge.set("hits", 100.0 * hits / READS);
  }
}

static final Metric ONE_READ =
    Metric.seconds("readTime", "a read", "median over a tenth of a second, by the job");

/// 4 kB from a random place: on the disk, in the system's cache of the disk, in the program.
void disk(Lab lab) throws InterruptedException {
  var megabytes = lab.size(256, 64);
  var file = lab.folder().resolve("pages");
  var written = lab.prepare(lab.java(Write.class, file, megabytes).needs("64m"));
  var direct = written.<Job>map(lab::failed)
      .or(() -> notDirect(file).map(lab::unavailable))
      .orElse(lab.java(ReadFile.class, file, "direct").needs("64m"));
  var cached = written.<Job>map(lab::failed)
      .orElse(lab.java(ReadFile.class, file, "cached").needs("64m"));
  var copied = lab.java(ReadMemory.class).gc("Serial").heap("300m").nursery("8m");
  lab.predict("Which takes longest?", highest(ONE_READ))
      .run("direct", "4 kB, from the disk", direct)
      .run("cached", "4 kB, by the system", cached)
      .run("memory", "4 kB, from memory", copied)
      .run("line", "64 bytes, from memory", chase(lab, 128 * MB))
      .measure(ONE_READ)
      .read(found -> {
        var disk = found.median(ONE_READ, "direct");
        var memory = found.median(ONE_READ, "memory");
        if (disk.isEmpty() || memory.isEmpty()) {
          return "The disk could not be read past the system's cache: the table says why.";
        }
        return """
            4 kB came from the disk in %,.0f times the time that a copy within memory takes.
            On a virtual machine the disk is a virtual one, and the host may answer from its
            own memory. Another disk gives another ratio, and one that turns a far larger one."""
            .formatted(disk.getAsDouble() / memory.getAsDouble());
      });
}

/// Why a file cannot be read past the system's cache.
Optional<String> notDirect(Path file) {
  try (var channel = FileChannel.open(file, DIRECT)) {
    var type = Files.getFileStore(file).type();
    if (type.equals("tmpfs")) {
      return Optional.of("the temporary folder is in memory (tmpfs), not on a disk");
    }
    channel.read(ReadFile.page());
    return Optional.empty();
  } catch (IOException | UnsupportedOperationException e) {
    return Optional.of("this file system cannot be read past the system's cache");
  }
}

/// Past the system's cache of files.
static final Set<OpenOption> DIRECT = Set.of(READ, ExtendedOpenOption.DIRECT);

static class Write {
  static void main(String... args) throws IOException {
    var random = new SplittableRandom(1);
    var bytes = new byte[MB];
    try (var file = FileChannel.open(Path.of(args[0]), CREATE, WRITE)) {
      for (var megabyte = 0; megabyte < Integer.parseInt(args[1]); megabyte++) {
        random.nextBytes(bytes);
        file.write(ByteBuffer.wrap(bytes));
      }
      file.force(true);
    }
  }
}

static class ReadFile {
  static void main(String... args) throws IOException {
    Set<OpenOption> how = args[1].equals("direct") ? DIRECT : Set.of(READ);
    var page = page();
    try (var file = FileChannel.open(Path.of(args[0]), how)) {
      var pages = (int) (file.size() / page.capacity());
      Gauge.set("readTime", median(place -> {
        try {
          page.clear();
          return file.read(page, (long) place * page.capacity());
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }, pages));
    }
  }

  /// Reading past the system's cache asks for memory that begins where a page does.
  static ByteBuffer page() {
    return ByteBuffer.allocateDirect(2 * 4 * KB).alignedSlice(4 * KB).slice(0, 4 * KB)
        .alignedSlice(4 * KB);
  }

  /// Reads from random places for a tenth of a second.
  static double median(IntUnaryOperator read, int places) {
    var random = new SplittableRandom();
    var nanos = new long[1_000_000];
    var reads = 0;
    for (var end = System.nanoTime() + 100_000_000; reads < nanos.length; reads++) {
      var began = System.nanoTime();
      if (began > end && reads > 15) {
        break;
      }
      read.applyAsInt(random.nextInt(places));
      nanos[reads] = System.nanoTime() - began;
    }
    Arrays.sort(nanos, 0, reads);
    return nanos[reads / 2] / 1e9;
  }
}

static class ReadMemory {
  static void main(String... args) {
    var size = 4 * KB;
    var memory = new byte[256 * MB];
    Arrays.fill(memory, (byte) 1);
    var copy = new byte[size];
    Gauge.set("readTime", ReadFile.median(place -> {
      System.arraycopy(memory, place * size, copy, 0, size);
      return copy[size - 1];
    }, memory.length / size));
  }
}

static final Metric MEGABYTE =
    Metric.seconds("megabyte", "a MB", "time to allocate 1 MB of small objects, by the job");

/// Half a gigabyte of rubbish through nurseries of several sizes, whose pages were touched before
/// or not.
void nursery(Lab lab) throws InterruptedException {
  var experiment =
      lab.predict("Which nursery takes longest for a MB?", highest(MEGABYTE))
          .axis("nursery", Metric.Unit.BYTES);
  for (var megabytes : List.of(1, 4, 16, 256)) {
    var job = lab.java(Rubbish.class, 512).gc("Serial").heap(megabytes + 24 + "m")
        .nursery(megabytes + "m");
    experiment
        .point("fresh-" + megabytes + "m", megabytes + " MB", "as it comes",
            megabytes * (double) MB, job)
        .point("touched-" + megabytes + "m", megabytes + " MB, touched before", "touched before",
            megabytes * (double) MB, job.flags("-XX:+AlwaysPreTouch"));
  }
  experiment.measure(MEGABYTE, COLLECTIONS, FAULTS, SYSTEM_CPU).read(found ->
      switch (found.compare(MEGABYTE, "fresh-256m", "fresh-4m")) {
        case MORE -> """
            A small nursery is filled again and again: its pages are there. A large one is
            new memory for a long time, page by page. Compare the rows where all pages were
            touched before: what is left of the difference there may be the work of the
            cache; the rest was the system's.""";
        case LESS -> """
            Here the large nursery was faster: what its collections would have cost is more
            than its faults. Compare the columns.""";
        case TOO_NOISY -> """
            The large and the small nursery are too close or too noisy to rank here. Compare
            their faults.""";
      });
}

static class Rubbish {
  static Object last;

  static void main(String... args) {
    allocate(32);
    var megabytes = Integer.parseInt(args[0]);
    var began = System.nanoTime();
    allocate(megabytes);
    Gauge.set("megabyte", (System.nanoTime() - began) / 1e9 / megabytes);
  }

  static void allocate(int megabytes) {
    for (var megabyte = 0; megabyte < megabytes; megabyte++) {
      for (var object = 0; object < MB / 64; object++) {
        last = new long[6]; // 64 bytes, with its header
      }
    }
  }
}

String cpython(Findings found) {
  return switch (found.compare("itemTime", "scattered", "in-order")) {
    case MORE -> """
        The same numbers, the same sum. A list holds references, and where the objects lie
        is another matter: in the order of the list, or anywhere. An array holds the numbers
        themselves, and has no such choice.""";
    case LESS, TOO_NOISY -> """
        On this machine the order makes no difference that stands out of the noise: the
        objects may all fit into a cache.""";
  };
}
