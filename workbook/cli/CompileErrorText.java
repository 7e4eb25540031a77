package workbook.cli;

import java.util.List;
import workbook.check.Verdict;
import workbook.lab.Text;

/// Shows the compiler's message, and the line with a caret below the place.
record CompileErrorText(Glyphs glyphs) {
  private static final int ERRORS = 3;
  private static final int COLUMNS = 78;

  /// Tabs are shown as blanks: how wide a terminal makes them is not known here.
  private static final int TAB = 4;

  /// The first few, each below its place: the others often have the same cause.
  ///
  /// @param answer the learner's file, as they can use its name
  /// @param check the file that calls it
  String of(List<Verdict.CompileError> found, String answer, String check) {
    var errors = CompileAdvice.causes(found);
    var text = new StringBuilder();
    for (var error : errors.stream().limit(ERRORS).toList()) {
      var file = check.endsWith(error.file()) ? check : answer;
      text.append("\n%s:%d\n".formatted(file, error.line())).append(of(error));
    }
    if (errors.size() > ERRORS) {
      var more = errors.size() - ERRORS;
      text.append("\nand %d more; mend the first and check again\n".formatted(more));
    }
    return text.toString();
  }

  /// Set in by two blanks, and never wider than 80 columns.
  private String of(Verdict.CompileError error) {
    var text = new StringBuilder();
    for (var line : error.message().lines().toList()) {
      var in = line.length() - line.stripLeading().length();
      for (var part : Text.wrap(line, COLUMNS - in)) {
        text.append("  ").append(" ".repeat(in)).append(part).append('\n');
      }
    }
    text.append(excerpt(error.excerpt()).indent(2));
    CompileAdvice.on(error)
        .ifPresent(
            advice ->
                Text.wrap(advice, COLUMNS)
                    .forEach(line -> text.append("  ").append(line).append('\n')));
    return text.toString();
  }

  private String excerpt(String excerpt) {
    var caret = excerpt.lastIndexOf('\n') + 1;
    if (excerpt.isBlank() || caret == 0) {
      return "";
    }
    var code = excerpt.substring(0, caret - 1);
    if (code.isBlank()) {
      // The place is the end of the file, where nothing is to be seen.
      return "";
    }
    var at = Math.min(code.length(), Math.max(0, excerpt.stripTrailing().length() - caret - 1));
    var before = untabbed(code.substring(0, at), 0);
    var after = untabbed(code.substring(at), before.length()).stripTrailing();
    return window(before, after);
  }

  /// The part of a long line that is around the caret.
  private String window(String before, String after) {
    var cut = glyphs.cut;
    if (before.length() + after.length() <= COLUMNS) {
      return before + after + "\n" + " ".repeat(before.length()) + "^";
    }
    var left = before;
    if (before.length() > COLUMNS / 2) {
      // As much before the caret as leaves room for what comes after it, at least half a line.
      var room = COLUMNS - Math.min(COLUMNS / 2, after.length()) - cut.length();
      left = cut + before.substring(Math.max(0, before.length() - room));
    }
    var room = COLUMNS - left.length();
    var right =
        after.length() <= room ? after : after.substring(0, room - cut.length()) + cut;
    return left + right + "\n" + " ".repeat(left.length()) + "^";
  }

  private static String untabbed(String text, int column) {
    var wide = new StringBuilder();
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      wide.append(c == '\t' ? " ".repeat(TAB - (column + wide.length()) % TAB) : c);
    }
    return wide.toString();
  }
}
