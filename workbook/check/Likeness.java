package workbook.check;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// What the messages of one failure have in common, however the random inputs fall: `#` stands for
/// a number that varied, `"…"` and `[…]` for a text and a list that did.
///
/// @param pattern a message with such signs in it
record Likeness(String pattern) {
  private static final Pattern TOKEN =
      Pattern.compile("\"[^\"\\n]*\"|\\[[^]\\n]*]|-?\\d[\\d,]*(?:\\.\\d+)?|#");

  /// What was computed, and not measured: as AssertJ compares two values.
  private static final Pattern COMPARED = Pattern.compile("\\s*(?:expected|but was): .*");

  /// A figure in a sentence may be a measurement: of another JVM's, or of an answer that is written
  /// a little differently. Below the smallest one it counts things, and has to be the same.
  private static final double TOLERANCE = 0.15;

  private static final double SMALLEST = 20;

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
    var tokens = messages.stream().map(Likeness::tokens).toList();
    var words = messages.getFirst().splitWithDelimiters(TOKEN.pattern(), -1);
    for (var i = 1; i < words.length; i += 2) {
      var at = i / 2;
      var values = tokens.stream().map(all -> all.get(at)).toList();
      words[i] = values.stream().allMatch(one -> near(values.getFirst(), one)) ? words[i] : any(words[i]);
    }
    return new Likeness(String.join("", words));
  }

  /// Whether a message fits the pattern, each stable figure included.
  boolean fits(String message) {
    return isShapeOf(message) && fits(lines(pattern), lines(message), false);
  }

  /// The same whatever was measured: another machine measures other figures.
  boolean fitsAnywhere(String message) {
    return isShapeOf(message) && fits(lines(pattern), lines(message), true);
  }

  private boolean isShapeOf(String message) {
    return shape(pattern).equals(shape(message));
  }

  private static boolean fits(List<String> patterns, List<String> lines, boolean anywhere) {
    return IntStream.range(0, lines.size())
        .allMatch(
            i -> {
              var compared = COMPARED.matcher(lines.get(i)).matches();
              return (anywhere && !compared) || fits(patterns.get(i), lines.get(i), compared);
            });
  }

  private static boolean fits(String pattern, String line, boolean exact) {
    var wanted = tokens(pattern);
    var found = tokens(line);
    return IntStream.range(0, wanted.size())
        .allMatch(
            i -> {
              var one = wanted.get(i);
              return one.equals(any(one))
                  || (exact ? one.equals(found.get(i)) : near(one, found.get(i)));
            });
  }

  private static boolean near(String one, String other) {
    if (one.equals(other) || !isNumber(one) || !isNumber(other)) {
      return one.equals(other);
    }
    var a = number(one);
    var b = number(other);
    return Math.min(Math.abs(a), Math.abs(b)) >= SMALLEST
        && Math.abs(a - b) <= TOLERANCE * Math.max(Math.abs(a), Math.abs(b));
  }

  private static boolean isNumber(String token) {
    return !"#\"[".contains(token.substring(0, 1));
  }

  private static double number(String token) {
    return Double.parseDouble(token.replace(",", ""));
  }

  private static String any(String token) {
    return switch (token.charAt(0)) {
      case '"' -> "\"…\"";
      case '[' -> "[…]";
      default -> "#";
    };
  }

  /// All numbers, texts and lists masked.
  private static String shape(String message) {
    return TOKEN.matcher(message).replaceAll(found -> any(found.group()));
  }

  private static List<String> tokens(String message) {
    return TOKEN.matcher(message).results().map(found -> found.group()).toList();
  }

  private static List<String> lines(String text) {
    return text.lines().toList();
  }
}
