package workbook.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import workbook.check.AotCache;
import workbook.check.Sandbox;

/// All that the workbook would like of a machine, looked at one by one.
///
/// @param root where the learner's files go
record Examination(Machine machine, Path root) {

  private static final long GIGABYTE = 1L << 30;
  private static final long NEEDED_BYTES = 3 * GIGABYTE;

  List<Finding> findings() {
    var findings = new ArrayList<Finding>();
    findings.add(jdk());
    findings.add(collectors());
    findings.add(cores());
    findings.add(memory());
    findings.add(caches());
    findings.add(resident());
    findings.add(shares());
    findings.add(counters());
    findings.add(python());
    findings.add(compiler());
    findings.add(uwsgi());
    findings.add(browser());
    findings.add(sandbox());
    findings.add(start());
    findings.add(folder());
    return findings;
  }

  private Finding jdk() {
    var version = Runtime.version();
    var found = System.getProperty("java.vendor") + " " + version;
    return version.feature() >= 25
        ? new Finding.Fine("JDK", found)
        : new Finding.Gap("JDK", found, "the lessons are for 25 or newer", "install a JDK 25");
  }

  private Finding collectors() {
    var known = List.of("G1", "Serial", "Parallel", "Z", "Shenandoah", "Epsilon");
    var refused = machine.refused(known);
    if (refused.isEmpty()) {
      return new Finding.Fine("collectors", String.join(", ", known));
    }
    return new Finding.Gap(
        "collectors",
        "this JDK lacks " + String.join(", ", refused),
        "their rows say so instead of figures",
        "a JDK with all of them: Temurin, Liberica, Corretto");
  }

  private Finding cores() {
    var cores = Runtime.getRuntime().availableProcessors();
    return cores >= 2
        ? new Finding.Fine("cores", String.valueOf(cores))
        : new Finding.Gap(
            "cores", "1", "concurrent collectors have nowhere to run", "give this machine two");
  }

  private Finding memory() {
    var available = Machine.availableBytes();
    var found = "%.1f GB available".formatted((double) available / GIGABYTE);
    return available >= NEEDED_BYTES
        ? new Finding.Fine("memory", found)
        : new Finding.Gap(
            "memory", found, "a demo may need 3 GB", "close something, or use --quick");
  }

  private Finding caches() {
    return Machine.caches()
        .<Finding>map(found -> new Finding.Fine("caches", found))
        .orElseGet(
            () ->
                new Finding.Gap(
                    "caches",
                    "this system does not tell their sizes",
                    "the passport of a recording leaves them out",
                    "nothing to do"));
  }

  private static Finding resident() {
    return Machine.canRead(Path.of("/proc/self/status"))
        ? new Finding.Fine("resident set", "/proc/PID/status")
        : new Finding.Gap(
            "resident set", "no /proc", "peak memory of a process", "run it on Linux, or in WSL 2");
  }

  private static Finding shares() {
    return Machine.canRead(Path.of("/proc/self/smaps_rollup"))
        ? new Finding.Fine("shared pages", "/proc/PID/smaps_rollup")
        : new Finding.Gap(
            "shared pages",
            "no /proc/PID/smaps_rollup",
            "how much processes share",
            "run it on Linux 4.14 or newer, or in WSL 2");
  }

  private Finding counters() {
    return machine
        .countersMissing()
        .<Finding>map(
            why ->
                new Finding.Gap(
                    "cache misses",
                    why,
                    "counted cache misses; times show them too",
                    "install perf, allow it (sysctl kernel.perf_event_paranoid=1), use real"
                        + " hardware"))
        .orElseGet(() -> new Finding.Fine("cache misses", "perf stat"));
  }

  private Finding python() {
    return machine
        .program("python3")
        .flatMap(python -> machine.ask(python.toString(), "--version"))
        .filter(Machine.Answer::fine)
        .<Finding>map(answer -> new Finding.Fine("CPython", answer.text()))
        .orElseGet(
            () ->
                new Finding.Gap(
                    "CPython",
                    "no python3 on the PATH",
                    "the CPython half of each lesson",
                    "install Python 3.8 or newer, or name one: --python PATH"));
  }

  private Finding compiler() {
    return machine
        .program("cc")
        .<Finding>map(file -> new Finding.Fine("C compiler", file.toString()))
        .orElseGet(
            () ->
                new Finding.Gap(
                    "C compiler",
                    "no cc on the PATH",
                    "the witness in C of cache-effects ladder; Java is measured without",
                    "install gcc or clang"));
  }

  private Finding uwsgi() {
    return machine
        .program("uwsgi")
        .<Finding>map(file -> new Finding.Fine("uWSGI", file.toString()))
        .orElseGet(
            () ->
                new Finding.Gap(
                    "uWSGI",
                    "none on the PATH",
                    "decision uwsgi; the rest of that lesson needs none",
                    "apt install uwsgi-core uwsgi-plugin-python3 python3-django"));
  }

  private Finding browser() {
    return machine
        .program("chromium", "chromium-browser", "google-chrome", "chrome")
        .<Finding>map(file -> new Finding.Fine("Chromium", file.toString()))
        .orElseGet(
            () ->
                new Finding.Gap(
                    "Chromium",
                    "none on the PATH",
                    "the project's own tests of the site; no lesson needs it",
                    "apt install chromium, or your system's like"));
  }

  private Finding sandbox() {
    var box = Sandbox.installed(machine.environment());
    var trouble = box.isEmpty() ? Optional.of("no bwrap on the PATH") : box.get().trouble();
    return trouble
        .<Finding>map(
            why ->
                new Finding.Gap(
                    "sandbox",
                    why,
                    "check --sandbox and grade --sandbox; limits hold without it",
                    "Linux: apt install bubblewrap, or your system's like"))
        .orElseGet(() -> new Finding.Fine("sandbox", "bubblewrap, for --sandbox"));
  }

  private static Finding start() {
    return AotCache.ofThisProcess()
        .filter(AotCache::fits)
        .<Finding>map(cache -> new Finding.Fine("fast start", "from " + cache.file()))
        .orElseGet(
            () ->
                new Finding.Gap(
                    "fast start",
                    "no AOT cache of this tool yet",
                    "some tenths of a second at each start",
                    "nothing: the launcher has it made after a command, unless WORKBOOK_AOT=off"));
  }

  private Finding folder() {
    return Machine.canWrite(root)
        ? new Finding.Fine("your files", root.toString())
        : new Finding.Gap(
            "your files",
            root + " cannot be written",
            "answers, progress and results are not kept",
            "clone it into a folder of your own");
  }
}
