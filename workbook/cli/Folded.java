package workbook.cli;

import java.util.ArrayList;
import java.util.List;

/// Text that quotes what a learner's code was given or gave: laid out for a terminal without a
/// change to what it quotes, blanks included.
final class Folded {

  private Folded() {}

  /// Breaks long lines, at a blank where there is one.
  ///
  /// @param most lines; where there would be more, the last one says so
  static List<String> lines(String text, int width, int most) {
    var lines = new ArrayList<String>();
    text.lines().forEach(line -> fold(line, width, most + 1, lines));
    if (lines.size() <= most) {
      return lines;
    }
    var shown = new ArrayList<>(lines.subList(0, most - 1));
    shown.add("(%,d characters in all)".formatted(text.length()));
    return shown;
  }

  private static void fold(String line, int width, int most, List<String> lines) {
    var rest = line;
    var in = line.length() - line.stripLeading().length();
    while (rest.length() > width && lines.size() < most) {
      var blank = rest.lastIndexOf(' ', width);
      var end = blank > Math.max(in, width / 2) ? blank : width;
      lines.add(rest.substring(0, end));
      rest = " ".repeat(in) + rest.substring(end).stripLeading();
    }
    lines.add(rest);
  }
}
