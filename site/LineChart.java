package site;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import workbook.course.Block;
import workbook.lab.Figures;
import workbook.lab.Metric;
import workbook.lab.Recording;
import workbook.lab.Recording.Run;
import workbook.lab.Recording.Summary;

/// One metric of a sweep as an SVG: a line for each series through the medians, a whisker from the
/// lowest to the highest round at each point, and a dashed line for the reader's machine. Series
/// differ by the form of their marks as well as by colour.
///
/// Places across are in per cent and heights in pixels, as in [Chart].
final class LineChart {

  private static final int HEIGHT = 260;
  private static final int TOP = 14;
  private static final int LEGEND = 22;
  private static final int FOOT = 44;

  /// In per cent of what is drawn: half of a long name fits to the right of it.
  private static final double LAST_CENTERED = 92;

  /// A point with what was measured there.
  private record Mark(Run run, double x, Summary summary) {}

  private final Block.Figures figures;
  private final Recording.Axis varied;
  private final Metric metric;
  private final String id;
  private final Map<String, List<Mark>> ours;
  private final Map<String, List<Mark>> yours;
  private final Axis across;
  private final Axis up;

  /// @param id unique on the page
  LineChart(Block.Figures figures, Recording.Axis varied, Metric metric, String id) {
    this.figures = figures;
    this.varied = varied;
    this.metric = metric;
    this.id = id;
    this.ours = series(figures.act());
    this.yours = figures.yours().map(mine -> series(mine.act())).orElse(Map.of());
    var marks = Stream.concat(ours.values().stream(), yours.values().stream());
    var all = marks.flatMap(List::stream).toList();
    this.across = new Axis(varied.unit(), all.stream().map(Mark::x).toList());
    this.up =
        new Axis(
            metric.unit(),
            all.stream()
                .flatMap(mark -> Stream.of(mark.summary.min(), mark.summary.max()))
                .toList());
  }

  /// The points of each series that were measured. A quick run did a smaller job: only points of
  /// the same command can be drawn beside ours.
  private Map<String, List<Mark>> series(Recording.Act act) {
    Map<String, List<Mark>> series = new LinkedHashMap<>();
    for (var run : act.runs()) {
      var summary = run.summary(metric.id()).filter(_ -> sameJob(run));
      if (run.point().isPresent() && summary.isPresent()) {
        var point = run.point().get();
        series
            .computeIfAbsent(point.series(), _ -> new ArrayList<>())
            .add(new Mark(run, point.x(), summary.get()));
      }
    }
    return series;
  }

  private boolean sameJob(Run run) {
    return figures.act().run(run.id()).map(Run::command).equals(Optional.of(run.command()));
  }

  String html() {
    var legend = ours.size() > 1 || !yours.isEmpty() ? LEGEND * rows() : 0;
    var out = new StringBuilder();
    out.append(names(legend)).append(grid(legend));
    var kind = 0;
    for (var name : ours.keySet()) {
      out.append(line(ours.get(name), "line-" + kind, kind, legend));
      out.append(line(yours.getOrDefault(name, List.of()), "line-yours", kind, legend));
      if (legend > 0) {
        out.append(legend(name, kind));
      }
      kind++;
    }
    if (!yours.isEmpty()) {
      out.append(text("small", 0, LEGEND * rows() - 6, "dashed: your machine"));
    }
    return """
    <svg class="chart lines" xmlns="http://www.w3.org/2000/svg" role="img" width="100%%"
     height="%d" aria-labelledby="%s-t %s-d">
    <title id="%s-t">%s by %s%s</title>
    <desc id="%s-d">%s</desc>
    %s</svg>
    <p class="said" aria-live="polite"></p>
    """
        .formatted(
            legend + TOP + HEIGHT + FOOT,
            id,
            id,
            id,
            Html.text(metric.label()),
            Html.text(varied.label()),
            up.isLog() || across.isLog() ? ", on logarithmic scales" : "",
            id,
            Html.text(described()),
            out);
  }

  /// Two series share a row of the legend.
  private int rows() {
    return (ours.size() + 1) / 2 + (yours.isEmpty() ? 0 : 1);
  }

  private String described() {
    var out = new StringBuilder();
    ours.forEach(
        (name, marks) -> {
          out.append(name).append(": ");
          for (var mark : marks) {
            out.append(across.name(mark.x)).append(' ').append(value(mark.summary.median()));
            out.append(", ");
          }
          out.setLength(out.length() - 2);
          out.append("; ");
        });
    return out.toString();
  }

  private String value(double value) {
    return Figures.scale(metric.unit(), value).withUnit(value);
  }

  /// In the padding that the style sheet gives: a width in letters, which no place in per cent has.
  private String names(int legend) {
    return up.ticks().stream()
        .map(tick -> text("small", "-4rem", y(tick, legend) + 4, up.name(tick)))
        .collect(Collectors.joining());
  }

  private String grid(int legend) {
    var out = new StringBuilder();
    for (var tick : up.ticks()) {
      var y = y(tick, legend);
      out.append(segment("grid", 0, y, 100, y));
    }
    var foot = legend + TOP + HEIGHT;
    var ticks = across.ticks();
    for (var i = 0; i < ticks.size(); i++) {
      var x = x(ticks.get(i));
      out.append(segment("grid", x, foot, x, foot + 5));
      // A name that would leave the chart ends with it; where there is little room, every other one
      // is left out.
      var place = x > LAST_CENTERED ? "value" : "middle";
      var style = "small " + place + (i % 2 == 0 ? "" : " other");
      out.append(
          text(style, x > LAST_CENTERED ? 100 : x, foot + 20, across.name(ticks.get(i))));
    }
    return out.append(text("small middle", 50, foot + 40, varied.label())).toString();
  }

  private String line(List<Mark> marks, String style, int kind, int legend) {
    var out = new StringBuilder();
    for (var i = 1; i < marks.size(); i++) {
      var from = marks.get(i - 1);
      var to = marks.get(i);
      out.append(
          segment(
              style,
              x(from.x),
              y(from.summary.median(), legend),
              x(to.x),
              y(to.summary.median(), legend)));
    }
    for (var mark : marks) {
      var summary = mark.summary;
      if (summary.max() > summary.min()) {
        out.append(
            segment(
                style + " whisker",
                x(mark.x),
                y(summary.min(), legend),
                x(mark.x),
                y(summary.max(), legend)));
      }
      var told =
          "%s: %s (%s to %s). %s"
              .formatted(
                  mark.run.label(),
                  value(summary.median()),
                  value(summary.min()),
                  value(summary.max()),
                  mark.run.command());
      var said = " data-said=\"" + Html.text(told) + "\"";
      out.append(mark(style, kind, x(mark.x), y(summary.median(), legend), said, told));
    }
    return out.toString();
  }

  private String legend(String name, int kind) {
    var x = kind % 2 == 0 ? 1.5 : 51.5;
    var y = LEGEND * (kind / 2) + 10;
    return mark("line-" + kind, kind, x, y, "", name)
        + "<text class=\"small\" x=\"%s\" dx=\"10\" y=\"%s\">%s</text>\n"
            .formatted(percent(x), pixels(y + 5), Html.text(name));
  }

  /// A circle, a square, a diamond or a ring.
  ///
  /// @param said an attribute, for a mark that says how it was measured
  private static String mark(String style, int kind, double x, double y, String said, String told) {
    var title = "<title>" + Html.text(told) + "</title>";
    var shape =
        switch (kind % 4) {
          case 1 -> "<rect x=\"-4\" y=\"-4\" width=\"8\" height=\"8\">%s</rect>";
          case 2 -> "<path d=\"M0-6 6 0 0 6-6 0Z\">%s</path>";
          case 3 -> "<circle class=\"ring\" r=\"4.5\">%s</circle>";
          default -> "<circle r=\"4.5\">%s</circle>";
        };
    // A nested drawing, since only its place can be in per cent across and in pixels down.
    return "<svg x=\"%s\" y=\"%s\" overflow=\"visible\" class=\"%s\"%s>%s</svg>\n"
        .formatted(percent(x), pixels(y), style, said, shape.formatted(title));
  }

  private static String segment(String style, double x1, double y1, double x2, double y2) {
    return "<line class=\"%s\" x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\"/>\n"
        .formatted(style, percent(x1), pixels(y1), percent(x2), pixels(y2));
  }

  private static String text(String style, double x, double y, String text) {
    return text(style, percent(x), y, text);
  }

  private static String text(String style, String x, double y, String text) {
    return "<text class=\"%s\" x=\"%s\" y=\"%s\">%s</text>\n"
        .formatted(style, x, pixels(y), Html.text(text));
  }

  private double x(double value) {
    return 100 * across.share(value);
  }

  private double y(double value, int legend) {
    return legend + TOP + HEIGHT * (1 - up.share(value));
  }

  private static String percent(double value) {
    return String.format(Locale.ROOT, "%.2f%%", value);
  }

  private static String pixels(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
