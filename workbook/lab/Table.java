package workbook.lab;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Prints an act's medians, a row a run and a column a metric, within 80 columns; a dash with a
/// footnote stands where a figure could not be had.
final class Table {

  private final PrintWriter out;
  private final Paint paint;

  Table(PrintWriter out, Paint paint) {
    this.out = out;
    this.paint = paint;
  }

  void print(Recording.Act act) {
    var notes = new LinkedHashMap<String, Integer>();
    var rows = new ArrayList<List<String>>();
    rows.add(head(act, Metric::label));
    rows.add(head(act, metric -> scale(act, metric).symbol()));
    for (var run : act.runs()) {
      rows.add(row(act, run, notes));
    }
    var widths = widths(rows);
    var gap = 2 * widths.length + Arrays.stream(widths).sum() > Bench.WIDTH + 2 ? 1 : 2;
    for (var i = 0; i < rows.size(); i++) {
      var line = line(rows.get(i), widths, gap);
      out.println(i < 2 ? paint.dim(line) : line);
    }
    notes.forEach(
        (why, number) ->
            out.println(Text.indent(paint, "  " + mark(number) + " ", why, Bench.WIDTH)));
  }

  private static List<String> head(Recording.Act act, Function<Metric, String> cell) {
    var cells = new ArrayList<>(List.of(""));
    act.metrics().forEach(metric -> cells.add(cell.apply(metric)));
    return cells;
  }

  private static List<String> row(
      Recording.Act act, Recording.Run run, Map<String, Integer> notes) {
    var cells = new ArrayList<>(List.of(run.label()));
    for (var metric : act.metrics()) {
      var summary = run.summary(metric.id());
      cells.add(
          summary.isPresent()
              ? scale(act, metric).number(summary.get().median())
              : "–" + mark(note(run, metric, notes)));
    }
    return cells;
  }

  private static int note(Recording.Run run, Metric metric, Map<String, Integer> notes) {
    var why = run.unavailable().getOrDefault(metric.id(), "no round was finished");
    return notes.computeIfAbsent(why, _ -> notes.size() + 1);
  }

  private static String mark(int number) {
    return "[" + number + "]";
  }

  static Figures.Scale scale(Recording.Act act, Metric metric) {
    return Figures.scale(metric.unit(), act.largestMedian(metric));
  }

  private static int[] widths(List<List<String>> rows) {
    var widths = new int[rows.getFirst().size()];
    for (var row : rows) {
      for (var i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    return widths;
  }

  private static String line(List<String> row, int[] widths, int gap) {
    var line = new StringBuilder("  ").append(row.getFirst());
    line.repeat(' ', widths[0] - row.getFirst().length());
    for (var i = 1; i < widths.length; i++) {
      line.repeat(' ', gap + widths[i] - row.get(i).length()).append(row.get(i));
    }
    return line.toString().stripTrailing();
  }
}
