package workbook.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// A file that is always whole: a reader sees the old text or the new one, never a part.
public final class WholeFile {

  private WholeFile() {}

  /// Writes beside the file and moves into place; makes the folder where it is missing.
  ///
  /// @throws IOException when it could not be written; the file is then as it was
  public static void write(Path file, String text) throws IOException {
    var folder = Files.createDirectories(file.toAbsolutePath().getParent());
    // Named by hand: a temporary file of the JDK's would leave only its owner a right to read.
    var draft =
        folder.resolve("." + file.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
    try {
      Files.writeString(draft, text);
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
  }
}
