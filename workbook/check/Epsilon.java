package workbook.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import workbook.lab.Counter;
import workbook.lab.Lifeline;

/// A JVM that never collects, run by a check.
final class Epsilon {

  /// The exit code of a JVM that ends itself for want of memory.
  static final int OUT_OF_MEMORY = 3;

  private static final int SECONDS = 60;

  private Epsilon() {}

  static Served run(String heap, Class<?> main, String... args) {
    try {
      var folder = Files.createTempDirectory("workbook-epsilon-");
      try {
        return run(heap, main, args, folder.resolve("count"), folder.resolve("printed"));
      } finally {
        Files.deleteIfExists(folder.resolve("count"));
        Files.deleteIfExists(folder.resolve("printed"));
        Files.delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted while a JVM ran under Epsilon", e);
    }
  }

  private static Served run(String heap, Class<?> main, String[] args, Path count, Path printed)
      throws IOException, InterruptedException {
    var process =
        new ProcessBuilder(command(heap, main, args, count))
            .redirectErrorStream(true)
            .redirectOutput(printed.toFile())
            .start();
    try {
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError(
            "%s still ran after %d s under Epsilon with %s"
                .formatted(main.getSimpleName(), SECONDS, heap));
      }
    } finally {
      process.destroyForcibly().waitFor();
    }
    var code = process.exitValue();
    if (code != 0 && code != OUT_OF_MEMORY) {
      throw new IllegalStateException(
          "a JVM under Epsilon ended with code %d:%n%s"
              .formatted(code, Files.readString(printed).strip()));
    }
    return new Served(Counter.read(count), code == OUT_OF_MEMORY);
  }

  private static List<String> command(String heap, Class<?> main, String[] args, Path count) {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UnlockExperimentalVMOptions",
                "-XX:+UseEpsilonGC",
                "-Xms" + heap,
                "-Xmx" + heap,
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:TieredStopAtLevel=1",
                "-D" + Counter.PROPERTY + "=" + count,
                Lifeline.option(),
                "-cp",
                System.getProperty("java.class.path"),
                Epsilon.class.getName(),
                main.getName()));
    command.addAll(Arrays.asList(args));
    return command;
  }

  /// In the new JVM: the parent's end, whatever its reason, is the end of this process.
  static void main(String... args) throws Throwable {
    Lifeline.hold();
    var main = Class.forName(args[0]).getDeclaredMethod("main", String[].class);
    main.setAccessible(true);
    try {
      main.invoke(null, (Object) Arrays.copyOfRange(args, 1, args.length));
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
