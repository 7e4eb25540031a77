package site;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import workbook.course.Block;
import workbook.lab.Figures;
import workbook.lab.Metric;
import workbook.lab.Recording.Run;
import workbook.lab.Recording.Summary;

/// One metric of an act as an SVG: a bar for each median, with a whisker from the lowest to the
/// highest round, and a second bar for the reader's machine.
///
/// Lengths are in per cent and heights in pixels, so the chart fits any width while its text stays
/// as large as the page's.
final class Chart {

  private static final int LABEL = 20;
  private static final int BAR = 14;
  private static final int GAP = 14;

  /// Room at the right, so that the tick of the longest whisker is not cut off.
  private static final double WIDTH = 99;

  private final Block.Figures figures;
  private final Metric metric;
  private final String id;
  private final double largest;
  private final Figures.Scale scale;

  /// @param id unique on the page
  Chart(Block.Figures figures, Metric metric, String id) {
    this.figures = figures;
    this.metric = metric;
    this.id = id;
    this.largest =
        Stream.concat(
                figures.act().runs().stream().flatMap(run -> run.summary(metric.id()).stream()),
                figures.act().runs().stream().flatMap(run -> yours(run).stream()))
            .mapToDouble(Summary::max)
            .max()
            .orElse(0);
    this.scale = Figures.scale(metric.unit(), largest);
  }

  String html() {
    var rows = new StringBuilder();
    var described = new StringBuilder();
    var y = 0;
    for (var run : figures.act().runs()) {
      var ours = run.summary(metric.id());
      var yours = yours(run);
      rows.append(begin(run, ours));
      rows.append(labels("", run.label(), value(ours), y));
      y += LABEL;
      if (ours.isPresent()) {
        rows.append(bar("ours", ours.get(), y, BAR));
        y += BAR;
      }
      described.append(run.label()).append(": ").append(value(ours));
      if (yours.isPresent()) {
        rows.append(labels(" small", "your machine", value(yours), y));
        y += LABEL;
        rows.append(bar("yours", yours.get(), y, BAR / 2));
        y += BAR / 2;
        described.append(", your machine: ").append(value(yours));
      }
      rows.append("</g>\n");
      y += GAP;
      described.append("; ");
    }
    return """
    <svg class="chart" xmlns="http://www.w3.org/2000/svg" role="img" width="100%%"
     height="%d" aria-labelledby="%s-t %s-d">
    <title id="%s-t">%s of each run: median, lowest and highest round</title>
    <desc id="%s-d">%s</desc>
    %s</svg>
    <p class="said" aria-live="polite"></p>
    """
        .formatted(
            y, id, id, id, Html.text(metric.label()), id, Html.text(described.toString()), rows);
  }

  /// What stands between here and the end of the group says, to whoever points at it, how it came.
  private String begin(Run run, Optional<Summary> ours) {
    var range =
        ours.filter(found -> found.max() > found.min())
            .map(
                found ->
                    " (%s to %s)"
                        .formatted(scale.withUnit(found.min()), scale.withUnit(found.max())))
            .orElse("");
    var said = Html.text("%s: %s%s. %s".formatted(run.label(), value(ours), range, run.command()));
    return "<g class=\"run\" data-said=\"%s\"><title>%s</title>\n".formatted(said, said);
  }

  private Optional<Summary> yours(Run run) {
    return figures
        .yours()
        .flatMap(yours -> yours.act().run(run.id()))
        // A quick run does a smaller job: its bar beside ours would compare unlike things.
        .filter(mine -> mine.command().equals(run.command()))
        .flatMap(mine -> mine.summary(metric.id()));
  }

  private String value(Optional<Summary> summary) {
    return summary.map(found -> scale.withUnit(found.median())).orElse("–");
  }

  private static String labels(String kind, String label, String value, int y) {
    return """
    <text class="label%s" x="0" y="%d">%s</text><text class="value%s" x="100%%" y="%d">%s</text>
    """
        .formatted(kind, y + LABEL - 6, Html.text(label), kind, y + LABEL - 6, Html.text(value));
  }

  private String bar(String kind, Summary summary, int y, int height) {
    var middle = y + height / 2.0;
    var bar =
        "<rect class=\"%s\" x=\"0\" y=\"%d\" width=\"%s\" height=\"%d\"/>"
            .formatted(kind, y, percent(summary.median()), height);
    if (summary.max() == summary.min()) {
      return bar + "\n";
    }
    var whisker = line(summary.min(), summary.max(), middle, middle);
    var tick = height / 2.0 - 2;
    return bar
        + whisker
        + line(summary.min(), summary.min(), middle - tick, middle + tick)
        + line(summary.max(), summary.max(), middle - tick, middle + tick)
        + "\n";
  }

  private String line(double fromX, double toX, double fromY, double toY) {
    return "<line x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\"/>"
        .formatted(percent(fromX), fromY, percent(toX), toY);
  }

  private String percent(double value) {
    return String.format(Locale.ROOT, "%.2f%%", largest == 0 ? 0 : WIDTH * value / largest);
  }
}
