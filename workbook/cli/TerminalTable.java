package workbook.cli;

import java.io.PrintWriter;
import java.util.LinkedHashSet;
import java.util.List;
import workbook.course.Block;
import workbook.lab.Figures;
import workbook.lab.Metric;
import workbook.lab.Paint;
import workbook.lab.Recording.Run;
import workbook.lab.Recording.Summary;
import workbook.lab.Text;

/// Tables of a page in a terminal; of an act, the charted metrics with their ranges as bars.
final class TerminalTable {

  private static final int WIDTH = 80;

  /// What a median with its range needs beside the label and the bar.
  private static final int FIGURES = 28;

  private final PrintWriter out;
  private final Paint paint;

  TerminalTable(PrintWriter out, Paint paint) {
    this.out = out;
    this.paint = paint;
  }

  /// The first row is the head. A table that is too wide is printed as a list: a row a paragraph.
  void print(String indent, List<List<String>> rows) {
    var widths = new int[rows.getFirst().size()];
    for (var row : rows) {
      for (var i = 0; i < Math.min(row.size(), widths.length); i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    var total = indent.length();
    for (var width : widths) {
      total += width + 2;
    }
    if (total > WIDTH) {
      asList(indent, rows);
      return;
    }
    for (var row : rows) {
      var line = new StringBuilder(indent);
      for (var i = 0; i < Math.min(row.size(), widths.length); i++) {
        line.append(pad(row.get(i), widths[i])).append("  ");
      }
      var text = line.toString().stripTrailing();
      out.println(row == rows.getFirst() ? paint.bold(text) : text);
    }
  }

  private void asList(String indent, List<List<String>> rows) {
    for (var row : rows.subList(1, rows.size())) {
      for (var i = 0; i < Math.min(row.size(), rows.getFirst().size()); i++) {
        var cell = rows.getFirst().get(i) + ": " + row.get(i);
        var lines = Text.wrap(cell, WIDTH - indent.length() - 4);
        var mark = indent + (i == 0 ? "- " : "  ");
        out.println(mark + String.join("\n" + indent + "    ", lines));
      }
    }
  }

  void print(Block.Figures figures) {
    var notes = new LinkedHashSet<String>();
    for (var metric : figures.charted()) {
      out.println();
      out.println(paint.bold(metric.label()) + paint.dim("  " + metric.about()));
      var scale = scale(figures, metric);
      var width =
          figures.act().runs().stream().mapToInt(run -> run.label().length()).max().orElse(0);
      for (var run : figures.act().runs()) {
        var head = "  " + pad(run.label(), width) + "  ";
        var summary = run.summary(metric.id());
        if (summary.isEmpty()) {
          out.println(head + "–");
          notes.add(run.label() + ": " + run.unavailable().getOrDefault(metric.id(), "no samples"));
        } else {
          var room = Math.clamp(WIDTH - FIGURES - head.length(), 6, 24);
          out.println(head + bar(summary.get(), scale, figures.act().largestMedian(metric), room));
        }
        mine(figures, run, metric, width, scale);
      }
    }
    notes.forEach(note -> out.println(paint.dim("  – " + note)));
    out.println();
    out.println(paint.dim("  " + source(figures)));
  }

  private void mine(Block.Figures figures, Run run, Metric metric, int width, Figures.Scale scale) {
    figures
        .yours()
        .flatMap(yours -> yours.act().run(run.id()))
        .flatMap(mine -> mine.summary(metric.id()))
        .ifPresent(
            summary ->
                out.println(
                    paint.dim(
                        "  "
                            + pad("", width)
                            + "  your machine: "
                            + scale.withUnit(summary.median()))));
  }

  private String bar(Summary summary, Figures.Scale scale, double largest, int room) {
    var share = largest == 0 ? 0 : summary.median() / largest;
    var bar = "#".repeat((int) Math.round(room * share));
    var range =
        summary.max() > summary.min()
            ? " (" + scale.number(summary.min()) + " to " + scale.number(summary.max()) + ")"
            : "";
    return paint.cyan(pad(bar, room)) + " " + scale.withUnit(summary.median()) + paint.dim(range);
  }

  private static String source(Block.Figures figures) {
    var rounds = figures.act().rounds();
    var yours =
        figures.yours().filter(mine -> mine.recording().quick()).isPresent()
            ? "; yours was quick: not enough to rank"
            : "";
    return "medians of %d rounds, recorded %s%s"
        .formatted(rounds, figures.recording().date(), yours);
  }

  private static Figures.Scale scale(Block.Figures figures, Metric metric) {
    return Figures.scale(metric.unit(), figures.act().largestMedian(metric));
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }
}
