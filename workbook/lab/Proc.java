package workbook.lab;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// What Linux tells of processes and memory under `/proc`; elsewhere nothing.
///
/// The system property `workbook.proc` names another folder, so that a test can take it away.
record Proc(Path root) {

  static final String WHY_NOT = "this system has no /proc";

  static Proc ofThisMachine() {
    return new Proc(Path.of(System.getProperty("workbook.proc", "/proc")));
  }

  /// Largest resident set of a process so far; nothing where it has ended or there is no /proc.
  OptionalLong peakRssBytes(long pid) {
    return kilobytes(root.resolve(Long.toString(pid)).resolve("status"), "VmHWM:");
  }

  /// Minor page faults of a process so far, field 10 of `stat`: memory that it touched for the
  /// first time, for which the kernel had to find and clear a page.
  OptionalLong minorFaults(long pid) {
    var stat = lines(root.resolve(Long.toString(pid)).resolve("stat"));
    if (stat.isEmpty()) {
      return OptionalLong.empty();
    }
    // The name, field 2, stands in parentheses and may hold spaces.
    var fromState = stat.getFirst().substring(stat.getFirst().lastIndexOf(')') + 2).split(" ");
    return OptionalLong.of(Long.parseLong(fromState[7]));
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
