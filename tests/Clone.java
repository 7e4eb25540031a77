package tests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// The clone under test, and commands run as a person would run them: as processes.
///
/// ```java
/// var ran = Clone.jbang("check", "--all").in(folder).with("NO_COLOR", "1").run();
/// assertThat(ran.exit()).as(ran.toString()).isZero();
/// ```
final class Clone {
  private Clone() {}

  /// The root of the repository: what the launcher says, else the nearest folder at or above the
  /// working folder that holds the launcher.
  static Path root() {
    var told = System.getenv("WORKBOOK_ROOT");
    if (told != null) {
      return Path.of(told);
    }
    var start = Path.of("").toAbsolutePath();
    for (var folder = start; folder != null; folder = folder.getParent()) {
      if (Files.isRegularFile(folder.resolve("jbang"))
          && Files.isDirectory(folder.resolve("tests"))) {
        return folder;
      }
    }
    throw new IllegalStateException(
        "no clone at or above %s; run the tests from the clone: ./jbang tests".formatted(start));
  }

  /// The clone's own launcher with these arguments, in the clone's root.
  static Command jbang(String... args) {
    var words = new String[args.length + 1];
    words[0] = root().resolve("jbang").toString();
    System.arraycopy(args, 0, words, 1, args.length);
    return command(words);
  }

  /// Any command, in the clone's root, with this process's environment, an empty standard input and
  /// two minutes to live.
  static Command command(String... words) {
    return new Command(words, root(), false, Map.of(), new byte[0], Duration.ofMinutes(2));
  }

  /// Sends a signal. A test that interrupts is skipped where that is ignored: a shell starts what
  /// runs in its background deaf to it, and children inherit that.
  static void signal(String name, Process process) throws IOException {
    if (name.equals("INT") && ignoresInterrupts()) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      abort("interrupts are ignored here, as in the background of a shell");
    }
    command("kill", "-" + name, Long.toString(process.pid())).run();
  }

  private static boolean ignoresInterrupts() throws IOException {
    var status = Path.of("/proc/self/status");
    return Files.exists(status)
        && Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("SigIgn:"))
            .anyMatch(line -> (Long.parseUnsignedLong(line.split("\\s+")[1], 16) & 2) != 0);
  }

  /// What became of a command. Prints itself whole, as the description of an assertion.
  record Ran(int exit, String out, String err) {
    @Override
    public String toString() {
      return "exit code %d%n--- standard output%n%s%n--- standard error%n%s%n---"
          .formatted(exit, out, err);
    }
  }

  /// A command about to run; each method returns a changed copy.
  record Command(
      String[] words,
      Path folder,
      boolean clean,
      Map<String, String> environment,
      byte[] input,
      Duration limit) {

    Command in(Path folder) {
      return new Command(words, folder, clean, environment, input, limit);
    }

    /// Without any variable of this process: only those given by [#with].
    Command bare() {
      return new Command(words, folder, true, environment, input, limit);
    }

    /// Without this variable of this process.
    Command without(String variable) {
      return with(variable, "");
    }

    Command with(String variable, Object value) {
      var more = new TreeMap<>(environment);
      more.put(variable, value.toString());
      return new Command(words, folder, clean, more, input, limit);
    }

    Command with(Map<String, String> variables) {
      var more = new TreeMap<>(environment);
      more.putAll(variables);
      return new Command(words, folder, clean, more, input, limit);
    }

    Command stdin(String text) {
      return new Command(words, folder, clean, environment, text.getBytes(UTF_8), limit);
    }

    Command within(Duration limit) {
      return new Command(words, folder, clean, environment, input, limit);
    }

    /// Starts it and leaves the rest (signals, its streams) to the caller.
    Process start() {
      var builder = new ProcessBuilder(words).directory(folder.toFile());
      if (clean) {
        builder.environment().clear();
      }
      builder.environment().putAll(environment);
      builder.environment().values().removeIf(String::isEmpty);
      try {
        return builder.start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /// Runs it to its end; one that outlives its limit is killed with its children, and the test
    /// fails with what it had printed.
    Ran run() {
      var process = start();
      var out = collect(process.getInputStream());
      var err = collect(process.getErrorStream());
      try (var stdin = process.getOutputStream()) {
        stdin.write(input);
      } catch (IOException _) {
        // It ended without reading all of its input, as it may.
      }
      try {
        var ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        if (!ended) {
          process.descendants().forEach(ProcessHandle::destroyForcibly);
          process.destroyForcibly().waitFor();
        }
        var ran = new Ran(process.exitValue(), out.join(), err.join());
        if (!ended) {
          throw new AssertionError(
              "%s did not end within %s: %s".formatted(String.join(" ", words), limit, ran));
        }
        return ran;
      } catch (InterruptedException e) {
        process.destroyForcibly();
        throw new AssertionError("interrupted while it ran " + String.join(" ", words), e);
      }
    }

    /// Both streams are read as they come: a full pipe would stop the command.
    private static CompletableFuture<String> collect(InputStream stream) {
      var text = new CompletableFuture<String>();
      Thread.ofVirtual()
          .start(
              () -> {
                try (stream) {
                  text.complete(new String(stream.readAllBytes(), UTF_8));
                } catch (IOException e) {
                  text.completeExceptionally(e);
                }
              });
      return text;
    }
  }
}
