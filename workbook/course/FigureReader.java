package workbook.course;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import workbook.lab.Metric;
import workbook.lab.Nearest;
import workbook.lab.Recording;

/// Reads what a link to an act of a recording wants to show.
///
/// @param file the Markdown file that has the link
record FigureReader(Path file, Lesson lesson, Recordings recordings, Complaints complaints) {

  /// @param named an act, or an act, a slash and one of its runs for what that run printed
  Block read(Inline.Link link, Recording recording, String named) {
    var slash = named.indexOf('/');
    var actId = slash < 0 ? named : named.substring(0, slash);
    var runId = slash < 0 ? "" : named.substring(slash + 1);
    var act = recording.act(actId);
    if (act.isEmpty()) {
      var known = recording.acts().stream().map(Recording.Act::id).toList();
      complaints.add(
          file,
          link.at().line(),
          "the recording has no act \"%s\"; it has %s".formatted(actId, String.join(", ", known)),
          "mend the link" + Nearest.to(actId, known).map(id -> "; perhaps #" + id).orElse(""));
      return new Block.Paragraph(link.text());
    }
    if (!runId.isEmpty()) {
      return printed(link, act.get(), runId);
    }
    return new Block.Figures(
        Inline.plain(link.text()),
        recording,
        act.get(),
        charted(link, act.get()),
        recordings.yours(lesson.alias(), actId));
  }

  private Block printed(Inline.Link link, Recording.Act act, String runId) {
    var run = act.run(runId).filter(found -> !found.printed().isEmpty());
    if (run.isPresent()) {
      return new Block.Code("", String.join("\n", run.get().printed()), link.at().line());
    }
    var known =
        act.runs().stream().filter(r -> !r.printed().isEmpty()).map(Recording.Run::id).toList();
    complaints.add(
        file,
        link.at().line(),
        "the recording has nothing that the run \"%s\" of %s printed; it has %s"
            .formatted(runId, act.id(), known.isEmpty() ? "nothing" : String.join(", ", known)),
        "mend the link, or let the act say .printing() and record it again");
    return new Block.Paragraph(link.text());
  }

  /// The metrics named after the colon of "collectors: wall and pauses"; else the first one.
  private List<Metric> charted(Inline.Link link, Recording.Act act) {
    var text = Inline.plain(link.text());
    var colon = text.indexOf(':');
    var metrics = new ArrayList<Metric>();
    if (colon >= 0) {
      for (var name : text.substring(colon + 1).split(",|\\band\\b")) {
        if (!name.isBlank()) {
          metric(link, act, name.strip()).ifPresent(metrics::add);
        }
      }
    }
    return metrics.isEmpty() ? act.metrics().stream().limit(1).toList() : metrics;
  }

  private Optional<Metric> metric(Inline.Link link, Recording.Act act, String name) {
    var wanted = name.toLowerCase(Locale.ROOT);
    var found =
        act.metrics().stream()
            .filter(
                metric ->
                    metric.id().equalsIgnoreCase(wanted) || metric.label().equalsIgnoreCase(wanted))
            .findFirst();
    if (found.isEmpty()) {
      var known = act.metrics().stream().flatMap(m -> Stream.of(m.id(), m.label()));
      var names = known.distinct().toList();
      complaints.add(
          file,
          link.at().line(),
          "the act \"%s\" has no metric \"%s\"; it has %s"
              .formatted(act.id(), name, String.join(", ", names)),
          "mend the link" + Nearest.to(name, names).map(near -> "; perhaps " + near).orElse(""));
    }
    return found;
  }
}
