package site;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import workbook.course.Block;
import workbook.lab.Metric;
import workbook.lab.Recording;

/// The figures of a program of the reader's own, on one page that needs nothing beside it.
///
/// @param reading what the figures say, a paragraph each
/// @param commands of each row, a line each
public record MeasurePage(
    Recording recording, Recording.Act act, List<String> reading, List<String> commands) {

  private static final List<Metric> CHARTED = List.of(Metric.WALL, Metric.PAUSE, Metric.PEAK_RSS);

  public String html() throws IOException {
    var charted =
        CHARTED.stream()
            .filter(metric -> act.runs().stream().anyMatch(run -> has(run, metric)))
            .toList();
    var figures = new Block.Figures("", recording, act, charted, Optional.empty());
    var program = recording.passport().getOrDefault("program", "");
    return """
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>Your program, measured</title>
    <link rel="icon" href="data:,">
    <style>
    %s</style>
    </head>
    <body>
    <a class="skip" href="#main">Skip to the text</a>
    <main id="main">
    <article>
    <p class="kicker">Do you need the GC? · measured %s</p>
    <h1>Your program, measured</h1>
    <pre tabindex="0"><code>%s</code></pre>
    <h2>What was found</h2>
    %s<h2>The figures</h2>
    <section class="figures" aria-label="Measured">
    <figure>
    %s%s<figcaption>%s</figcaption>
    </figure>
    </section>
    %s<h2>The commands of the rows</h2>
    <pre tabindex="0"><code>%s</code></pre>
    <h2>The machine</h2>
    %s</article>
    </main>
    </body>
    </html>
    """
        .formatted(
            Site.resource("style.css"),
            Html.text(recording.date()),
            Html.text(program),
            reading.stream().map(MeasurePage::paragraph).collect(Collectors.joining()),
            charts(figures),
            new FigureTable(figures).html(),
            Html.text(rounds()),
            help(),
            Html.text(String.join("\n", commands)),
            Html.passport(recording.passport()));
  }

  private static boolean has(Recording.Run run, Metric metric) {
    return run.summary(metric.id()).isPresent();
  }

  private static String paragraph(String text) {
    return "<p>" + Html.text(text) + "</p>\n";
  }

  private static String charts(Block.Figures figures) {
    return figures.charted().stream()
        .map(
            metric ->
                "<p class=\"chart-head\">%s</p>\n%s"
                    .formatted(
                        Html.text(metric.label() + ": " + metric.about()),
                        new Chart(figures, metric, "measured-" + metric.id()).html()))
        .collect(Collectors.joining());
  }

  private String rounds() {
    return act.rounds() < Recording.Summary.ROUNDS_TO_RANK
        ? "Too few rounds to rank: a first look only."
        : "Medians of " + act.rounds() + " rounds, lowest to highest beside them.";
  }

  private String help() {
    return """
    <h2>How to read it</h2>
    <p>Every row is the same program with the same input; only the flags behind <code>java</code>
    differ. The rows took turns, so that a slow minute of the machine met all of them alike.
    Compare each row with the first.</p>
    <dl>
    <dt>wall</dt><dd>From the start of the process to its end, the start of the JVM included. What
    you wait for.</dd>
    <dt>user, system</dt><dd>Processor time of all threads, in the program and in the kernel. A
    collector with several threads, or one that works beside the program, hides its cost here:
    wall may be short while a core more is busy. Much system time with many faults is the price of
    memory that is touched for the first time.</dd>
    <dt>GCs, pauses, longest</dt><dd>Collections, the time for which they stopped the program in
    all, and the longest stop. The first tells how full the nursery runs, the second what fewer
    collections could win back, the third what somebody who waits for an answer may meet.</dd>
    <dt>peak RSS</dt><dd>The most memory that the process held at any moment: heap, code, stacks
    and the collector’s own books. What a container’s limit has to allow.</dd>
    <dt>faults</dt><dd>First touches of a page of memory, for each of which the kernel had to find
    and clear one. A small nursery uses the same pages again and again.</dd>
    </dl>
    <p>Two rows are told apart only if both have five rounds, their ranges do not overlap, and
    their medians lie 10% apart. All else is called too noisy to say. More rounds
    (<code>--rounds 11</code>) and an idle machine tell more apart.</p>
    <h2>What it does not show</h2>
    <p>Another input, another load or another machine may rank the rows differently. A run is
    short: what a compiler or a cache learns in an hour is not in it. Bytes allocated cannot be
    seen from outside, so they are left out. A program that starts further processes is measured
    at its top only. What the program printed is in the folder <code>.workbook/measure</code>, a
    file a row.</p>
    """;
  }
}
