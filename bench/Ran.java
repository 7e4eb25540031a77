package bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/// A process that has ended.
///
/// @param seconds by `System.nanoTime`, from just before it was started to its end
/// @param peakRssBytes the most memory that was resident, of this process without its children;
///     source: `VmHWM` in `/proc/PID/status`, looked at 50 times a second; nothing where there is
///     no such file
public record Ran(int exit, double seconds, OptionalLong peakRssBytes, String out, String err) {

  private static final long LOOK_MILLIS = 20;

  /// With nothing on standard input; an hour is the most it may take.
  public static Ran of(ProcessBuilder builder) throws IOException, InterruptedException {
    var out = Files.createTempFile("out", ".txt");
    var err = Files.createTempFile("err", ".txt");
    try {
      builder.redirectInput(Redirect.from(new File("/dev/null")));
      builder.redirectOutput(out.toFile()).redirectError(err.toFile());
      var peak = OptionalLong.empty();
      var begin = System.nanoTime();
      var process = builder.start();
      while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
        var now = peakRssBytes(process.pid());
        peak = now.isPresent() ? now : peak;
        if (System.nanoTime() - begin > TimeUnit.HOURS.toNanos(1)) {
          process.destroyForcibly();
        }
      }
      var seconds = (System.nanoTime() - begin) / 1e9;
      return new Ran(process.exitValue(), seconds, peak, text(out), text(err));
    } finally {
      Files.delete(out);
      Files.delete(err);
    }
  }

  /// The same, of a command that must end so.
  public static Ran of(ProcessBuilder builder, int exit) throws IOException, InterruptedException {
    var ran = of(builder);
    if (ran.exit != exit) {
      throw new IllegalStateException(
          "exit code %d, not %d, of: %s%n%s%s"
              .formatted(ran.exit, exit, shown(builder), end(ran.out), end(ran.err)));
    }
    return ran;
  }

  private static OptionalLong peakRssBytes(long pid) {
    try {
      for (var line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
        if (line.startsWith("VmHWM:")) {
          return OptionalLong.of(1024 * Long.parseLong(line.replaceAll("\\D", "")));
        }
      }
    } catch (IOException e) {
      // It has just ended, or this is no Linux.
    }
    return OptionalLong.empty();
  }

  private static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), UTF_8);
  }

  /// Without the class path, which fills a screen.
  private static String shown(ProcessBuilder builder) {
    return String.join(" ", builder.command()).replaceAll("(-cp|-classpath) \\S+", "$1 …");
  }

  static String end(String text) {
    return text.substring(Math.max(0, text.length() - 2000));
  }

  public String peak() {
    return peakRssBytes.isPresent()
        ? String.format(Locale.ROOT, "%.0f", peakRssBytes.getAsLong() / 1048576.0)
        : "-";
  }
}
