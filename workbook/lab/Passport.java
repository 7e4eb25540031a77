package workbook.lab;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/// Says on which machine figures were measured: without it they mean little.
final class Passport {

  private static final Path CACHES = Path.of("/sys/devices/system/cpu/cpu0/cache");

  private Passport() {}

  /// In the order to print; what this machine does not tell is left out.
  static Map<String, String> ofThisMachine(Proc proc) {
    var passport = new LinkedHashMap<String, String>();
    passport.put("os", System.getProperty("os.name"));
    passport.put("kernel", System.getProperty("os.version"));
    passport.put("arch", System.getProperty("os.arch"));
    proc.cpuModel().ifPresent(model -> passport.put("cpu", model));
    passport.put("cores", Integer.toString(Runtime.getRuntime().availableProcessors()));
    caches().forEach((name, size) -> passport.put(name, size));
    passport.put("memory", memory());
    passport.put("machine", machine(proc));
    passport.put(
        "jdk",
        System.getProperty("java.vendor.version", "").isEmpty()
            ? Runtime.version().toString()
            : System.getProperty("java.vendor.version"));
    return passport;
  }

  private static String memory() {
    var system =
        (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    var bytes = system.getTotalMemorySize();
    return Figures.scale(Metric.Unit.BYTES, bytes).withUnit(bytes);
  }

  private static String machine(Proc proc) {
    var container =
        Files.exists(Path.of("/.dockerenv")) || Files.exists(Path.of("/run/.containerenv"));
    return (proc.virtualised() ? "virtual" : "no sign of a virtual machine")
        + (container ? ", in a container" : "");
  }

  /// As the kernel tells them, which on a virtual machine need not be what the processor has.
  private static Map<String, String> caches() {
    var caches = new TreeMap<String, String>();
    for (var i = 0; i < 8; i++) {
      var cache = CACHES.resolve("index" + i);
      try {
        if (Files.isDirectory(cache) && !line(cache, "type").equals("Instruction")) {
          caches.put("cacheL" + line(cache, "level"), line(cache, "size"));
        }
      } catch (IOException e) {
        // a cache that the kernel does not tell of is left out
      }
    }
    return caches;
  }

  private static String line(Path cache, String file) throws IOException {
    return Files.readString(cache.resolve(file)).strip();
  }
}
