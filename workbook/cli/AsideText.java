package workbook.cli;

import java.util.ArrayList;
import java.util.List;
import workbook.check.Attempt;
import workbook.lab.Text;

/// What happened beside the tests: what an answer printed, and what had to be ended with it.
record AsideText(Glyphs glyphs) {
  private static final int COLUMNS = 80;
  private static final int PRINTED_LINES = 10;

  List<String> lines(Attempt attempt) {
    var lines = new ArrayList<String>();
    var printed = attempt.printed().lines().toList();
    if (!printed.isEmpty()) {
      lines.add("");
      lines.add("your code printed:");
      printed.stream().limit(PRINTED_LINES).forEach(line -> lines.add("  " + cut(line)));
      if (printed.size() > PRINTED_LINES) {
        lines.add("  ... and %,d more lines".formatted(printed.size() - PRINTED_LINES));
      }
    }
    if (!attempt.notes().isEmpty()) {
      lines.add("");
      attempt.notes().forEach(note -> lines.addAll(Text.wrap(note, COLUMNS)));
    }
    return lines;
  }

  private String cut(String line) {
    var width = COLUMNS - 2;
    return line.length() <= width
        ? line
        : line.substring(0, width - glyphs.cut.length()) + glyphs.cut;
  }
}
