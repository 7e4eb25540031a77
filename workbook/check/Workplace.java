package workbook.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/// A temporary folder and what runs in it. Both are gone when it is closed, also when the workbook
/// itself is interrupted.
final class Workplace implements AutoCloseable {
  private final Path folder;
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final Thread interrupted = new Thread(this::clear);

  Workplace() throws IOException {
    // The hook comes first, and waits for this: a folder older than it could outlive an interruption.
    synchronized (this) {
      Runtime.getRuntime().addShutdownHook(interrupted);
      this.folder = Files.createTempDirectory("workbook-check-").toRealPath();
      open.push(() -> delete(folder));
    }
  }

  Path folder() {
    return folder;
  }

  /// Puts a file there, unless it is closed: nothing is written while it is being cleared.
  ///
  /// @throws IOException also when it is closed
  synchronized void write(String name, byte[] content) throws IOException {
    Files.write(folder.resolve(name), content);
  }

  /// What lies in the folder.
  long bytes() throws IOException {
    try (var files = Files.walk(folder)) {
      return files.mapToLong(file -> file.toFile().length()).sum();
    } catch (UncheckedIOException _) {
      return 0; // a file went away while it was looked at; the next look tells
    }
  }

  /// From now on it is closed with the workplace, before what was there earlier.
  synchronized <T extends AutoCloseable> T keep(T started) {
    open.push(started);
    return started;
  }

  @Override
  public void close() {
    // The hook stays until all is cleared: a shutdown that begins meanwhile waits for it.
    clear();
    try {
      Runtime.getRuntime().removeShutdownHook(interrupted);
    } catch (IllegalStateException _) {
      // The shutdown has begun; nothing is left for the hook to do.
    }
  }

  private synchronized void clear() {
    try {
      while (!open.isEmpty()) {
        open.pop().close();
      }
    } catch (Exception e) {
      throw new IllegalStateException("cannot clear " + folder, e);
    }
  }

  private static void delete(Path path) throws IOException {
    if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      try (var children = Files.list(path)) {
        for (var child : children.toList()) {
          delete(child);
        }
      }
    }
    Files.deleteIfExists(path);
  }
}
