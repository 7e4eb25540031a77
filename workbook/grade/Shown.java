package workbook.grade;

/// Names that somebody else chose, on a terminal. They may be wide, combine, or try to move the
/// cursor.
final class Shown {

  private Shown() {}

  /// Without what a terminal obeys or turns around.
  static String plain(String text) {
    var plain = new StringBuilder();
    text.codePoints().map(c -> obeyed(c) ? '?' : c).forEach(plain::appendCodePoint);
    return plain.toString();
  }

  private static boolean obeyed(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }

  static int width(String text) {
    return plain(text).codePoints().map(Shown::width).sum();
  }

  private static int width(int c) {
    var type = Character.getType(c);
    if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
      return 0;
    }
    var wide =
        Character.isIdeographic(c)
            || c >= 0x1100 && c <= 0x115f
            || c >= 0x3000 && c <= 0x30ff
            || c >= 0xac00 && c <= 0xd7a3
            || c >= 0xff01 && c <= 0xff60
            || c >= 0x1f300 && c <= 0x1faff;
    return wide ? 2 : 1;
  }

  /// Plain, and at most so wide.
  static String cut(String text, int width, boolean signs) {
    var plain = plain(text);
    if (width(plain) <= width) {
      return plain;
    }
    var cut = new StringBuilder();
    var room = width - 1;
    for (var c : plain.codePoints().toArray()) {
      room -= width(c);
      if (room < 0) {
        break;
      }
      cut.appendCodePoint(c);
    }
    return cut + (signs ? "…" : ">");
  }

  /// Cut, and filled up to the width.
  static String cell(String text, int width, boolean signs) {
    var cut = cut(text, width, signs);
    return cut + " ".repeat(width - width(cut));
  }
}
