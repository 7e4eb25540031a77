package site;

import java.util.Set;
import java.util.regex.Pattern;

/// Program text as HTML, its words marked for the stylesheet: `k` keyword, `s` string, `c`
/// comment, `n` number, `a` annotation, `t` type. Done at build time: the page needs no script.
final class Highlighter {

  private static final Set<String> JAVA_WORDS =
      Set.of(
          ("abstract assert boolean break byte case catch char class continue default do double"
               + " else enum extends final finally float for if implements import instanceof int"
               + " interface long module native new package permits private protected public record"
               + " return sealed short static strictfp super switch synchronized this throw throws"
               + " transient try var void volatile when while yield true false null")
              .split(" "));
  private static final Set<String> PYTHON_WORDS =
      Set.of(
          ("False None True and as assert async await break class continue def del elif else except"
                  + " finally for from global if import in is lambda nonlocal not or pass raise"
                  + " return try while with yield")
              .split(" "));
  private static final Pattern JAVA =
      Pattern.compile(
          "(?<c>//[^\\n]*|/\\*.*?\\*/)"
              + "|(?<s>\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*\"|'(?:\\\\.|[^'\\\\\\n])+')"
              + "|(?<a>@\\w+)"
              + "|(?<n>\\b\\d[\\w.]*)"
              + "|(?<w>[\\p{L}_$][\\p{L}\\p{N}_$]*)",
          Pattern.DOTALL);
  private static final Pattern PYTHON =
      Pattern.compile(
          "(?<c>#[^\\n]*)"
              + "|(?<s>[rbfuRBFU]{0,2}(?:\"\"\".*?\"\"\"|'''.*?'''"
              + "|\"(?:\\\\.|[^\"\\\\\\n])*\"|'(?:\\\\.|[^'\\\\\\n])*'))"
              + "|(?<a>@[\\w.]+)"
              + "|(?<n>\\b\\d[\\w.]*)"
              + "|(?<w>[\\p{L}_][\\p{L}\\p{N}_]*)",
          Pattern.DOTALL);

  private Highlighter() {}

  static String html(String language, String code) {
    return switch (language) {
      case "java", "jsh" -> marked(JAVA, JAVA_WORDS, code);
      case "python", "py" -> marked(PYTHON, PYTHON_WORDS, code);
      default -> Html.text(code);
    };
  }

  private static String marked(Pattern tokens, Set<String> keywords, String code) {
    var out = new StringBuilder();
    var token = tokens.matcher(code);
    var at = 0;
    while (token.find()) {
      out.append(Html.text(code.substring(at, token.start())));
      var text = Html.text(token.group());
      var kind = kind(token, keywords);
      out.append(kind.isEmpty() ? text : "<span class=\"" + kind + "\">" + text + "</span>");
      at = token.end();
    }
    return out.append(Html.text(code.substring(at))).toString();
  }

  private static String kind(java.util.regex.Matcher token, Set<String> keywords) {
    for (var kind : new String[] {"c", "s", "a", "n"}) {
      if (token.group(kind) != null) {
        return kind;
      }
    }
    if (keywords.contains(token.group())) {
      return "k";
    }
    return Character.isUpperCase(token.group().charAt(0)) ? "t" : "";
  }
}
