package site;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import workbook.course.Block;
import workbook.lab.Metric;
import workbook.lab.Recording;

/// What a page shows of one act: the prediction, the charts, the table, and where they come from.
final class FigureSection {

  private final Block.Figures figures;
  private final String id;

  /// @param id unique on the page
  FigureSection(Block.Figures figures, String id) {
    this.figures = figures;
    this.id = id;
  }

  static String id(String act) {
    return "figures-" + act;
  }

  String html() {
    var charts =
        figures.charted().stream()
            .map(
                metric ->
                    "<p class=\"chart-head\">%s</p>\n%s"
                        .formatted(
                            Html.text(metric.label() + ": " + metric.about()), chart(metric)))
            .collect(Collectors.joining());
    return """
    <section class="figures" id="%s" data-act="%s"%s aria-label="Measured in lesson %s: %s">
    %s<div class="measured">
    <figure>
    %s%s<figcaption>%s%s</figcaption>
    </figure>
    %s</div>
    </section>
    """
        .formatted(
            id,
            Html.text(figures.recording().lesson() + "/" + figures.act().id()),
            seconds(),
            Html.text(figures.recording().lesson()),
            Html.text(figures.act().id()),
            new Quiz(figures).html(),
            charts,
            new FigureTable(figures).html(),
            caption(),
            yours(),
            details());
  }

  /// How long all of its rounds took us, where they were timed.
  private String seconds() {
    var act = figures.act();
    var all =
        act.runs().stream()
            .flatMap(run -> run.summary(Metric.WALL.id()).stream())
            .mapToDouble(wall -> wall.median() * act.rounds())
            .sum();
    return all == 0 ? "" : " data-seconds=\"%d\"".formatted(Math.max(1, Math.round(all)));
  }

  private String chart(Metric metric) {
    var chart = id + "-" + metric.id();
    return figures
        .act()
        .axis()
        .map(varied -> new LineChart(figures, varied, metric, chart).html())
        .orElseGet(() -> new Chart(figures, metric, chart).html());
  }

  private String caption() {
    var recording = figures.recording();
    var rounds =
        switch (figures.act().rounds()) {
          case 0 -> "Could not be measured on";
          case 1 -> "One round, recorded";
          default ->
              "Medians of %d rounds, lowest to highest beside them, recorded"
                  .formatted(figures.act().rounds());
        };
    return "%s %s.%s"
        .formatted(
            rounds, recording.date(), recording.quick() ? " Quick: not enough to rank." : "");
  }

  private String yours() {
    return figures
        .yours()
        .map(
            yours ->
                " <strong>Your machine</strong>: %d %s, %s.%s%s"
                    .formatted(
                        yours.act().rounds(),
                        yours.act().rounds() == 1 ? "round" : "rounds",
                        yours.recording().date(),
                        yours.recording().quick() && otherJob(yours.act())
                            ? " <strong>With <code>--quick</code> its job was smaller than ours:"
                                + " do not compare the two.</strong>"
                            : "",
                        yours.recording().quick() || yours.act().rounds() < 5
                            ? " That is not enough to rank."
                            : ""))
        .orElse("");
  }

  /// Not every act does less with `--quick`; the command says which.
  private boolean otherJob(Recording.Act yours) {
    return figures.act().runs().stream()
        .anyMatch(
            run ->
                yours
                    .run(run.id())
                    .filter(mine -> !mine.command().equals(run.command()))
                    .isPresent());
  }

  private String details() {
    var act = figures.act();
    var commands =
        Stream.concat(
                act.preamble(figures.recording().lesson()).stream(),
                act.runs().stream().flatMap(run -> Stream.of("# " + run.label(), run.command())))
            .collect(Collectors.joining("\n"));
    return """
    <details><summary>The machine and the commands</summary>
    %s<pre tabindex="0"><code>%s</code></pre>
    </details>
    """
        .formatted(Html.passport(figures.recording().passport()), Html.text(commands));
  }
}
