package workbook.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import workbook.lab.Paint;
import workbook.verify.Standing;

/// A row an exercise: what its check makes of the starter, of the solution, and of each decoy in
/// the order of their names. Within 80 columns: many decoys go on below.
final class StandingsTable {

  private static final int WIDTH = 80;
  private static final String COUNTS = "%d of %d";

  private final PrintWriter out;
  private final Paint paint;

  StandingsTable(PrintWriter out, Paint paint) {
    this.out = out;
    this.paint = paint;
  }

  void print(List<Standing> standings) {
    if (standings.isEmpty()) {
      return;
    }
    var rows = new ArrayList<List<String>>();
    rows.add(List.of("exercise", "starter", "solution", "decoys", "rejected"));
    standings.forEach(standing -> rows.add(row(standing)));
    rows.add(totals(standings));
    var widths = new int[4];
    for (var row : rows) {
      for (var i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    out.println();
    for (var row : rows) {
      print(row, widths, row == rows.getFirst() || row == rows.getLast());
    }
    out.println();
  }

  private static List<String> row(Standing standing) {
    var marks = new StringBuilder();
    standing.decoys().forEach(decoy -> marks.append(sign(decoy)));
    return List.of(
        standing.exercise().name(),
        sign(standing.starter()) + " " + standing.starter().outcome(),
        sign(standing.solution())
            + (standing.solution().right() ? "" : " " + standing.solution().outcome()),
        COUNTS.formatted(standing.rejected(), standing.decoys().size()),
        marks.toString());
  }

  private static List<String> totals(List<Standing> all) {
    var decoys = all.stream().mapToInt(standing -> standing.decoys().size()).sum();
    var rejected = all.stream().mapToLong(Standing::rejected).sum();
    var starters = all.stream().filter(standing -> standing.starter().right()).count();
    var solutions = all.stream().filter(standing -> standing.solution().right()).count();
    return List.of(
        all.size() == 1 ? "1 exercise" : all.size() + " exercises",
        COUNTS.formatted(starters, all.size()),
        COUNTS.formatted(solutions, all.size()),
        COUNTS.formatted(rejected, decoys),
        "");
  }

  private static String sign(Standing.Mark mark) {
    return mark.right() ? "✓" : "✗";
  }

  /// The last cell breaks anywhere: it is a row of signs.
  private void print(List<String> row, int[] widths, boolean bold) {
    var line = new StringBuilder();
    for (var i = 0; i < widths.length; i++) {
      var gap = " ".repeat(widths[i] - row.get(i).length());
      line.append("  ").append(row.get(i)).append(gap);
    }
    line.append("  ");
    var indent = line.length();
    var room = Math.max(8, WIDTH - indent);
    var last = row.getLast();
    for (var from = 0; from == 0 || from < last.length(); from += room) {
      line.append(last, from, Math.min(last.length(), from + room));
      var text = line.toString().stripTrailing();
      out.println(bold ? paint.bold(text) : coloured(text));
      line.setLength(0);
      line.append(" ".repeat(indent));
    }
  }

  private String coloured(String text) {
    return text.replace("✓", paint.green("✓")).replace("✗", paint.red("✗"));
  }

  static Map<String, Object> document(Standing standing) {
    var document = new LinkedHashMap<String, Object>();
    document.put("exercise", standing.exercise().name());
    document.put("lesson", standing.exercise().lesson());
    document.put("starter", document(standing.starter()));
    document.put("solution", document(standing.solution()));
    document.put("decoys", standing.decoys().stream().map(StandingsTable::document).toList());
    return document;
  }

  private static Map<String, Object> document(Standing.Mark mark) {
    var document = new LinkedHashMap<String, Object>();
    document.put("name", mark.name());
    document.put("right", mark.right());
    document.put("outcome", mark.outcome());
    document.put("failed", mark.failed());
    return document;
  }
}
