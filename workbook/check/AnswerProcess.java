package workbook.check;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import workbook.lab.Lifeline;

/// One JVM with limits, in which an answer meets its check. It is started ahead and waits as a
/// [Standby]. Closing it leaves nothing running and no file.
final class AnswerProcess implements AutoCloseable {

  /// For what the process does about its end by itself before it is ended from here.
  private static final Duration GRACE = Duration.ofSeconds(2);

  /// For a JVM that is still starting when its job comes, on a machine that does much else.
  private static final Duration START = Duration.ofSeconds(60);

  private static final long LOOK_EVERY_MILLIS = 50;

  /// What a JVM prints by itself before it ends, which its exit code tells as well.
  private static final String JVM_ENDS = "Terminating due to java.lang.OutOfMemoryError";

  private final Limits limits;
  private final Workplace place;
  private final Process process;
  private final Optional<AotCache> aot;
  private final Thread events;
  private final Thread output;
  private final Set<ProcessHandle> descendants = new HashSet<>();

  // Written by the two readers, read by whoever waits.
  private final Object news = new Object();
  private final List<Event> report = new ArrayList<>();
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private long printedBytes = 0;
  private boolean over = false;

  private boolean begun = false;
  private long startNanos = System.nanoTime();

  private String nonce = "";

  AnswerProcess(Limits limits, Equipment equipment) throws IOException {
    this.limits = limits;
    this.place = new Workplace();
    this.aot = equipment.aot().filter(AotCache::fits);
    this.process =
        new ProcessBuilder(command(limits, aot, equipment.sandbox(), place.folder()))
            .directory(place.folder().toFile())
            .start();
    place.keep(this::end);
    this.events = Thread.ofPlatform().name("events").daemon().start(this::readEvents);
    this.output = Thread.ofPlatform().name("output").daemon().start(this::readOutput);
  }

  private static List<String> command(
      Limits limits, Optional<AotCache> aot, Optional<Sandbox> sandbox, Path folder) {
    var command = new ArrayList<String>();
    sandbox.ifPresent(box -> command.addAll(box.around(folder)));
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx" + limits.heap(),
            "-XX:MaxDirectMemorySize=" + limits.heap(),
            "-XX:+ExitOnOutOfMemoryError",
            // A deep recursion still shows the line of the check that began it.
            "-XX:MaxJavaStackTraceDepth=1000000",
            "-XX:-CreateCoredumpOnCrash",
            "-XX:-UsePerfData",
            "-XX:ErrorFile=" + folder.resolve("crash.log"),
            "-Djava.io.tmpdir=" + folder,
            "-Dstdout.encoding=UTF-8",
            "-Dstderr.encoding=UTF-8"));
    aot.ifPresent(cache -> command.addAll(cache.options()));
    // In a sandbox there is no such process; the sandbox ends with this one by itself.
    if (sandbox.isEmpty()) {
      command.add(Lifeline.option());
    }
    command.addAll(List.of("-cp", Tool.classPath(), Standby.class.getName()));
    return command;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  Path folder() {
    return place.folder();
  }

  /// Puts a file into its folder.
  void write(String name, byte[] content) throws IOException {
    place.write(name, content);
  }

  /// Hands the job over, and waits for its end or the first limit that it breaks.
  ///
  /// @param classes of answer and check, by name
  /// @param allowed to the answer: processes that it may start are remembered, files are measured
  /// @return the limit that was seen broken from here; none where the process ended by itself
  Optional<Verdict.Limit> examine(
      Job job, Map<String, byte[]> classes, Set<Verdict.Reach> allowed)
      throws IOException, InterruptedException {
    nonce = job.nonce() + " ";
    for (var one : classes.entrySet()) {
      write(one.getKey() + ".class", one.getValue());
    }
    synchronized (news) {
      startNanos = System.nanoTime();
    }
    try (var in = process.getOutputStream()) {
      in.write(job.line().getBytes(StandardCharsets.UTF_8));
    } catch (IOException _) {
      // It ended already: its report, or the lack of one, tells how.
    }
    return await(allowed);
  }

  private Optional<Verdict.Limit> await(Set<Verdict.Reach> allowed)
      throws InterruptedException, IOException {
    while (true) {
      synchronized (news) {
        if (printedBytes > limits.outputBytes()) {
          return Optional.of(Verdict.Limit.OUTPUT);
        } else if (over) {
          return Optional.empty();
        }
        news.wait(LOOK_EVERY_MILLIS);
      }
      if (after().compareTo(hasBegun() ? limits.time().plus(GRACE) : START) > 0) {
        // As in Guard: the JVM's own threads are about as many as may be fewer now.
        var many = hasBegun() && threads() > limits.threads();
        return Optional.of(many ? Verdict.Limit.THREADS : Verdict.Limit.TIME);
      }
      if (allowed.contains(Verdict.Reach.PROCESSES)) {
        // Those whose parent dies first are not found any more: remember them while it lives.
        process.descendants().forEach(descendants::add);
      }
      if (threads() > limits.threads() * 2) {
        return Optional.of(Verdict.Limit.THREADS);
      }
      if (!allowed.isEmpty() && place.bytes() > limits.filesBytes()) {
        return Optional.of(Verdict.Limit.FILES);
      }
    }
  }

  /// Those of the process where the system tells, else 0. It counts its threads itself, unless they
  /// leave it no time to.
  private int threads() {
    try (var lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
      return lines
          .filter(line -> line.startsWith("Threads:"))
          .mapToInt(line -> Integer.parseInt(line.replaceAll("\\D", "")))
          .findFirst()
          .orElse(0);
    } catch (IOException | UncheckedIOException _) {
      return 0;
    }
  }

  List<Event> report() {
    synchronized (news) {
      return List.copyOf(report);
    }
  }

  /// How the process ended, where it did not say so: waits a moment for it.
  int exitCode() throws InterruptedException {
    if (!process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
      process.destroyForcibly().waitFor();
    }
    return process.exitValue();
  }

  /// The time since its job began.
  Duration after() {
    synchronized (news) {
      return Duration.ofNanos(System.nanoTime() - startNanos);
    }
  }

  /// Whether it has taken its job.
  boolean hasBegun() {
    synchronized (news) {
      return begun;
    }
  }

  /// What it printed, up to the limit.
  ///
  /// @param bytes that it says it printed: those still on their way are waited for
  String printed(long bytes) throws InterruptedException {
    var end = System.nanoTime() + GRACE.toNanos();
    synchronized (news) {
      while (printedBytes < bytes && output.isAlive() && System.nanoTime() < end) {
        news.wait(1);
      }
      return printed.toString(StandardCharsets.UTF_8);
    }
  }

  private void readEvents() {
    try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line; (line = lines.readLine()) != null; ) {
        take(line);
      }
    } catch (IOException _) {
      // The process was stopped; what it had reported is there.
    }
    synchronized (news) {
      over = true;
      news.notifyAll();
    }
  }

  private void take(String line) {
    synchronized (news) {
      var begin = nonce;
      if (begin.isEmpty() && line.startsWith("{\"event\":\"ready\"")) {
        return;
      } else if (begin.isEmpty()) {
        // Before its job the JVM alone can speak, and only of a cache that does not fit.
        aot.ifPresent(AotCache::drop);
      } else if (line.startsWith(begin)) {
        var event = Event.parse(line.substring(begin.length()));
        if (event instanceof Event.Begun) {
          begun = true;
          startNanos = System.nanoTime();
        }
        report.add(event);
        over = over || event instanceof Event.Done || event instanceof Event.Broken;
        news.notifyAll();
      } else if (!line.startsWith("{\"event\":\"ready\"") && !line.startsWith(JVM_ENDS)) {
        keep((line + "\n").getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  private void readOutput() {
    var buffer = new byte[8192];
    try (InputStream in = process.getErrorStream()) {
      for (int n; (n = in.read(buffer)) >= 0; ) {
        synchronized (news) {
          keep(Arrays.copyOf(buffer, n));
          news.notifyAll();
          if (printedBytes > limits.outputBytes()) {
            return;
          }
        }
      }
    } catch (IOException _) {
      // The process was stopped; what it had printed is there.
    }
  }

  private void keep(byte[] bytes) {
    printedBytes += bytes.length;
    printed.write(bytes, 0, Math.min(bytes.length, limits.outputBytes() - printed.size()));
  }

  @Override
  public void close() {
    place.close();
  }

  private void end() {
    if (process.isAlive()) {
      process.descendants().forEach(descendants::add);
    }
    process.destroyForcibly();
    descendants.forEach(ProcessHandle::destroyForcibly);
    try {
      process.waitFor();
      for (var descendant : descendants) {
        descendant.onExit().orTimeout(1, TimeUnit.SECONDS).exceptionally(_ -> descendant).join();
      }
      // A descendant that escaped would hold a stream open for ever.
      events.join(Duration.ofSeconds(1));
      output.join(Duration.ofSeconds(1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
