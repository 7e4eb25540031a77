package workbook.lab;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/// Reads and writes JSON (RFC 8259) with the JDK alone, so that a demo starts without a download.
///
/// A document is made of `Map<String, Object>` in the order of the text, `List<Object>`, `String`,
/// `Long`, `Double`, `Boolean` and, for JSON's own null, Java's null.
public final class Json {

  /// What is wrong with a text that is not JSON, and where: line and column count from 1.
  public static final class Malformed extends RuntimeException {
    private static final long serialVersionUID = 1;

    public final int line;
    public final int column;

    Malformed(String what, int line, int column) {
      super(what + " at line " + line + ", column " + column);
      this.line = line;
      this.column = column;
    }
  }

  private final String text;
  private int at;

  private Json(String text) {
    this.text = text;
  }

  /// @throws Malformed when the text is not one JSON document
  public static Object parse(String text) {
    var json = new Json(text);
    var value = json.value();
    json.skipSpace();
    if (json.at < text.length()) {
      throw json.malformed("unexpected text after the document");
    }
    return value;
  }

  /// @throws Malformed when the text is not one JSON object
  @SuppressWarnings("unchecked")
  public static Map<String, Object> parseObject(String text) {
    if (parse(text) instanceof Map<?, ?> map) {
      return (Map<String, Object>) map;
    }
    throw new Json(text).malformed("expected an object");
  }

  /// One line, no spaces: for a line of a log or a protocol.
  public static String line(Object value) {
    var out = new StringBuilder();
    write(value, out, -1);
    return out.toString();
  }

  /// Indented by two spaces, with arrays of plain values on one line, and a line end: for a file.
  public static String document(Object value) {
    var out = new StringBuilder();
    write(value, out, 0);
    return out.append('\n').toString();
  }

  private static void write(Object value, StringBuilder out, int indent) {
    switch (value) {
      case null -> out.append("null");
      case Map<?, ?> map -> writeMap(map, out, indent);
      case Iterable<?> list -> writeList(list, out, indent);
      case Double number -> out.append(plain(number));
      case Number number -> out.append(number);
      case Boolean truth -> out.append(truth);
      default -> quote(value.toString(), out);
    }
  }

  private static String plain(double number) {
    if (Double.isNaN(number) || Double.isInfinite(number)) {
      throw new IllegalArgumentException("JSON has no " + number);
    }
    return number == Math.rint(number) && Math.abs(number) < 1e15
        ? Long.toString((long) number)
        : Double.toString(number);
  }

  private static void writeMap(Map<?, ?> map, StringBuilder out, int indent) {
    var inner = indent < 0 ? -1 : indent + 1;
    var separator = "";
    out.append('{');
    for (var entry : map.entrySet()) {
      out.append(separator);
      newLine(out, inner);
      quote(entry.getKey().toString(), out);
      out.append(indent < 0 ? ":" : ": ");
      write(entry.getValue(), out, inner);
      separator = ",";
    }
    if (!map.isEmpty()) {
      newLine(out, indent);
    }
    out.append('}');
  }

  private static void writeList(Iterable<?> list, StringBuilder out, int indent) {
    var items = new ArrayList<Object>();
    list.forEach(items::add);
    var flat = items.stream().noneMatch(item -> item instanceof Map || item instanceof Iterable);
    if (indent < 0 || flat) {
      var line = new StringJoiner(indent < 0 ? "," : ", ", "[", "]");
      items.forEach(item -> line.add(line(item)));
      out.append(line);
      return;
    }
    var separator = "";
    out.append('[');
    for (var item : items) {
      out.append(separator);
      newLine(out, indent + 1);
      write(item, out, indent + 1);
      separator = ",";
    }
    newLine(out, indent);
    out.append(']');
  }

  private static void newLine(StringBuilder out, int indent) {
    if (indent >= 0) {
      out.append('\n').repeat("  ", indent);
    }
  }

  private static void quote(String text, StringBuilder out) {
    out.append('"');
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (c < 0x20) {
            out.append("\\u%04x".formatted((int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }

  private Object value() {
    skipSpace();
    if (at == text.length()) {
      throw malformed("unexpected end");
    }
    return switch (text.charAt(at)) {
      case '{' -> object();
      case '[' -> array();
      case '"' -> string();
      case 't' -> word("true", true);
      case 'f' -> word("false", false);
      case 'n' -> word("null", null);
      default -> number();
    };
  }

  private Map<String, Object> object() {
    var map = new LinkedHashMap<String, Object>();
    at++;
    if (next('}')) {
      return map;
    }
    do {
      skipSpace();
      var key = string();
      expect(':');
      map.put(key, value());
    } while (next(','));
    expect('}');
    return map;
  }

  private List<Object> array() {
    var list = new ArrayList<Object>();
    at++;
    if (next(']')) {
      return list;
    }
    do {
      list.add(value());
    } while (next(','));
    expect(']');
    return list;
  }

  private String string() {
    if (at == text.length() || text.charAt(at) != '"') {
      throw malformed("expected a string");
    }
    var out = new StringBuilder();
    while (++at < text.length() && text.charAt(at) != '"') {
      var c = text.charAt(at);
      if (c < 0x20) {
        throw malformed("a control character in a string");
      }
      out.append(c == '\\' ? escape() : c);
    }
    if (at == text.length()) {
      throw malformed("a string without its closing quote");
    }
    at++;
    return out.toString();
  }

  private char escape() {
    if (++at == text.length()) {
      throw malformed("unexpected end");
    }
    return switch (text.charAt(at)) {
      case '"' -> '"';
      case '\\' -> '\\';
      case '/' -> '/';
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> {
        try {
          var code = (char) Integer.parseInt(text.substring(at + 1, at + 5), 16);
          at += 4;
          yield code;
        } catch (IndexOutOfBoundsException | NumberFormatException e) {
          throw malformed("a \\u without four hexadecimal digits");
        }
      }
      default -> throw malformed("an unknown escape");
    };
  }

  private Object number() {
    var start = at;
    while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    var digits = text.substring(start, at);
    try {
      return isLong(digits) ? (Object) Long.valueOf(digits) : Double.valueOf(digits);
    } catch (NumberFormatException e) {
      at = start;
      throw malformed("expected a value");
    }
  }

  private static boolean isLong(String digits) {
    return digits.matches("-?\\d{1,18}")
        || digits.matches("-?\\d{19}") && new BigInteger(digits).bitLength() < Long.SIZE;
  }

  private Object word(String word, Object value) {
    if (!text.startsWith(word, at)) {
      throw malformed("expected a value");
    }
    at += word.length();
    return value;
  }

  private boolean next(char wanted) {
    skipSpace();
    if (at < text.length() && text.charAt(at) == wanted) {
      at++;
      return true;
    }
    return false;
  }

  private void expect(char wanted) {
    if (!next(wanted)) {
      throw malformed("expected '" + wanted + "'");
    }
  }

  private void skipSpace() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private Malformed malformed(String what) {
    var before = text.substring(0, Math.min(at, text.length()));
    var line = (int) before.chars().filter(c -> c == '\n').count() + 1;
    return new Malformed(what, line, before.length() - before.lastIndexOf('\n'));
  }
}
