package site;

import java.util.Map;
import java.util.stream.Collectors;

/// Text made safe for HTML.
final class Html {

  private Html() {}

  /// What stands between backticks as code, the rest as it is.
  static String prose(String plain) {
    var out = new StringBuilder();
    var parts = plain.split("`", -1);
    for (var i = 0; i < parts.length; i++) {
      var code = i % 2 == 1 && i < parts.length - 1;
      out.append(i % 2 == 1 && !code ? "`" : "");
      out.append(code ? "<code>" + text(parts[i]) + "</code>" : text(parts[i]));
    }
    return out.toString();
  }

  /// On which machine figures were measured, a line for each thing that it told.
  static String passport(Map<String, String> passport) {
    return passport.entrySet().stream()
        .map(
            told ->
                "<dt>%s</dt><dd>%s</dd>\n".formatted(text(told.getKey()), text(told.getValue())))
        .collect(Collectors.joining("", "<dl class=\"passport\">\n", "</dl>\n"));
  }

  /// For content and for double-quoted attributes.
  static String text(String plain) {
    return plain
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
