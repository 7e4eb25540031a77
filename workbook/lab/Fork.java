package workbook.lab;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

/// Runs processes and leaves none behind: closing it ends what still runs. A child
/// that outlives this process ends itself: see [Lifeline], and for CPython the end of its input.
final class Fork implements AutoCloseable {

  private static final long SAMPLE_EVERY_MILLIS = 5;
  private static final Duration FOR_EVER = Duration.ofDays(365);
  private static final String OUTPUT = "output.txt";
  private static final String TOO_SHORT = "it ended before it could be looked at";

  private final Proc proc;
  private final Set<Process> running = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  Fork(Proc proc) {
    this.proc = proc;
  }

  /// What a process had come to when it was last looked at; empty where this system cannot tell.
  ///
  /// @param whyNot where something is empty
  record HighWater(OptionalLong peakRssBytes, Optional<Proc.Stat> stat, String whyNot) {

    /// Nothing where the metric is none that a parent can see.
    Optional<Reading> reading(Metric metric) {
      return switch (metric.id()) {
        case "peakRss" ->
            Optional.of(peakRssBytes.isPresent() ? measured(peakRssBytes.getAsLong()) : unknown());
        case "faults" -> seen(Proc.Stat::minorFaults);
        case "userCpu" -> seen(Proc.Stat::userSeconds);
        case "systemCpu" -> seen(Proc.Stat::systemSeconds);
        default -> Optional.empty();
      };
    }

    private Optional<Reading> seen(ToDoubleFunction<Proc.Stat> figure) {
      return Optional.of(
          stat.map(found -> measured(figure.applyAsDouble(found))).orElseGet(this::unknown));
    }

    private static Reading measured(double value) {
      return new Reading.Measured(value);
    }

    private Reading unknown() {
      return new Reading.Unavailable(whyNot);
    }
  }

  /// How a process ended.
  record Ended(Instant started, Instant ended, int code, HighWater highWater, List<String> output) {

    String lastWords() {
      return Fork.lastWords(output, code);
    }
  }

  /// The first line that says why a process failed, in its own words.
  private static String lastWords(List<String> output, int code) {
    var lines = output.stream().filter(line -> !line.isBlank() && !isFrame(line)).toList();
    return lines.stream()
        .filter(line -> line.contains("rror"))
        .findFirst()
        .or(() -> lines.stream().findFirst())
        .orElse("exit code " + code);
  }

  /// A JVM that does not start frames its reason in lines that give none.
  static boolean isFrame(String line) {
    return line.startsWith("Error occurred during initialization of")
        || line.startsWith("Error: Could not create the Java Virtual Machine")
        || line.startsWith("Error: A fatal exception has occurred");
  }

  /// Runs a command to its end.
  ///
  /// @param scratch the folder it runs in, which also takes its output
  /// @throws InterruptedException when this fork was closed meanwhile
  /// @throws IOException when the command cannot be started
  Ended run(List<String> command, Path scratch) throws IOException, InterruptedException {
    var started = Instant.now();
    var process = start(command, scratch);
    try {
      var highWater = watch(process);
      var ended = Instant.now();
      if (closed) {
        throw new InterruptedException();
      }
      return new Ended(started, ended, process.exitValue(), highWater, output(scratch));
    } finally {
      end(process);
    }
  }

  /// Starts a command that the caller ends.
  ///
  /// @param scratch the folder it runs in, which also takes its output
  Process start(List<String> command, Path scratch) throws IOException, InterruptedException {
    if (closed) {
      throw new InterruptedException();
    }
    var builder =
        new ProcessBuilder(command)
            .directory(scratch.toFile())
            .redirectErrorStream(true)
            .redirectOutput(Redirect.to(scratch.resolve(OUTPUT).toFile()));
    // Tells a companion that the end of its standard input is the end of its parent.
    builder.environment().put("WORKBOOK_CHILD", "1");
    return start(builder);
  }

  /// Starts a process that the caller ends.
  Process start(ProcessBuilder builder) throws IOException, InterruptedException {
    if (closed) {
      throw new InterruptedException();
    }
    var process = builder.start();
    running.add(process);
    return process;
  }

  /// Why a process that should go on has ended, in its own words.
  String lastWords(Process process, Path scratch) throws IOException, InterruptedException {
    if (closed) {
      throw new InterruptedException();
    }
    return lastWords(output(scratch), process.exitValue());
  }

  /// Returns when it is gone: what it shared with the next one would still be counted.
  void end(Process process) {
    kill(process);
    process.onExit().join();
    running.remove(process);
  }

  /// Whether this fork is closed, or is about to be: a terminal interrupts a child with its parent,
  /// and the child may be gone before the parent has heard of it.
  boolean isClosing() throws InterruptedException {
    for (var wait = 0; wait < 10 && !closed; wait++) {
      Thread.sleep(50);
    }
    return closed;
  }

  Proc proc() {
    return proc;
  }

  private static List<String> output(Path scratch) throws IOException {
    var bytes = Files.readAllBytes(scratch.resolve(OUTPUT));
    return new String(bytes, StandardCharsets.UTF_8).lines().toList();
  }

  /// The kernel keeps the high-water marks while the process lives: a look every few milliseconds
  /// misses only what it grew by after the last one.
  private HighWater watch(Process process) throws InterruptedException {
    return watch(process, FOR_EVER);
  }

  /// Watches it no longer than this; the process then still runs.
  ///
  /// @throws InterruptedException when this fork was closed meanwhile
  HighWater watch(Process process, Duration limit) throws InterruptedException {
    var end = System.nanoTime() + limit.toNanos();
    var peak = OptionalLong.empty();
    var stat = Optional.<Proc.Stat>empty();
    do {
      var peakNow = proc.peakRssBytes(process.pid());
      // Of a process that has just ended the kernel still tells the faults, but no memory.
      if (peakNow.isPresent()) {
        peak = peakNow;
        stat = proc.stat(process.pid());
      }
    } while (!process.waitFor(SAMPLE_EVERY_MILLIS, TimeUnit.MILLISECONDS)
        && System.nanoTime() - end < 0);
    if (closed) {
      throw new InterruptedException();
    }
    return new HighWater(peak, stat, proc.isThere() ? TOO_SHORT : Proc.WHY_NOT);
  }

  private static void kill(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  @Override
  public void close() {
    closed = true;
    running.forEach(Fork::kill);
  }
}
