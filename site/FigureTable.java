package site;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import workbook.course.Block;
import workbook.lab.Figures;
import workbook.lab.Metric;
import workbook.lab.Recording.Run;
import workbook.lab.Recording.Summary;

/// An act's medians: a row a run, a column a metric. Those that are charted come first, since the
/// page speaks of them, with their ranges and the reader's own beside them. A figure that could not
/// be had is a dash with a note.
final class FigureTable {

  private final Block.Figures figures;
  private final List<Metric> metrics;
  private final List<String> notes = new ArrayList<>();

  FigureTable(Block.Figures figures) {
    this.figures = figures;
    this.metrics =
        Stream.concat(figures.charted().stream(), figures.act().metrics().stream())
            .distinct()
            .toList();
  }

  String html() {
    var head = new StringBuilder("<th scope=\"col\">run</th>");
    var body = new StringBuilder();
    for (var metric : metrics) {
      head.append(head(metric));
    }
    for (var run : figures.act().runs()) {
      body.append("<tr><th scope=\"row\">").append(Html.text(run.label())).append("</th>");
      for (var metric : metrics) {
        body.append(cells(run, metric));
      }
      body.append("</tr>\n");
    }
    return """
    <div class="scroll" role="region" tabindex="0" aria-label="All figures of %s in lesson %s">
    <table class="figures-table">
    <thead><tr>%s</tr></thead>
    <tbody>
    %s</tbody>
    </table>
    </div>
    %s\
    """
        .formatted(
            Html.text(figures.act().id()),
            Html.text(figures.recording().lesson()),
            head,
            body,
            notesHtml());
  }

  private boolean charted(Metric metric) {
    return figures.charted().contains(metric);
  }

  private String head(Metric metric) {
    var unit = scale(metric).symbol();
    var label = Html.text(metric.label()) + (unit.isEmpty() ? "" : ", " + unit);
    var cell =
        "<th scope=\"col\" class=\"number\" title=\"%s\">%s</th>"
            .formatted(Html.text(metric.about()), label);
    return charted(metric) && figures.yours().isPresent()
        ? cell + "<th scope=\"col\" class=\"number\">your machine</th>"
        : cell;
  }

  private String cells(Run run, Metric metric) {
    var cell = cell(run.summary(metric.id()), run.unavailable().get(metric.id()), metric);
    if (!charted(metric) || figures.yours().isEmpty()) {
      return cell;
    }
    var mine = figures.yours().get().act().run(run.id());
    return cell
        + cell(
            mine.flatMap(found -> found.summary(metric.id())),
            mine.map(found -> found.unavailable().getOrDefault(metric.id(), "not measured here"))
                .orElse("not measured here"),
            metric);
  }

  private String cell(
      Optional<Summary> summary, @org.jspecify.annotations.Nullable String why, Metric metric) {
    if (summary.isEmpty()) {
      var number = note(why == null ? "not measured" : why);
      return "<td class=\"number\">–<sup>" + number + "</sup></td>";
    }
    var scale = scale(metric);
    var range =
        charted(metric) && summary.get().max() > summary.get().min()
            ? " <small>%s–%s</small>"
                .formatted(scale.number(summary.get().min()), scale.number(summary.get().max()))
            : "";
    return "<td class=\"number\">" + scale.number(summary.get().median()) + range + "</td>";
  }

  private int note(String why) {
    if (!notes.contains(why)) {
      notes.add(why);
    }
    return notes.indexOf(why) + 1;
  }

  private String notesHtml() {
    var out = new StringBuilder();
    for (var i = 0; i < notes.size(); i++) {
      out.append(
          "<p class=\"note\"><sup>%d</sup> %s</p>\n".formatted(i + 1, Html.text(notes.get(i))));
    }
    return out.toString();
  }

  private Figures.Scale scale(Metric metric) {
    return Figures.scale(metric.unit(), figures.act().largestMedian(metric));
  }
}
