package workbook.cli;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import workbook.lab.SearchPath;

/// What can be found out about this machine by looking, without measuring anything.
///
/// @param environment where `PATH` says which programs there are
record Machine(Map<String, String> environment) {

  private static final Pattern AVAILABLE = Pattern.compile("MemAvailable:\\s+(\\d+) kB");

  /// What a program printed, both streams together, and whether it ended well.
  record Answer(boolean fine, String text) {}

  /// Nothing where it cannot be started or does not end within ten seconds.
  Optional<Answer> ask(String... command) {
    try {
      var process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      // What is asked here prints less than a pipe holds, so it can be read after the end.
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return Optional.empty();
      }
      var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return Optional.of(new Answer(process.exitValue() == 0, text.strip()));
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /// The first of these programs that is on the `PATH`.
  Optional<Path> program(String... names) {
    return Stream.of(names)
        .flatMap(name -> SearchPath.find(environment, name).stream())
        .findFirst();
  }

  /// The `java` that measures: a demo forks the one it runs on.
  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /// Of these collectors (`G1`, `Z`, …), those that this JDK refuses.
  List<String> refused(List<String> collectors) {
    var refused = new ArrayList<String>();
    for (var collector : collectors) {
      var asked =
          ask(
              java(),
              "-XX:+UnlockExperimentalVMOptions",
              "-XX:+Use" + collector + "GC",
              "-version");
      if (asked.isEmpty() || !asked.get().fine()) {
        refused.add(collector);
      }
    }
    return refused;
  }

  /// Memory that a program can have now, under the limit of a container if there is one.
  static long availableBytes() {
    var bean =
        (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    var limit = bean.getTotalMemorySize();
    var available =
        text(Path.of("/proc/meminfo"))
            .map(AVAILABLE::matcher)
            .filter(java.util.regex.Matcher::find)
            .map(found -> Long.parseLong(found.group(1)) * 1024)
            .orElseGet(bean::getFreeMemorySize);
    return Math.min(limit, available);
  }

  /// `L1d 32K, L2 1024K, L3 33M`, from what the kernel says of the first core.
  static Optional<String> caches() {
    var caches = new ArrayList<String>();
    for (var i = 0; i < 8; i++) {
      var folder = Path.of("/sys/devices/system/cpu/cpu0/cache/index" + i);
      var type = text(folder.resolve("type")).orElse("");
      var level = text(folder.resolve("level"));
      var size = text(folder.resolve("size"));
      if (level.isPresent() && size.isPresent() && !type.equals("Instruction")) {
        caches.add("L" + level.get() + (type.equals("Data") ? "d " : " ") + size.get());
      }
    }
    return caches.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", caches));
  }

  /// Whether the processor's own counters answer: a virtual machine often hides them.
  Optional<String> countersMissing() {
    var perf = program("perf");
    if (perf.isEmpty()) {
      return Optional.of("perf is not installed");
    }
    var asked = ask(perf.get().toString(), "stat", "-x,", "-e", "cache-misses", "true");
    if (asked.isEmpty() || !asked.get().fine()) {
      return Optional.of(
          asked.map(answer -> firstLine(answer.text())).orElse("perf stat did not end"));
    }
    return asked.get().text().contains("<not")
        ? Optional.of("this processor, or its virtual machine, gives no counters")
        : Optional.empty();
  }

  static boolean canRead(Path file) {
    return text(file).isPresent();
  }

  static boolean canWrite(Path folder) {
    try {
      Files.delete(Files.createTempFile(folder, ".doctor", ".tmp"));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static String firstLine(String text) {
    return Arrays.stream(text.split("\n")).filter(line -> !line.isBlank()).findFirst().orElse("");
  }

  private static Optional<String> text(Path file) {
    try {
      return Optional.of(Files.readString(file).strip());
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
