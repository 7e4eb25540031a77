package workbook.lab;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// What Linux tells of processes and memory under `/proc`; elsewhere nothing.
///
/// The system property `workbook.proc` names another folder, so that a test can take it away.
record Proc(Path root) {

  static final String WHY_NOT = "this system has no /proc";

  /// All figures negative: this system does not tell.
  static final Memory UNKNOWN = new Memory(-1, -1, -1, -1);

  private static final String PROPERTY = "workbook.proc";

  /// Ticks of the clock in which Linux tells processor time: 100 on every architecture that the
  /// JDK runs on (USER_HZ).
  private static final double TICKS_A_SECOND = 100;

  static Proc ofThisMachine() {
    return new Proc(Path.of(System.getProperty(PROPERTY, "/proc")));
  }

  /// The option that tells a child of another folder, where there is one.
  static Optional<String> elsewhere() {
    return Optional.ofNullable(System.getProperty(PROPERTY)).map(at -> "-D" + PROPERTY + "=" + at);
  }

  boolean isThere() {
    return Files.isDirectory(root.resolve("self"));
  }

  /// Largest resident set of a process so far; nothing where it has ended or there is no /proc.
  OptionalLong peakRssBytes(long pid) {
    return kilobytes(root.resolve(Long.toString(pid)).resolve("status"), "VmHWM:");
  }

  /// What a process has used so far: fields 10, 14 and 15 of `stat`.
  ///
  /// @param minorFaults touches of memory for which the kernel had to find a page
  record Stat(long minorFaults, double userSeconds, double systemSeconds) {}

  Optional<Stat> stat(long pid) {
    var stat = lines(root.resolve(Long.toString(pid)).resolve("stat"));
    if (stat.isEmpty()) {
      return Optional.empty();
    }
    // The name, field 2, stands in parentheses and may hold spaces.
    var fromState = stat.getFirst().substring(stat.getFirst().lastIndexOf(')') + 2).split(" ");
    return Optional.of(
        new Stat(
            Long.parseLong(fromState[7]),
            Long.parseLong(fromState[11]) / TICKS_A_SECOND,
            Long.parseLong(fromState[12]) / TICKS_A_SECOND));
  }

  /// All that a process has in memory.
  Optional<Memory> memory(long pid) {
    return sum(lines(root.resolve(Long.toString(pid)).resolve("smaps_rollup")));
  }

  /// What it has in memory of the files that it maps and whose name ends so.
  Optional<Memory> mapped(long pid, String nameEnd) {
    var wanted = new ArrayList<String>();
    var inside = false;
    for (var line : lines(root.resolve(Long.toString(pid)).resolve("smaps"))) {
      // A mapping starts with its addresses; its figures follow, each with a key.
      if (line.matches("[0-9a-f]+-[0-9a-f]+ .*")) {
        inside = line.endsWith(nameEnd);
      } else if (inside) {
        wanted.add(line);
      }
    }
    return sum(wanted);
  }

  private static Optional<Memory> sum(List<String> lines) {
    Map<String, Long> bytes = new HashMap<>();
    for (var line : lines) {
      if (line.matches("\\w+: +\\d+ kB")) {
        var kilobytes = Long.parseLong(line.replaceAll("\\D", ""));
        bytes.merge(line.substring(0, line.indexOf(':')), kilobytes * 1024, Long::sum);
      }
    }
    return bytes.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Memory(
                bytes.getOrDefault("Rss", 0L),
                bytes.getOrDefault("Pss", 0L),
                bytes.getOrDefault("Private_Dirty", 0L),
                bytes.getOrDefault("Shared_Clean", 0L) + bytes.getOrDefault("Shared_Dirty", 0L)));
  }

  /// Memory that a new process can have without swapping: by the kernel's estimate, and in a
  /// container of limited memory by what its limit leaves, which the JVM knows.
  OptionalLong availableBytes() {
    var free = kilobytes(root.resolve("meminfo"), "MemAvailable:");
    var total = kilobytes(root.resolve("meminfo"), "MemTotal:");
    var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return free.isPresent() && total.isPresent() && system.getTotalMemorySize() < total.getAsLong()
        ? OptionalLong.of(Math.min(free.getAsLong(), system.getFreeMemorySize()))
        : free;
  }

  Optional<String> cpuModel() {
    return lines(root.resolve("cpuinfo")).stream()
        .filter(line -> line.startsWith("model name"))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst();
  }

  boolean virtualised() {
    return lines(root.resolve("cpuinfo")).stream()
        .anyMatch(line -> line.startsWith("flags") && line.contains(" hypervisor"));
  }

  private static OptionalLong kilobytes(Path file, String key) {
    for (var line : lines(file)) {
      if (line.startsWith(key)) {
        return OptionalLong.of(Long.parseLong(line.replaceAll("\\D", "")) * 1024);
      }
    }
    return OptionalLong.empty();
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      return List.of();
    }
  }
}
