package workbook.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// By what a file holds, the workbook knows it again: its SHA-256 in hexadecimal digits.
public final class ContentHash {
  private ContentHash() {}

  /// No digits for a file that is not there.
  public static String of(Path file) {
    try {
      return of(Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      return "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static String of(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }

  /// Of several texts: where one ends and the next begins counts too.
  public static String ofAll(Object... parts) {
    var text = new StringBuilder();
    for (var part : parts) {
      text.append(part.toString().length()).append(':').append(part);
    }
    return of(text.toString().getBytes(UTF_8));
  }
}
