package workbook.lab;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;

/// A file that is always whole: a reader sees the old text or the new one, never a part.
public final class WholeFile {

  /// A process of another host or container has a number that means nothing here, and its draft
  /// lives for milliseconds.
  private static final Duration LEFT = Duration.ofSeconds(10);

  private WholeFile() {}

  /// Writes beside the file and moves into place; makes the folder where it is missing. A killed
  /// process may leave its draft behind: the next one to write that file removes it.
  ///
  /// @throws IOException when it could not be written; the file is then as it was
  public static void write(Path file, String text) throws IOException {
    write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  /// The same of bytes.
  public static void write(Path file, byte[] content) throws IOException {
    var folder = Files.createDirectories(file.toAbsolutePath().getParent());
    // Named by hand: a temporary file of the JDK's would leave only its owner a right to read.
    var writer = ProcessHandle.current().pid() + "-" + Thread.currentThread().threadId();
    var draft = folder.resolve("." + file.getFileName() + "." + writer + ".tmp");
    try {
      Files.write(draft, content);
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
    removeLeftovers(folder, file.getFileName().toString());
  }

  private static void removeLeftovers(Path folder, String name) {
    var draft = Pattern.compile("\\." + Pattern.quote(name) + "\\.(\\d{1,18})-\\d+\\.tmp");
    try (var drafts = Files.newDirectoryStream(folder, ".*.tmp")) {
      for (var other : drafts) {
        var pid = draft.matcher(other.getFileName().toString());
        if (pid.matches() && isLeft(other, Long.parseLong(pid.group(1)))) {
          Files.deleteIfExists(other);
        }
      }
    } catch (IOException e) {
      // What was to be written is written; the next writer tries again.
    }
  }

  private static boolean isLeft(Path draft, long pid) throws IOException {
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty()
        && Files.getLastModifiedTime(draft).toInstant().isBefore(Instant.now().minus(LEFT));
  }
}
