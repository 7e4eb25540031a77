package bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// `check --watch` of one exercise, as whoever reads its standard output meets it.
public final class WatchedCheck implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 180;

  /// What its verdicts say, of which one is expected.
  public enum Says {
    RIGHT(line -> line.contains("You solved")),
    WRONG(line -> line.strip().matches("(✗|FAIL) .*")),
    DOES_NOT_COMPILE(line -> line.contains("does not compile"));

    private final Predicate<String> line;

    Says(Predicate<String> line) {
      this.line = line;
    }
  }

  private record Line(String text, long nanos) {}

  private final Path answer;
  private final Path draft;
  private final Process process;
  private final BlockingQueue<Line> lines = new LinkedBlockingQueue<>();

  /// @param answer that is watched
  /// @param draft where it is written first, on the same file system
  public WatchedCheck(ProcessBuilder check, Path answer, Path draft) throws IOException {
    this.answer = answer;
    this.draft = draft;
    process = check.redirectErrorStream(true).start();
    Thread.ofPlatform().daemon().start(() -> read(process.inputReader(UTF_8)));
  }

  private void read(BufferedReader out) {
    try (out) {
      for (var line = out.readLine(); line != null; line = out.readLine()) {
        lines.add(new Line(line, System.nanoTime()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Waits for the first verdict.
  public void await(Says says) throws InterruptedException {
    lineOf(says);
  }

  /// Puts a new answer in the old one's place at once, as editors do.
  ///
  /// @return seconds from there until the line arrived that says what became of it
  public double save(String text, Says says) throws IOException, InterruptedException {
    lines.clear();
    Files.writeString(draft, text);
    var begin = System.nanoTime();
    Files.move(draft, answer, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    return (lineOf(says).nanos - begin) / 1e9;
  }

  private Line lineOf(Says says) throws InterruptedException {
    var seen = new ArrayList<String>();
    var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (true) {
      var line = lines.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (line == null) {
        throw new IllegalStateException(
            "check --watch did not say %s within %d s, but:%n%s"
                .formatted(says, PATIENCE_SECONDS, String.join("\n", seen)));
      } else if (says.line.test(line.text)) {
        return line;
      }
      seen.add(line.text);
    }
  }

  /// The end of its input ends it.
  @Override
  public void close() throws IOException, InterruptedException {
    process.getOutputStream().close();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      System.err.println("check --watch did not end with its input: it was killed");
      process.destroyForcibly().waitFor();
    }
  }
}
