package site;

/// Text made safe for HTML.
final class Html {

  private Html() {}

  /// For content and for double-quoted attributes.
  static String text(String plain) {
    return plain
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
