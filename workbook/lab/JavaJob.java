package workbook.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalDouble;

/// A class with a `main` to run in a fresh JVM, and the flags to run it under. Each method gives a
/// new job and leaves this one as it is.
///
/// @param demo the alias whose class path the job is on, for the pasted command
/// @param memoryBytes what it may need: its heap, if it says no other
/// @param mayDie whether running out of memory is how it is meant to end
public record JavaJob(
    String demo,
    Class<?> main,
    List<String> args,
    List<String> flags,
    long memoryBytes,
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
    var job = flags("-Xms" + size, "-Xmx" + size);
    return job.needs(size);
  }

  /// The memory that it may come to need, where no [#heap] says it, or another amount.
  ///
  /// @param size as for `-Xmx`: `512m`, `2g`
  /// @throws IllegalArgumentException for another form
  public JavaJob needs(String size) {
    if (!size.matches("\\d{1,9}[mg]")) {
      throw new IllegalArgumentException("write a size as 512m or 2g, not " + size);
    }
    var scale = size.endsWith("g") ? 30 : 20;
    var bytes = Long.parseLong(size.substring(0, size.length() - 1)) << scale;
    return new JavaJob(demo, main, args, flags, bytes, mayDie);
  }

  /// @param name as in `-XX:+UseG1GC`, without the frame: `G1`, `Serial`, `Epsilon`
  public JavaJob gc(String name) {
    var use = "-XX:+Use" + name + "GC";
    return name.equals("Epsilon") ? flags("-XX:+UnlockExperimentalVMOptions", use) : flags(use);
  }

  /// The size of the young generation, `-Xmn`.
  public JavaJob nursery(String size) {
    return flags("-Xmn" + size);
  }

  /// Running out of memory is how this job is meant to end: that is then no failure.
  public JavaJob untilOutOfMemory() {
    var job = flags("-XX:+ExitOnOutOfMemoryError");
    return new JavaJob(demo, main, args, job.flags, memoryBytes, true);
  }

  /// Any more flags of the JVM, as it takes them.
  public JavaJob flags(String... more) {
    var all = new ArrayList<>(flags);
    all.addAll(List.of(more));
    return new JavaJob(demo, main, args, all, memoryBytes, mayDie);
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
    return memoryBytes + BESIDE_THE_HEAP;
  }

  @Override
  public Measurement measure(Fork fork, Path scratch, List<Metric> metrics)
      throws InterruptedException {
    try {
      var ended = fork.run(words(), scratch);
      var died = mayDie && ended.code() != 0 && outOfMemory(ended);
      if (ended.code() != 0 && !died) {
        return Measurement.unavailable(metrics, ended.lastWords());
      }
      var readings = new LinkedHashMap<String, Reading>();
      var report = Report.read(scratch);
      var log = GcLog.parse(Files.readAllLines(scratch.resolve(GcLog.FILE)));
      for (var metric : metrics) {
        readings.put(metric.id(), reading(metric, ended, report, log, scratch));
      }
      return new Measurement(readings, ended.output());
    } catch (IOException e) {
      return Measurement.unavailable(metrics, "could not run it: " + e.getMessage());
    }
  }

  private static boolean outOfMemory(Fork.Ended ended) {
    return ended.output().stream().anyMatch(line -> line.contains("java.lang.OutOfMemoryError"));
  }

  /// The command as it runs on this machine, in a folder of its own.
  List<String> words() {
    var words = new ArrayList<String>();
    words.add(ProcessHandle.current().info().command().orElse("java"));
    words.addAll(flags);
    // Names relative to the scratch folder it runs in: a path may hold a colon, the log's option
    // not.
    words.add(GcLog.OPTION);
    words.add(Lifeline.option());
    words.add("-D" + Child.REPORT + "=" + Report.FILE);
    words.add("-D" + Counter.PROPERTY + "=" + COUNTER);
    Proc.elsewhere().ifPresent(words::add);
    words.addAll(List.of("-cp", System.getProperty("java.class.path")));
    words.add(Child.class.getName());
    words.add(main.getName());
    words.addAll(args);
    return words;
  }

  private static Reading reading(
      Metric metric, Fork.Ended ended, Report report, GcLog log, Path scratch) throws IOException {
    return switch (metric.id()) {
      case "wall" -> Job.seconds(ended.started(), report.ended().orElse(ended.ended()));
      case "cpu" -> reported(report.cpuSeconds());
      case "allocated" -> reported(report.allocatedBytes());
      case "collections" -> new Reading.Measured(log.collections());
      case "pause" -> new Reading.Measured(log.pauseSeconds());
      case "longestPause" -> new Reading.Measured(log.longestPauseSeconds());
      default -> {
        var seen = ended.highWater().reading(metric);
        yield seen.isPresent() ? seen.get() : told(metric, report, scratch.resolve(COUNTER));
      }
    };
  }

  /// What the job itself said: its gauge, else its counter.
  private static Reading told(Metric metric, Report report, Path counter) throws IOException {
    if (report.figure(metric.id()).isPresent()) {
      return new Reading.Measured(report.figure(metric.id()).getAsDouble());
    }
    return Files.exists(counter)
        ? new Reading.Measured(Counter.read(counter))
        : new Reading.Unavailable("the job did not report it");
  }

  private static Reading reported(OptionalDouble value) {
    return value.isPresent()
        ? new Reading.Measured(value.getAsDouble())
        : new Reading.Unavailable("the process died before it could report");
  }
}
