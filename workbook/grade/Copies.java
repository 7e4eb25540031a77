package workbook.grade;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/// A temporary folder for the answers that are being graded. It goes with its process, also where
/// that is interrupted.
final class Copies implements AutoCloseable {
  private final Path folder;
  private final Thread interrupted = new Thread(this::clear);

  Copies() throws IOException {
    this.folder = Files.createTempDirectory("workbook-grade-");
    Runtime.getRuntime().addShutdownHook(interrupted);
  }

  Path make(String name, byte[] content) throws IOException {
    return Files.write(Files.createTempDirectory(folder, "").resolve(name), content);
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

  /// Those who grade tidy up at the same time: what went before we came to it is no trouble.
  private void clear() {
    for (var tries = 0; tries < 3 && Files.exists(folder); tries++) {
      try (var files = Files.walk(folder)) {
        for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      } catch (IOException | UncheckedIOException _) {
        // Else it is left to the system, which empties its temporary folder.
      }
    }
  }
}
