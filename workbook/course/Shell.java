package workbook.course;

import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Runs the fences of a page and compares.
///
/// Values are echoed as jshell does: `$1 ==> 42`. A line that ends with `// ==> value` says what
/// it gives: its value, what it prints, or the exception it throws.
final class Shell implements Snippets {

  private static final Pattern IDENTITY = Pattern.compile("(?<=\\w)@[0-9a-f]{4,8}\\b");

  private final Engine engine;

  /// @param limit for each snippet
  Shell(Duration limit) {
    this.engine = new Engine(limit, OutputStream.nullOutputStream());
  }

  @Override
  public Ran run(String code) {
    var snippets = new ArrayList<Block.Snippet>();
    var mistakes = new ArrayList<Mistake>();
    var end = 0;
    for (var piece : engine.pieces(code.stripTrailing().lines().toList())) {
      end += piece.size();
      snippets.add(snippet(piece, end - 1, mistakes));
    }
    return new Ran(snippets, mistakes);
  }

  private Block.Snippet snippet(List<String> lines, int lastLine, List<Mistake> mistakes) {
    var text = String.join("\n", lines).stripTrailing();
    var expected =
        lines.stream()
            .map(Engine.EXPECTED::matcher)
            .filter(m -> m.matches())
            .map(m -> m.group(2))
            .toList();
    switch (engine.run(lines)) {
      case Engine.Output.Value(var name, var value, var stdout) -> {
        if (expected.isEmpty()) {
          var all = new ArrayList<>(stdout);
          name.ifPresent(
              known -> value.ifPresent(given -> all.add(known + " ==> " + withoutIdentity(given))));
          return new Block.Snippet(text, all);
        }
        var actual = value.orElse(String.join("\n", stdout));
        if (!actual.equals(expected.getLast())) {
          mistakes.add(new Mistake(lastLine, says(expected.getLast(), "jshell says " + actual)));
        }
        return new Block.Snippet(text, value.isPresent() ? stdout : List.of());
      }
      case Engine.Output.Thrown(var exception, var stdout) -> {
        if (expected.isEmpty()) {
          mistakes.add(new Mistake(lastLine, "the snippet throws " + exception));
        } else if (!exception.equals(expected.getLast())) {
          mistakes.add(
              new Mistake(lastLine, says(expected.getLast(), "the snippet throws " + exception)));
        }
        return new Block.Snippet(text, stdout);
      }
      case Engine.Output.Broken(var why) -> {
        mistakes.add(new Mistake(lastLine, why));
        return new Block.Snippet(text, List.of());
      }
    }
  }

  private static String says(String expected, String happened) {
    return "the page says ==> " + expected + ", " + happened;
  }

  /// An object that prints as its identity prints another one in each run; the page must not.
  private static String withoutIdentity(String value) {
    return IDENTITY.matcher(value).replaceAll("@…");
  }

  @Override
  public void close() {
    engine.close();
  }
}
