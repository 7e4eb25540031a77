package workbook.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/// A folder for one process's files, gone when the process is.
final class Scratch implements AutoCloseable {

  private final Path folder;

  Scratch() {
    try {
      folder = Files.createTempDirectory("workbook");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make a folder for temporary files", e);
    }
  }

  Path folder() {
    return folder;
  }

  @Override
  public void close() {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      // left to the system, which empties its temporary folder
    }
  }
}
