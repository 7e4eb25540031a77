package workbook.check;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import workbook.lab.Lifeline;

/// One JVM with limits, in which an answer meets its check. Closing it leaves nothing running.
final class AnswerProcess implements AutoCloseable {
  private static final long LOOK_EVERY_MILLIS = 50;

  private final Limits limits;
  private final Process process;
  private final long startNanos = System.nanoTime();
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final Thread reader;
  private final Set<ProcessHandle> descendants = new HashSet<>();
  private volatile boolean flooded = false;

  /// @param folder the process's working and temporary folder, with the class files
  AnswerProcess(Limits limits, long seed, String check, Path folder, Path report)
      throws IOException {
    this.limits = limits;
    this.process =
        new ProcessBuilder(command(limits, seed, check, folder, report))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    // An answer that reads finds nothing, at once.
    process.getOutputStream().close();
    this.reader = Thread.ofPlatform().name("output").daemon().start(this::readOutput);
  }

  private static List<String> command(
      Limits limits, long seed, String check, Path folder, Path report) {
    var classPath = System.getProperty("java.class.path");
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-Xshare:auto",
        "-Xmx" + limits.heap(),
        "-XX:+ExitOnOutOfMemoryError",
        // A deep recursion still shows the line of the check that began it.
        "-XX:MaxJavaStackTraceDepth=1000000",
        "-XX:-CreateCoredumpOnCrash",
        "-XX:ErrorFile=" + folder.resolve("crash.log"),
        "-Djava.io.tmpdir=" + folder,
        "-Dstdout.encoding=UTF-8",
        "-Dstderr.encoding=UTF-8",
        "-D" + Event.PROPERTY + "=" + report,
        "-Dworkbook.seed=" + seed,
        Lifeline.option(),
        "-cp",
        folder + System.getProperty("path.separator") + classPath,
        check);
  }

  /// Waits for its end or the first limit that it breaks.
  ///
  /// @return the limit; none where it ended by itself
  Optional<Verdict.Limit> await() throws InterruptedException {
    while (!process.waitFor(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
      // Those whose parent dies first are not found any more: remember them while it lives.
      process.descendants().forEach(descendants::add);
      if (flooded) {
        return Optional.of(Verdict.Limit.OUTPUT);
      }
      if (after().compareTo(limits.time()) > 0) {
        return Optional.of(Verdict.Limit.TIME);
      }
    }
    return flooded ? Optional.of(Verdict.Limit.OUTPUT) : Optional.empty();
  }

  int exitCode() {
    return process.exitValue();
  }

  Duration after() {
    return Duration.ofNanos(System.nanoTime() - startNanos);
  }

  /// What it printed, up to the limit, once it is closed.
  String printed() {
    synchronized (printed) {
      return printed.toString(StandardCharsets.UTF_8);
    }
  }

  private void readOutput() {
    var buffer = new byte[8192];
    try (InputStream in = process.getInputStream()) {
      for (int n; !flooded && (n = in.read(buffer)) >= 0; ) {
        synchronized (printed) {
          printed.write(buffer, 0, Math.min(n, limits.outputBytes() - printed.size()));
          flooded = printed.size() >= limits.outputBytes();
        }
      }
    } catch (IOException _) {
      // The process was stopped; what it had printed is there.
    }
  }

  @Override
  public void close() {
    process.descendants().forEach(descendants::add);
    process.destroyForcibly();
    descendants.forEach(ProcessHandle::destroyForcibly);
    try {
      process.waitFor();
      for (var descendant : descendants) {
        descendant.onExit().orTimeout(1, TimeUnit.SECONDS).exceptionally(_ -> descendant).join();
      }
      // A descendant that escaped would hold the output open for ever.
      reader.join(Duration.ofSeconds(1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
