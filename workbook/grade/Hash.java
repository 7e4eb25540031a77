package workbook.grade;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// SHA-256, in hexadecimal digits.
final class Hash {

  private Hash() {}

  static String of(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }

  /// Of several texts: where one ends and the next begins counts too.
  static String of(Object... parts) {
    var text = new StringBuilder();
    for (var part : parts) {
      text.append(part.toString().length()).append(':').append(part);
    }
    return of(text.toString().getBytes(UTF_8));
  }
}
