package workbook.check;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import workbook.course.BadCourse;
import workbook.course.Problem;

/// An answer as it was at one moment: what is compiled is what the verdict is about, whatever is
/// saved meanwhile.
///
/// @param hash of its bytes
record AnswerText(Path file, String text, String hash) {

  /// @throws BadCourse when it cannot be read, or is not UTF-8
  static AnswerText read(Path file) {
    try {
      return of(file, Files.readAllBytes(file));
    } catch (IOException e) {
      throw new BadCourse("nothing to grade: no file " + file);
    }
  }

  /// @throws BadCourse when it is not UTF-8
  static AnswerText of(Path file, byte[] bytes) {
    try {
      var decoder = StandardCharsets.UTF_8.newDecoder();
      var text = decoder.decode(ByteBuffer.wrap(bytes)).toString();
      // Some editors of Windows begin a file with a mark, which the compiler would not take.
      return new AnswerText(
          file, text.startsWith("\uFEFF") ? text.substring(1) : text, ContentHash.of(bytes));
    } catch (CharacterCodingException e) {
      throw new BadCourse(
          new Problem(file, 1, "the file is not UTF-8", "save it as UTF-8 and check again"));
    }
  }

  JavaFileObject source() {
    return new Source(file.toUri(), text);
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(URI file, String text) {
      super(file, Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
