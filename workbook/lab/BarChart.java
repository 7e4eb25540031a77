package workbook.lab;

import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.Comparator;

/// Prints one metric of an act as bars of the medians, with the lowest and highest round.
final class BarChart {

  private static final int BAR = 24;
  private static final String EIGHTHS = " ▏▎▍▌▋▊▉";

  private final PrintWriter out;
  private final Paint paint;
  private final boolean blocks;

  BarChart(PrintWriter out, Paint paint, Charset charset) {
    this.out = out;
    this.paint = paint;
    this.blocks = charset.newEncoder().canEncode('█');
  }

  void print(Recording.Act act, Metric metric) {
    if (act.runs().stream().allMatch(run -> run.summary(metric.id()).isEmpty())) {
      return;
    }
    var scale = Table.scale(act, metric);
    var unit = scale.symbol().isEmpty() ? "" : ", " + scale.symbol();
    var ranges = act.rounds() > 1 ? ": median, and lowest to highest of the rounds" : "";
    out.println("  " + paint.bold(metric.label() + unit) + ranges);
    var largest = act.largestMedian(metric);
    var label =
        act.runs().stream().map(Recording.Run::label).max(Comparator.comparing(String::length));
    for (var run : act.runs()) {
      run.summary(metric.id())
          .ifPresent(summary -> bar(run, summary, scale, largest, label.orElse("").length()));
    }
  }

  private void bar(
      Recording.Run run,
      Recording.Summary summary,
      Figures.Scale scale,
      double largest,
      int labelWidth) {
    var bar = bar(largest == 0 ? 0 : summary.median() / largest);
    var range =
        summary.max() > summary.min()
            ? paint.dim("  " + scale.number(summary.min()) + " to " + scale.number(summary.max()))
            : "";
    out.println(
        "  "
            + run.label()
            + " ".repeat(labelWidth - run.label().length() + 2)
            + paint.cyan(bar)
            + " ".repeat(BAR - bar.length())
            + "%8s".formatted(scale.number(summary.median()))
            + range);
  }

  private String bar(double share) {
    if (!blocks) {
      return "#".repeat((int) Math.round(share * BAR));
    }
    var eighths = (int) Math.round(share * BAR * 8);
    var rest = eighths % 8 == 0 ? "" : EIGHTHS.substring(eighths % 8, eighths % 8 + 1);
    return "█".repeat(eighths / 8) + rest;
  }
}
