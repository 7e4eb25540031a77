package workbook.lab;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/// Runs processes one at a time and leaves none behind: closing it ends what still runs. A child
/// that outlives this process ends itself: see [Lifeline], and for CPython the end of its input.
final class Fork implements AutoCloseable {

  private static final long SAMPLE_EVERY_MILLIS = 5;

  private final Proc proc;
  private final Set<Process> running = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  Fork(Proc proc) {
    this.proc = proc;
  }

  /// What a process had come to when it was last looked at; empty where this system cannot tell.
  record HighWater(OptionalLong peakRssBytes, OptionalLong minorFaults) {}

  /// How a process ended.
  record Ended(Instant started, Instant ended, int code, HighWater highWater, List<String> output) {

    /// The first line that says why a process failed, in its own words. A JVM frames its reason in
    /// two that give none.
    String lastWords() {
      var lines =
          output.stream()
              .filter(line -> !line.isBlank())
              .filter(line -> !line.startsWith("Error occurred during initialization of"))
              .filter(line -> !line.startsWith("Error: Could not create the Java Virtual Machine"))
              .toList();
      return lines.stream()
          .filter(line -> line.contains("rror"))
          .filter(line -> !line.startsWith("Error: A fatal exception has occurred"))
          .findFirst()
          .or(() -> lines.stream().findFirst())
          .orElse("exit code " + code);
    }
  }

  /// Runs a command to its end.
  ///
  /// @param scratch the folder it runs in, which also takes its output
  /// @throws InterruptedException when this fork was closed meanwhile
  /// @throws IOException when the command cannot be started
  Ended run(List<String> command, Path scratch) throws IOException, InterruptedException {
    var output = scratch.resolve("output.txt");
    if (closed) {
      throw new InterruptedException();
    }
    var started = Instant.now();
    var builder =
        new ProcessBuilder(command)
            .directory(scratch.toFile())
            .redirectErrorStream(true)
            .redirectOutput(Redirect.to(output.toFile()));
    // Tells a companion that the end of its standard input is the end of its parent.
    builder.environment().put("WORKBOOK_CHILD", "1");
    var process = builder.start();
    running.add(process);
    try {
      var highWater = watch(process);
      var ended = Instant.now();
      if (closed) {
        throw new InterruptedException();
      }
      var lines = new String(Files.readAllBytes(output), StandardCharsets.UTF_8).lines().toList();
      return new Ended(started, ended, process.exitValue(), highWater, lines);
    } finally {
      end(process);
      running.remove(process);
    }
  }

  /// The kernel keeps the high-water marks while the process lives: a look every few milliseconds
  /// misses only what it grew by after the last one.
  private HighWater watch(Process process) throws InterruptedException {
    var peak = OptionalLong.empty();
    var faults = OptionalLong.empty();
    do {
      var peakNow = proc.peakRssBytes(process.pid());
      // Of a process that has just ended the kernel still tells the faults, but no memory.
      if (peakNow.isPresent()) {
        peak = peakNow;
        faults = proc.minorFaults(process.pid());
      }
    } while (!process.waitFor(SAMPLE_EVERY_MILLIS, TimeUnit.MILLISECONDS));
    return new HighWater(peak, faults);
  }

  private static void end(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  @Override
  public void close() {
    closed = true;
    running.forEach(Fork::end);
  }
}
