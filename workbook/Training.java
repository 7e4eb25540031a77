package workbook;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import workbook.check.AotCache;
import workbook.cli.Surroundings;
import workbook.lab.SearchPath;
import workbook.lab.SystemLock;

/// Makes the tool's AOT cache: in the background, at the lowest priority, after a command that found
/// none of its own. The training run does what learners do most: list, check, fail, pass; it
/// also builds a site.
public final class Training {

  /// A hundred times what it takes.
  private static final int MINUTES = 10;

  /// One for each clone and JDK that was used last.
  private static final int KEPT = 4;

  private static final String STARTER = "class Tiny { static int twice(int n) { return n; } }\n";

  private Training() {}

  /// Starts it where it is due. It outlives this process, and holds none of its streams.
  static void startIfDue(Map<String, String> environment) {
    var cache = AotCache.ofThisProcess().filter(AotCache::due);
    if (cache.isEmpty() || "off".equals(environment.get("WORKBOOK_AOT"))) {
      return;
    }
    var command = new ArrayList<String>();
    SearchPath.find(environment, "nice")
        .ifPresent(nice -> command.addAll(List.of(nice.toString(), "-n", "19")));
    command.addAll(cache.get().java(List.of("-Xmx64m"), Training.class.getName(), "make"));
    try {
      var builder = new ProcessBuilder(command);
      builder.redirectOutput(Redirect.DISCARD).redirectError(Redirect.DISCARD);
      builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
      builder.start().getOutputStream().close();
    } catch (IOException _) {
      // Commands then start as fast as they do without.
    }
  }

  public static void main(String... args) throws Exception {
    switch (args[0]) {
      case "make" -> make(AotCache.ofThisProcess().orElseThrow());
      case "rehearse" -> rehearse();
      default -> throw new IllegalArgumentException(args[0]);
    }
  }

  /// One at a time.
  private static void make(AotCache cache) throws IOException, InterruptedException {
    var turn = cache.file().resolveSibling(cache.file().getFileName() + ".lock");
    try (var lock = SystemLock.on(turn, Duration.ZERO)) {
      if (lock.missing().isEmpty() && cache.due()) {
        makeInTurn(cache);
      }
    }
  }

  private static void makeInTurn(AotCache cache) throws IOException, InterruptedException {
    var place = cache.file().resolveSibling(cache.file().getFileName() + ".making");
    delete(place); // of one that was killed
    Files.createDirectory(place);
    try {
      var tool = place.resolve("tool");
      var standby = place.resolve("standby");
      var training =
          cache.java(List.of("-XX:AOTCacheOutput=" + tool), Training.class.getName(), "rehearse");
      var trial =
          cache.java(
              List.of("-XX:AOTMode=on", "-XX:+VerifySharedSpaces", "-XX:AOTCache=" + tool),
              Workbook.class.getName(),
              "--help");
      // Must carry a whole run before anybody gets it. If not: empty files, so that this JDK is not
      // asked again.
      if (!fine(training, place) || !fine(trial, place) || !fine(cache.rehearsal(standby), place)) {
        Files.write(tool, new byte[0]);
        Files.write(standby, new byte[0]);
      }
      cache.become(tool, standby);
      removeOld(cache.file().toAbsolutePath().getParent());
    } finally {
      delete(place);
    }
  }

  private static boolean fine(List<String> command, Path folder)
      throws IOException, InterruptedException {
    var builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.redirectOutput(Redirect.DISCARD).redirectError(Redirect.DISCARD);
    var process = builder.start();
    process.getOutputStream().close();
    try {
      return process.waitFor(MINUTES, TimeUnit.MINUTES) && process.exitValue() == 0;
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private static void removeOld(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      var caches =
          files
              .filter(file -> file.getFileName().toString().matches("workbook-.*\\.aot"))
              .sorted(Comparator.comparing((Path file) -> file.toFile().lastModified()).reversed())
              .toList();
      for (var old : caches.stream().skip(KEPT).toList()) {
        Files.deleteIfExists(old);
        Files.deleteIfExists(new AotCache(old).standby());
        new AotCache(old).drop();
      }
    }
  }

  /// In the training run: a course of one exercise in a folder of its own, as a learner meets it.
  private static void rehearse() throws IOException {
    System.console(); // as main asks whether a person is there
    var root = Files.createTempDirectory("workbook-training-");
    try {
      write(root);
      var answer = root.resolve("answers/01-small/Tiny.java");
      run(root, "list");
      run(root, "next");
      run(root, "hint", "Tiny");
      run(root, "check");
      Files.writeString(answer, STARTER.replace("return n", "return m"));
      run(root, "check", "Tiny");
      Files.writeString(answer, STARTER.replace("return n", "return 2 * n"));
      run(root, "check", "--all", "--json");
      run(root, "check", "small");
      run(root, "site", "build");
    } finally {
      delete(root);
    }
  }

  private static void run(Path root, String... args) {
    var out = new PrintWriter(Writer.nullWriter());
    var in = new BufferedReader(new StringReader(""));
    var around =
        new Surroundings(in, out, out, true, root, Clock.systemUTC(), Map.of("TERM", "xterm"));
    Workbook.run(around, args);
  }

  private static void write(Path root) throws IOException {
    var lesson = Files.createDirectories(root.resolve("lessons/01-small"));
    Files.writeString(root.resolve("jbang-catalog.json"), "{}");
    Files.writeString(
        lesson.resolve("lesson.md"),
        """
        ---
        alias: small
        title: A small lesson
        summary: It has one exercise.
        minutes: 1
        ---
        # A small lesson

        It has *one* exercise, and [a link](lesson.md).

        > [!NOTE]
        > Read `this` first.[^1]

        ```java
        /// Says how many.
        static int twice(int n) { return 2 * n; } // "twice"
        ```

        | n | twice |
        |---|---:|
        | 1 | 2 |

        - one
        - two

        [^1]: Or later.
        """);
    Files.writeString(
        lesson.resolve("Tiny.md"),
        """
        ---
        title: Twice as much
        minutes: 1
        fails: doubles
        ---
        Make `twice` return *twice* as much.

        ## Hints
        1. Multiply.
        """);
    Files.writeString(lesson.resolve("Tiny.java"), STARTER);
    Files.writeString(
        lesson.resolve("TinyCheck.java"),
        """
        import static org.assertj.core.api.Assertions.assertThat;
        import static workbook.check.Checks.*;
        import org.junit.jupiter.api.*;

        @Test void doubles() {
          Stream.of(2, 3).forEach(n -> assertThat(Tiny.twice(n)).as("twice %d", n).isEqualTo(2 * n));
        }

        @Test void allocates_nothing() {
          var bytes = allocatedBytesPerCall(() -> Tiny.twice(2));
          show("allocated", bytes, 0, "bytes a call");
        }

        void main() { grade(this); }
        """);
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
