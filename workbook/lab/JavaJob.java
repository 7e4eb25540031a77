package workbook.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/// A class with a `main` to run in a fresh JVM, and the flags to run it under. Each method gives a
/// new job and leaves this one as it is.
///
/// @param demo the alias whose class path the job is on, for the pasted command
/// @param heapBytes largest and initial heap
/// @param mayDie whether running out of memory is how it is meant to end
public record JavaJob(
    String demo,
    Class<?> main,
    List<String> args,
    List<String> flags,
    long heapBytes,
    boolean mayDie)
    implements Job {

  private static final String COUNTER = "counter";
  private static final long BESIDE_THE_HEAP = 100L << 20;

  /// A heap of fixed size, so that growing it is no part of what is measured.
  ///
  /// @param size as for `-Xmx`: `512m`, `2g`
  /// @throws IllegalArgumentException for another form, which could not be held against the
  ///     machine's free memory
  public JavaJob heap(String size) {
    if (!size.matches("\\d{1,9}[mg]")) {
      throw new IllegalArgumentException("write a heap as 512m or 2g, not " + size);
    }
    var scale = size.endsWith("g") ? 30 : 20;
    var bytes = Long.parseLong(size.substring(0, size.length() - 1)) << scale;
    return new JavaJob(demo, main, args, plus("-Xms" + size, "-Xmx" + size), bytes, mayDie);
  }

  /// @param name as in `-XX:+UseG1GC`, without the frame: `G1`, `Serial`, `Epsilon`
  public JavaJob gc(String name) {
    var use = "-XX:+Use" + name + "GC";
    return flags(
        name.equals("Epsilon") ? List.of("-XX:+UnlockExperimentalVMOptions", use) : List.of(use));
  }

  /// The size of the young generation, `-Xmn`.
  public JavaJob nursery(String size) {
    return flags(List.of("-Xmn" + size));
  }

  /// Running out of memory is how this job is meant to end: that is then no failure.
  public JavaJob untilOutOfMemory() {
    return new JavaJob(demo, main, args, plus("-XX:+ExitOnOutOfMemoryError"), heapBytes, true);
  }

  private JavaJob flags(List<String> more) {
    return new JavaJob(demo, main, args, plus(more.toArray(String[]::new)), heapBytes, mayDie);
  }

  private List<String> plus(String... more) {
    var all = new ArrayList<>(flags);
    all.addAll(List.of(more));
    return all;
  }

  /// Expects the shell variable `cp` to hold the class path: `cp=$(./jbang info classpath gc-off)`.
  @Override
  public String command() {
    var before = new ArrayList<>(List.of("java"));
    before.addAll(flags);
    var after = new ArrayList<>(List.of(main.getName()));
    after.addAll(args);
    return Job.line(before) + " -cp \"$cp\" " + Job.line(after);
  }

  @Override
  public long neededBytes() {
    return heapBytes + BESIDE_THE_HEAP;
  }

  @Override
  public Map<String, Reading> measure(Fork fork, Path scratch, List<Metric> metrics)
      throws InterruptedException {
    try {
      var ended = fork.run(words(), scratch);
      var died = mayDie && ended.code() != 0 && outOfMemory(ended);
      if (ended.code() != 0 && !died) {
        return Job.unavailable(metrics, ended.lastWords());
      }
      var readings = new LinkedHashMap<String, Reading>();
      var report = Report.read(scratch);
      var log = GcLog.parse(Files.readAllLines(scratch.resolve(GcLog.FILE)));
      for (var metric : metrics) {
        readings.put(metric.id(), reading(metric, ended, report, log, scratch));
      }
      return readings;
    } catch (IOException e) {
      return Job.unavailable(metrics, "could not run it: " + e.getMessage());
    }
  }

  private static boolean outOfMemory(Fork.Ended ended) {
    return ended.output().stream().anyMatch(line -> line.contains("java.lang.OutOfMemoryError"));
  }

  private List<String> words() {
    var words = new ArrayList<String>();
    words.add(ProcessHandle.current().info().command().orElse("java"));
    words.addAll(flags);
    // Names relative to the scratch folder it runs in: a path may hold a colon, the log's option
    // not.
    words.add(GcLog.OPTION);
    words.add(Lifeline.option());
    words.add("-D" + Child.REPORT + "=" + Report.FILE);
    words.add("-D" + Counter.PROPERTY + "=" + COUNTER);
    words.addAll(List.of("-cp", System.getProperty("java.class.path")));
    words.add(Child.class.getName());
    words.add(main.getName());
    words.addAll(args);
    return words;
  }

  private static Reading reading(
      Metric metric, Fork.Ended ended, Report report, GcLog log, Path scratch) throws IOException {
    return switch (metric.id()) {
      case "wall" -> seconds(ended.started(), report.ended().orElse(ended.ended()));
      case "cpu" -> reported(report.cpuSeconds());
      case "allocated" -> reported(report.allocatedBytes());
      case "collections" -> new Reading.Measured(log.collections());
      case "pause" -> new Reading.Measured(log.pauseSeconds());
      case "longestPause" -> new Reading.Measured(log.longestPauseSeconds());
      case "peakRss" -> Job.seen(ended.highWater().peakRssBytes());
      case "faults" -> Job.seen(ended.highWater().minorFaults());
      default -> counted(scratch.resolve(COUNTER));
    };
  }

  private static Reading counted(Path counter) throws IOException {
    return Files.exists(counter)
        ? new Reading.Measured(Counter.read(counter))
        : new Reading.Unavailable("the job opened no counter");
  }

  static Reading seconds(Instant from, Instant to) {
    return new Reading.Measured(Duration.between(from, to).toNanos() / 1e9);
  }

  private static Reading reported(OptionalDouble value) {
    return value.isPresent()
        ? new Reading.Measured(value.getAsDouble())
        : new Reading.Unavailable("the process died before it could report");
  }
}
