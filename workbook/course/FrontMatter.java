package workbook.course;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import workbook.lab.Nearest;

/// The flat `key: value` lines between the two `---` at the head of a Markdown file.
///
/// @param lines by key, the line, from 1, on which it stands
/// @param bodyLine the line, from 1, on which the body starts
public record FrontMatter(
    Path file, Map<String, String> values, Map<String, Integer> lines, int bodyLine, String body) {

  /// @param allowed the keys that the file may have; another one is a mistake with a suggestion
  /// @throws BadCourse when the head is missing, open, not flat, or has an unknown or double key
  static FrontMatter parse(Path file, String text, Set<String> allowed) {
    var lines = text.lines().toList();
    if (lines.isEmpty() || !lines.getFirst().equals("---")) {
      throw bad(file, 1, "a lesson's Markdown starts with front matter", "write a first line ---");
    }
    var values = new LinkedHashMap<String, String>();
    var places = new LinkedHashMap<String, Integer>();
    for (var i = 1; i < lines.size(); i++) {
      var line = lines.get(i);
      if (line.equals("---")) {
        var body = String.join("\n", lines.subList(i + 1, lines.size())) + "\n";
        return new FrontMatter(file, values, places, i + 2, body);
      }
      if (!line.isBlank()) {
        places.put(read(file, i + 1, line, allowed, values), i + 1);
      }
    }
    throw bad(file, lines.size(), "the front matter does not end", "close it with a line ---");
  }

  /// The key that the line gives a value to.
  private static String read(
      Path file, int number, String line, Set<String> allowed, Map<String, String> values) {
    var colon = line.indexOf(':');
    if (colon < 1 || Character.isWhitespace(line.charAt(0))) {
      throw bad(
          file,
          number,
          "\"" + line + "\" is not a flat key: value",
          "write key: value, or end the front matter before it with a line ---");
    }
    var key = line.substring(0, colon).strip();
    if (!allowed.contains(key)) {
      var known = "the keys are " + String.join(", ", allowed.stream().sorted().toList());
      throw bad(
          file,
          number,
          "unknown key \"" + key + "\"",
          Nearest.to(key, allowed)
              .map(name -> "did you mean " + name + "? " + known)
              .orElse(known));
    }
    if (values.put(key, line.substring(colon + 1).strip()) != null) {
      throw bad(file, number, "the key \"" + key + "\" stands twice", "keep one of them");
    }
    return key;
  }

  /// @throws BadCourse when the key is missing or empty
  String text(String key) {
    var value = values.getOrDefault(key, "");
    if (value.isEmpty()) {
      throw bad(file, lineOf(key), "the front matter has no " + key, "add a line " + key + ": …");
    }
    return value;
  }

  /// @throws BadCourse when the value is not a whole number above zero
  int minutes() {
    try {
      var minutes = Integer.parseInt(text("minutes"));
      if (minutes > 0) {
        return minutes;
      }
    } catch (NumberFormatException e) {
      // told below, with the place
    }
    throw bad(
        file,
        lineOf("minutes"),
        "minutes is \"" + text("minutes") + "\", not a number above 0",
        "write minutes: 25");
  }

  /// Comma-separated; an absent or empty key is an empty list.
  List<String> list(String key) {
    return Arrays.stream(values.getOrDefault(key, "").split(","))
        .map(String::strip)
        .filter(item -> !item.isEmpty())
        .toList();
  }

  /// The same, of these words only.
  ///
  /// @throws BadCourse when another word is among them, with the nearest one
  List<String> list(String key, List<String> known) {
    var words = list(key);
    for (var word : words) {
      if (!known.contains(word)) {
        var all = "what it may name: " + String.join(", ", known);
        throw bad(
            file,
            lineOf(key),
            "\"%s\" is nothing that %s could name".formatted(word, key),
            Nearest.to(word, known).map(near -> "did you mean " + near + "? " + all).orElse(all));
      }
    }
    return words;
  }

  /// The line, from 1, on which a key stands; 1 where it does not.
  public int lineOf(String key) {
    return lines.getOrDefault(key, 1);
  }

  private static BadCourse bad(Path file, int line, String what, String next) {
    return new BadCourse(new Problem(file, line, what, next));
  }
}
