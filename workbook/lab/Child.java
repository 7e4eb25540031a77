package workbook.lab;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/// Runs a job in a fresh JVM and, when the job is done, reports what only the inside knows: the
/// moment at which the work ended, processor time and allocated bytes.
///
/// The beans are loaded after that moment, so that measuring costs the job nothing. A job that
/// dies reports nothing; its parent then says so.
final class Child {

  static final String REPORT = "workbook.report";

  private Child() {}

  public static void main(String... args) throws Throwable {
    Lifeline.hold();
    var job = Class.forName(args[0]).getDeclaredMethod("main", String[].class);
    job.setAccessible(true);
    try {
      job.invoke(null, (Object) Arrays.copyOfRange(args, 1, args.length));
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
    report(Instant.now());
  }

  private static void report(Instant ended) throws IOException {
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    var report = told(ended);
    report.put("cpuSeconds", system.getProcessCpuTime() / 1e9);
    report.put("allocatedBytes", threads.getTotalThreadAllocatedBytes());
    write(report);
  }

  /// Reports in the middle of a process whose memory is going to be looked at: without the beans,
  /// which would be part of it. By hand, it says so.
  static void reportReady(Instant ended) throws IOException {
    if (System.getProperty(REPORT) == null) {
      System.out.println("ready: process " + ProcessHandle.current().pid() + "; Ctrl-C ends it");
    } else {
      write(told(ended));
    }
  }

  private static Map<String, Object> told(Instant ended) {
    var report = new LinkedHashMap<String, Object>();
    report.put("ended", ended.toString());
    report.put("figures", new LinkedHashMap<String, Object>(Gauge.figures()));
    return report;
  }

  /// The file appears when it is whole.
  private static void write(Map<String, Object> report) throws IOException {
    var file = Path.of(System.getProperty(REPORT));
    var draft = file.resolveSibling(file.getFileName() + ".draft");
    Files.writeString(draft, Json.line(report));
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
