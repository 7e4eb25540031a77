package workbook.lab;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/// A file that several terminals keep together: who changes it reads what the others wrote, and
/// writes the whole, under a lock on a file beside it, so that nobody's entry is lost.
///
/// Reading takes no lock: a process that is killed leaves the old text or the new one
/// ([WholeFile]).
public final class KeptFile {

  /// What is to become of the text.
  @FunctionalInterface
  public interface Change {

    /// @param text nothing where there is no file
    /// @return the new text; nothing to leave the file as it is
    Optional<String> of(Optional<String> text) throws IOException;
  }

  /// An update takes milliseconds; a process that was stopped in the middle of one takes for ever.
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final int TRIES_TO_REPLACE = 5;

  /// The threads of this process, by file: the system's lock is one for all of them.
  private static final Map<Path, Turn> TURNS = new ConcurrentHashMap<>();

  private static final class Turn {
    final ReentrantLock lock = new ReentrantLock();

    /// From the first update without the system's lock to the next one with it: that is told once,
    /// and is hardly waited for again.
    boolean unlocked;
  }

  private final Path file;
  private final Duration patience;

  public KeptFile(Path file) {
    this(file, PATIENCE);
  }

  /// @param patience how long an update waits for another process that has the lock
  public KeptFile(Path file, Duration patience) {
    this.file = file.toAbsolutePath().normalize();
    this.patience = patience;
  }

  /// What it holds now; nothing where there is no file. What is not UTF-8 becomes `\uFFFD`.
  public Optional<String> text() throws IOException {
    try {
      return Optional.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /// Changes it. Where it cannot be locked, as on some network mounts, it is changed all the same.
  ///
  /// @return why it was not locked, for a person to know; nothing where it was, or that was told
  /// @throws IOException when it cannot be read or written, or the change says so; the file is then
  ///   as it was
  public Optional<String> update(Change change) throws IOException {
    Files.createDirectories(file.getParent());
    var turn = TURNS.computeIfAbsent(file, _ -> new Turn());
    turn.lock.lock();
    try (var lock = SystemLock.on(beside(), turn.unlocked ? patience.dividedBy(50) : patience)) {
      var text = change.of(text());
      if (text.isPresent()) {
        replace(text.get());
      }
      var told = turn.unlocked;
      turn.unlocked = lock.missing().isPresent();
      return told ? Optional.empty() : lock.missing().map(this::told);
    } finally {
      turn.lock.unlock();
    }
  }

  private Path beside() {
    return file.resolveSibling(file.getFileName() + ".lock");
  }

  private String told(String why) {
    return "%s: cannot be locked: %s%n  %s"
        .formatted(file, why, "work in one terminal at a time: of two, one may lose a line of it");
  }

  /// Windows refuses to replace a file at the moment when somebody reads it.
  private void replace(String text) throws IOException {
    for (var tries = 1; ; tries++) {
      try {
        WholeFile.write(file, text);
        return;
      } catch (AccessDeniedException e) {
        if (tries == TRIES_TO_REPLACE) {
          throw e;
        }
        pause();
      }
    }
  }

  private static void pause() throws InterruptedIOException {
    try {
      Thread.sleep(Duration.ofMillis(10));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while it waited to write");
    }
  }
}
