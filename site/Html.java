package site;

import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Text made safe for HTML.
final class Html {

  /// How a flag begins: -X, --q.
  private static final Pattern FLAG = Pattern.compile("(?<![\\w-])-{1,2}\\w");

  private Html() {}

  /// What stands between backticks as code, the rest as it is.
  static String prose(String plain) {
    var out = new StringBuilder();
    var parts = plain.split("`", -1);
    for (var i = 0; i < parts.length; i++) {
      var code = i % 2 == 1 && i < parts.length - 1;
      out.append(i % 2 == 1 && !code ? "`" : "");
      out.append(code ? code(parts[i]) : text(parts[i]));
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

  static String code(String plain) {
    return "<code>" + withFlags(plain) + "</code>";
  }

  /// For content, where no line ends behind the hyphen of a flag.
  static String withFlags(String plain) {
    return FLAG.matcher(text(plain)).replaceAll("<span class=\"together\">$0</span>");
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
