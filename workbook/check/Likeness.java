package workbook.check;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// What the messages of one failure have in common, however the random inputs fall: `#` stands for
/// a number that varied, `"…"` and `[…]` for a text and a list that did.
///
/// @param pattern a message with such signs in it
record Likeness(String pattern) {
  private static final Pattern TOKEN =
      Pattern.compile("\"[^\"\\n]*\"|\\[[^\\[\\]]*]|-?\\d[\\d,]*(?:\\.\\d+)?|#");

  /// What was computed, and not measured: as AssertJ compares two values.
  private static final Pattern COMPARED = Pattern.compile("\\s*(?:expected|but was):.*");

  /// A figure in a sentence may be a measurement: of another JVM's, or of an answer that is written
  /// a little differently. Below the smallest one it counts things, and has to be the same.
  private static final double TOLERANCE = 0.15;

  private static final double SMALLEST = 20;

  /// A number, a text or a list, and whether it was compared with what was expected.
  private record Token(String text, boolean compared) {

    static List<Token> of(String message) {
      return TOKEN.matcher(message).results().map(found -> of(message, found)).toList();
    }

    private static Token of(String message, MatchResult found) {
      var line = message.substring(message.lastIndexOf('\n', found.start()) + 1, found.start());
      return new Token(found.group(), COMPARED.matcher(line).matches());
    }

    String masked() {
      return switch (text.charAt(0)) {
        case '"' -> "\"…\"";
        case '[' -> "[…]";
        default -> "#";
      };
    }

    boolean isMasked() {
      return text.equals(masked());
    }

    boolean isNumber() {
      return "-0123456789".indexOf(text.charAt(0)) >= 0;
    }

    double number() {
      return Double.parseDouble(text.replace(",", ""));
    }

    /// By which part they differ; infinitely where they must not differ at all.
    double distance(Token other) {
      if (text.equals(other.text)) {
        return 0;
      } else if (compared || !isNumber() || !other.isNumber()) {
        return Double.POSITIVE_INFINITY;
      }
      var a = number();
      var b = other.number();
      var large = Math.max(Math.abs(a), Math.abs(b));
      return Math.min(Math.abs(a), Math.abs(b)) >= SMALLEST && Math.abs(a - b) <= TOLERANCE * large
          ? Math.abs(a - b) / large
          : Double.POSITIVE_INFINITY;
    }
  }

  /// @param messages of one answer under several seeds
  /// @return one for each shape among them
  static List<Likeness> of(List<String> messages) {
    var alike = new ArrayList<List<String>>();
    for (var message : messages) {
      alike.stream()
          .filter(group -> shape(group.getFirst()).equals(shape(message)))
          .findFirst()
          .orElseGet(
              () -> {
                alike.add(new ArrayList<>());
                return alike.getLast();
              })
          .add(message);
    }
    return alike.stream().map(Likeness::common).toList();
  }

  private static Likeness common(List<String> messages) {
    var all = messages.stream().map(Token::of).toList();
    var words = messages.getFirst().splitWithDelimiters(TOKEN.pattern(), -1);
    for (var i = 1; i < words.length; i += 2) {
      var at = i / 2;
      var first = all.getFirst().get(at);
      var stable =
          all.stream().allMatch(tokens -> first.distance(tokens.get(at)) <= TOLERANCE);
      words[i] = stable ? words[i] : first.masked();
    }
    return new Likeness(String.join("", words));
  }

  /// How far the figures of a message are from those of the pattern, the farthest of them as a part
  /// of one; none where the message says something else.
  OptionalDouble distance(String message) {
    var wanted = Token.of(pattern);
    var found = Token.of(message);
    var most = shape(pattern).equals(shape(message)) ? 0 : Double.POSITIVE_INFINITY;
    for (var i = 0; i < wanted.size() && most <= TOLERANCE; i++) {
      most = wanted.get(i).isMasked() ? most : Math.max(most, wanted.get(i).distance(found.get(i)));
    }
    return most <= TOLERANCE ? OptionalDouble.of(most) : OptionalDouble.empty();
  }

  /// Whether it says the same, whatever was measured: another machine measures other figures.
  boolean fitsAnywhere(String message) {
    var wanted = Token.of(pattern);
    var found = Token.of(message);
    var fits = shape(pattern).equals(shape(message));
    for (var i = 0; i < wanted.size() && fits; i++) {
      var one = wanted.get(i);
      fits = !one.compared() || one.isMasked() || one.text().equals(found.get(i).text());
    }
    return fits;
  }

  boolean isShapedAs(String message) {
    return shape(pattern).equals(shape(message));
  }

  /// All numbers, texts and lists masked.
  private static String shape(String message) {
    return TOKEN
        .matcher(message)
        .replaceAll(found -> new Token(found.group(), false).masked());
  }
}
