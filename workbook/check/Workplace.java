package workbook.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A temporary folder and what runs in it. Both are gone when it is closed, also when the workbook
/// itself is interrupted.
final class Workplace implements AutoCloseable {
  private final Path folder;
  private final List<AutoCloseable> running = new ArrayList<>();
  private final Thread interrupted = new Thread(this::clear);

  Workplace() throws IOException {
    this.folder = Files.createTempDirectory("workbook-check-").toRealPath();
    try {
      Runtime.getRuntime().addShutdownHook(interrupted);
    } catch (IllegalStateException goingDown) {
      delete(folder);
      throw goingDown;
    }
  }

  Path folder() {
    return folder;
  }

  /// What lies in the folder.
  long bytes() throws IOException {
    try (var files = Files.walk(folder)) {
      return files.mapToLong(file -> file.toFile().length()).sum();
    } catch (UncheckedIOException _) {
      return 0; // a file went away while it was looked at; the next look tells
    }
  }

  /// From now on it is closed with the workplace.
  synchronized <T extends AutoCloseable> T keep(T started) {
    running.add(started);
    return started;
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(interrupted);
      clear();
    } catch (IllegalStateException _) {
      // The shutdown has begun and clears up.
    }
  }

  private synchronized void clear() {
    try {
      for (var one : running) {
        one.close();
      }
      delete(folder);
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
