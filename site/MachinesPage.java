package site;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
            .formatted(machines(), Html.text(first.alias()), Html.text(first.alias()));
    return layout.html("The machines", "On which machine each lesson was measured.", main);
  }

  /// Each machine once, with the lessons that were measured on it.
  private String machines() {
    var measured = new LinkedHashMap<Map<String, String>, List<String>>();
    var lacking = new ArrayList<String>();
    for (var lesson : course.lessons()) {
      try {
        var recording = Recording.read(lesson.recording());
        measured
            .computeIfAbsent(recording.passport(), _ -> new ArrayList<>())
            .add(entry(lesson, recorded(lesson, recording)));
      } catch (IOException e) {
        lacking.add(entry(lesson, "no recording yet"));
      }
    }
    var out = new StringBuilder();
    measured.forEach(
        (passport, lessons) ->
            out.append(heading(passport)).append(list(lessons)).append(Html.passport(passport)));
    return out.append(lacking.isEmpty() ? "" : list(lacking)).toString();
  }

  private static String heading(Map<String, String> passport) {
    var name = passport.getOrDefault("cpu", passport.getOrDefault("arch", "A machine"));
    var cores = passport.getOrDefault("cores", "");
    var counted = cores.isEmpty() ? "" : cores.equals("1") ? ", 1 core" : ", " + cores + " cores";
    return "<h2>" + Html.text(name + counted) + "</h2>\n";
  }

  private static String list(List<String> entries) {
    return "<ul>\n" + String.join("", entries) + "</ul>\n";
  }

  private static String entry(Lesson lesson, String recorded) {
    return "<li>Lesson %d: <a href=\"%s\">%s</a>, %s</li>\n"
        .formatted(lesson.number(), Places.of(lesson), Html.text(lesson.title()), recorded);
  }

  private String recorded(Lesson lesson, Recording recording) {
    var link = places.link(lesson, new Target.ToFile(lesson.recording(), ""));
    return "<a class=\"together\" href=\"%s\">recorded %s</a>%s"
        .formatted(
            Html.text(link),
            recording.date(),
            recording.quick() ? ", in short: not enough to rank" : "");
  }
}
