package workbook.lab;

import java.io.IOException;
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

  /// Memory that a new process can have without swapping: by the kernel's estimate, and by the
  /// limit of the container if one is set (cgroup version 2).
  OptionalLong availableBytes() {
    var free = kilobytes(root.resolve("meminfo"), "MemAvailable:");
    var limit = number("/sys/fs/cgroup/memory.max");
    var used = number("/sys/fs/cgroup/memory.current");
    return free.isPresent() && limit.isPresent() && used.isPresent()
        ? OptionalLong.of(Math.min(free.getAsLong(), limit.getAsLong() - used.getAsLong()))
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

  private static OptionalLong number(String file) {
    var lines = lines(Path.of(file));
    return lines.isEmpty() || !lines.getFirst().matches("\\d{1,18}")
        ? OptionalLong.empty()
        : OptionalLong.of(Long.parseLong(lines.getFirst()));
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      return List.of();
    }
  }
}
