package workbook.lab;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Somebody else's Java program, seen from outside: its collections from the JVM's log, its memory
/// and processor time from `/proc`. What it prints goes to a file, and its input is empty.
///
/// @param logs whether its `java` knows `-Xlog`
/// @param folder where it runs: that of the person who typed the command
/// @param output takes what it prints in its last run
/// @param limit after which it is ended, as a server that would go on for ever
/// @param told of each run, how it ended
record ForeignJob(
    JavaCommand shown,
    boolean logs,
    Path folder,
    Path output,
    Duration limit,
    Consumer<Ending> told)
    implements Job {

  /// A message of a program is at its end: more need not be read.
  private static final int TAIL_BYTES = 1 << 16;

  private static final int INTERRUPTED = 130;

  /// How a run of it ended.
  ///
  /// @param collector as the JVM's log names it; empty where there is none
  /// @param tail the last lines that it printed
  record Ending(How how, int code, Duration after, String collector, List<String> tail) {

    /// Why there is no figure, or a figure that means little.
    String why() {
      var seconds = String.format(Locale.ROOT, "%.1f s", after.toMillis() / 1000.0);
      return switch (how) {
        case FINISHED -> "";
        case OUT_OF_MEMORY -> "ended after " + seconds + ", out of memory";
        case STILL_RUNNING -> Matrix.STILL_RUNNING + " after " + seconds + ", and ended then";
        case REFUSED -> "java refused it: " + lastWords();
        case FAILED -> "failed with exit code " + code + ": " + lastWords();
      };
    }

    private String lastWords() {
      var said = tail.stream().filter(line -> !line.matches("\\s*|\\s+at .*")).toList();
      if (said.isEmpty()) {
        return "it printed nothing";
      }
      // A JVM frames its reason in lines that give none; a program ends with its own.
      return how == How.REFUSED
          ? said.stream().filter(line -> !Fork.isFrame(line)).findFirst().orElse("")
          : said.reversed().stream()
              .filter(line -> line.matches(".*(Exception|Error).*"))
              .findFirst()
              .orElse(said.getLast());
    }
  }

  enum How {
    FINISHED,
    OUT_OF_MEMORY,
    STILL_RUNNING,
    REFUSED,
    FAILED
  }

  @Override
  public String command() {
    return shown.line();
  }

  /// Only its owner knows; and as given it runs here.
  @Override
  public long neededBytes() {
    return 0;
  }

  @Override
  public Measurement measure(Fork fork, Path scratch, List<Metric> metrics)
      throws InterruptedException {
    var log = scratch.resolve(GcLog.FILE);
    try {
      var started = Instant.now();
      var process = fork.start(builder(log));
      try {
        process.getOutputStream().close();
        var seen = fork.watch(process, limit);
        var ended = Instant.now();
        var wall = Duration.between(started, ended);
        var running = process.isAlive();
        if (running) {
          // It may have a way of its own to end well, and to write down what it still holds.
          process.destroy();
          process.waitFor(2, TimeUnit.SECONDS);
        }
        var lines = Files.exists(log) ? Files.readAllLines(log) : List.<String>of();
        var ending = ending(fork, running, running ? 0 : process.exitValue(), wall, lines);
        told.accept(ending);
        return measured(ending, seen, GcLog.parse(lines), metrics);
      } finally {
        fork.end(process);
      }
    } catch (IOException e) {
      return Measurement.unavailable(metrics, "could not run it: " + e.getMessage());
    }
  }

  private ProcessBuilder builder(Path log) {
    var words = new ArrayList<>(shown.words());
    words.set(0, shown.java(folder));
    if (logs) {
      var file = log.toString();
      // A colon or a space ends a name, unless it is quoted; but for the one behind a drive.
      var named = file.substring(2).matches(".*[: ,].*") ? "\"" + file + "\"" : file;
      words.add(1, GcLog.OPTION.replace("file=" + GcLog.FILE, "file=" + named));
    }
    return new ProcessBuilder(words)
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(Redirect.to(output.toFile()));
  }

  private Ending ending(Fork fork, boolean running, int code, Duration wall, List<String> log)
      throws IOException, InterruptedException {
    if (code == INTERRUPTED && fork.isClosing()) {
      throw new InterruptedException();
    }
    var tail = tail();
    var how =
        running
            ? How.STILL_RUNNING
            : code == 0 ? How.FINISHED : memory(tail) ? How.OUT_OF_MEMORY : failure(tail);
    return new Ending(how, code, wall, GcLog.collector(log), tail);
  }

  private static boolean memory(List<String> tail) {
    return tail.stream()
        .anyMatch(
            line ->
                line.contains("java.lang.OutOfMemoryError")
                    || line.contains("There is insufficient memory for the Java Runtime"));
  }

  private static How failure(List<String> tail) {
    return tail.stream().anyMatch(Fork::isFrame) ? How.REFUSED : How.FAILED;
  }

  private List<String> tail() throws IOException {
    try (var file = new RandomAccessFile(output.toFile(), "r")) {
      file.seek(Math.max(0, file.length() - TAIL_BYTES));
      var bytes = new byte[(int) Math.min(TAIL_BYTES, file.length())];
      file.readFully(bytes);
      return new String(bytes, StandardCharsets.UTF_8).lines().toList();
    }
  }

  private Measurement measured(
      Ending ending, Fork.HighWater seen, GcLog log, List<Metric> metrics) {
    if (ending.how == How.FAILED || ending.how == How.REFUSED) {
      return Measurement.unavailable(metrics, ending.why());
    }
    var readings = new LinkedHashMap<String, Reading>();
    metrics.forEach(metric -> readings.put(metric.id(), reading(metric, ending, seen, log)));
    return new Measurement(readings, List.of());
  }

  private Reading reading(Metric metric, Ending ending, Fork.HighWater seen, GcLog log) {
    // Of work that was not done, the processor's time compares with nothing.
    if (ending.how == How.OUT_OF_MEMORY && metric.id().endsWith("Cpu")) {
      return new Reading.Unavailable(ending.why());
    }
    return switch (metric.id()) {
      case "wall" ->
          ending.how == How.FINISHED
              ? new Reading.Measured(ending.after.toNanos() / 1e9)
              : new Reading.Unavailable(ending.why());
      case "collections" -> logged(log.collections());
      case "pause" -> logged(log.pauseSeconds());
      case "longestPause" -> logged(log.longestPauseSeconds());
      default -> seen.reading(metric).orElseThrow();
    };
  }

  private Reading logged(double value) {
    return logs
        ? new Reading.Measured(value)
        : new Reading.Unavailable("this java writes no log that we read: -Xlog came with JDK 9");
  }
}
