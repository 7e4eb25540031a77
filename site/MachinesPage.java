package site;

import java.io.IOException;
import java.util.stream.Collectors;
import workbook.course.Course;
import workbook.course.Lesson;
import workbook.course.Target;
import workbook.lab.Recording;

/// On which machine each lesson was measured, and how to measure on another.
final class MachinesPage {

  static final String NAME = "machines.html";

  private final Course course;
  private final Layout layout;
  private final Places places;

  MachinesPage(Course course, Layout layout) {
    this.course = course;
    this.layout = layout;
    this.places = new Places(course, Places.Kind.TOP);
  }

  String html() {
    var first = course.lessons().getFirst();
    var main =
        """
        <main id="main" class="front">
        <h1>The machines</h1>
        <p>A figure means little without the machine that it comes from. Each recording carries
        its passport: what the system told when the rounds were run.</p>
        %s<h2 id="yours">Make your own</h2>
        <p>Run a lesson; what it measures is kept in <code>.workbook/results</code>:</p>
        <pre tabindex="0"><code>./jbang %s</code></pre>
        <p>Then build the site. Each chart and table shows your machine beside ours:</p>
        <pre tabindex="0"><code>./jbang site build</code></pre>
        <p>To put your figures in the place of ours, on the pages too:</p>
        <pre tabindex="0"><code>./jbang workbook record %s</code></pre>
        <p>It refuses where a sentence would no longer be true, and says which.</p>
        </main>
        """
            .formatted(
                course.lessons().stream().map(this::lesson).collect(Collectors.joining()),
                Html.text(first.alias()),
                Html.text(first.alias()));
    return layout.html("The machines", "On which machine each lesson was measured.", main);
  }

  private String lesson(Lesson lesson) {
    return "<h2 id=\"%s\">Lesson %d: <a href=\"%s\">%s</a></h2>\n%s"
        .formatted(
            lesson.alias(),
            lesson.number(),
            Places.of(lesson),
            Html.text(lesson.title()),
            recording(lesson));
  }

  private String recording(Lesson lesson) {
    try {
      var recording = Recording.read(lesson.recording());
      var link = places.link(lesson, new Target.ToFile(lesson.recording(), ""));
      return """
      <p><a href="%s">Recorded %s</a>%s</p>
      %s\
      """
          .formatted(
              Html.text(link),
              recording.date(),
              recording.quick() ? ", in short: not enough to rank" : "",
              Html.passport(recording.passport()));
    } catch (IOException e) {
      return "<p>No recording yet.</p>\n";
    }
  }
}
