package workbook.grade;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// A file that somebody else wrote, read with care.
final class AnswerFile {

  /// No exercise needs a hundredth of it; a compiler could be kept busy with more.
  static final int MOST_BYTES = 1 << 20;

  private AnswerFile() {}

  sealed interface Content {
    record Text(byte[] bytes) implements Content {

      String text() {
        return new String(bytes, UTF_8);
      }
    }

    record Unreadable(String why) implements Content {}
  }

  /// @param folder the learner's, out of which no symbolic link may lead
  static Content read(Path folder, String file) {
    try {
      var real = folder.resolve(file).toRealPath();
      if (!real.startsWith(folder.toRealPath())) {
        return new Content.Unreadable("a symbolic link out of the learner's folder");
      } else if (!Files.isRegularFile(real, LinkOption.NOFOLLOW_LINKS)) {
        // A named pipe would keep a reader waiting for ever.
        return new Content.Unreadable("not a file");
      }
      try (var in = Files.newInputStream(real)) {
        return content(in.readNBytes(MOST_BYTES + 1));
      }
    } catch (NoSuchFileException e) {
      return new Content.Unreadable("a symbolic link to nothing");
    } catch (AccessDeniedException e) {
      return new Content.Unreadable("no right to read it");
    } catch (IOException e) {
      return new Content.Unreadable("cannot be read: " + e.getClass().getSimpleName());
    }
  }

  private static Content content(byte[] bytes) {
    if (bytes.length > MOST_BYTES) {
      return new Content.Unreadable("larger than 1 MB");
    }
    try {
      UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return new Content.Text(bytes);
    } catch (CharacterCodingException e) {
      return new Content.Unreadable("not UTF-8");
    }
  }
}
