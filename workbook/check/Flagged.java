package workbook.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import workbook.lab.Counter;
import workbook.lab.Lifeline;

/// A JVM of its own under given flags, run by a check.
final class Flagged {

  /// The exit code of a JVM that ends itself for want of memory.
  static final int OUT_OF_MEMORY = 3;

  private static final Path STATUS = Path.of("/proc/self/status");

  private Flagged() {}

  /// @param seconds after which it is ended, and the check fails
  static Ran run(List<String> flags, int seconds, Class<?> main, String... args) {
    try {
      var folder = Files.createTempDirectory("workbook-flags-");
      try {
        return run(flags, seconds, main, args, folder);
      } finally {
        for (var file : List.of("report", "printed", "count")) {
          Files.deleteIfExists(folder.resolve(file));
        }
        Files.delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted while a JVM ran with " + flags, e);
    }
  }

  private static Ran run(List<String> flags, int seconds, Class<?> main, String[] args, Path folder)
      throws IOException, InterruptedException {
    var report = folder.resolve("report");
    var printed = folder.resolve("printed");
    var process =
        new ProcessBuilder(command(flags, main, args, folder))
            .redirectErrorStream(true)
            .redirectOutput(printed.toFile())
            .start();
    try {
      if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
        throw new AssertionError(
            "the job still ran after %d s with %s".formatted(seconds, String.join(" ", flags)));
      }
    } finally {
      process.destroyForcibly().waitFor();
    }
    var lines = Files.readString(printed).lines().filter(line -> !line.isBlank()).toList();
    var count = Counter.read(folder.resolve("count"));
    if (process.exitValue() == OUT_OF_MEMORY) {
      return new Ran(0, OptionalLong.empty(), true, count, lines);
    }
    if (process.exitValue() != 0 || !Files.exists(report)) {
      throw new AssertionError(
          "the JVM did not run the job with %s%n  it says: %s"
              .formatted(String.join(" ", flags), String.join("\n  ", lines)));
    }
    var figures = Files.readString(report).strip().split(" ");
    var peak = Long.parseLong(figures[1]);
    return new Ran(
        Long.parseLong(figures[0]),
        peak < 0 ? OptionalLong.empty() : OptionalLong.of(peak),
        false,
        count,
        lines);
  }

  private static List<String> command(
      List<String> flags, Class<?> main, String[] args, Path folder) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags);
    command.add("-XX:+ExitOnOutOfMemoryError");
    command.add("-D" + Counter.PROPERTY + "=" + folder.resolve("count"));
    command.add(Lifeline.option());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(Flagged.class.getName());
    command.addAll(List.of(folder.resolve("report").toString(), main.getName()));
    command.addAll(Arrays.asList(args));
    return command;
  }

  /// In the new JVM: runs the job, and reports what it came to.
  static void main(String... args) throws Throwable {
    Lifeline.hold();
    var main = Class.forName(args[1]).getDeclaredMethod("main", String[].class);
    main.setAccessible(true);
    try {
      main.invoke(null, (Object) Arrays.copyOfRange(args, 2, args.length));
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
    Files.writeString(Path.of(args[0]), collections() + " " + peakRssBytes());
  }

  /// The beans of concurrent collectors count a cycle and its pauses separately.
  private static long collections() {
    return ManagementFactory.getGarbageCollectorMXBeans().stream()
        .filter(bean -> !bean.getName().endsWith("Pauses"))
        .mapToLong(bean -> Math.max(0, bean.getCollectionCount()))
        .sum();
  }

  /// The kernel's high-water mark, or -1.
  private static long peakRssBytes() throws IOException {
    if (!Files.isReadable(STATUS)) {
      return -1;
    }
    return Files.readAllLines(STATUS).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
        .findFirst()
        .orElse(-1);
  }
}
