package site;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import workbook.course.Block;
import workbook.course.Course;
import workbook.course.Inline;
import workbook.course.Lesson;
import workbook.course.Page;

/// A lesson's page: its head, a table of contents, the prose, its notes, and the ways on.
final class LessonPage {

  private final Course course;
  private final Page page;
  private final String footer;
  private final Layout layout;

  /// @param footer when it changed, and where
  LessonPage(Course course, Page page, String footer, Layout layout) {
    this.course = course;
    this.page = page;
    this.footer = footer;
    this.layout = layout.from("../");
  }

  String html() {
    var lesson = page.lesson();
    var prose = new Prose(page, new Places(course, Places.Kind.LESSON));
    var main =
        """
        <div class="lesson">
        %s<main id="main">
        <article data-lesson="%s">
        <p class="kicker">%s</p>
        <h1>%s</h1>
        <p class="summary">%s</p>
        %s%s%s%s</article>
        %s</main>
        </div>
        """
            .formatted(
                contents(),
                Html.text(lesson.alias()),
                kicker(lesson),
                Html.text(lesson.title()),
                Html.text(lesson.summary()),
                run(),
                prose.html(page.withoutTitle()),
                prose.notes(page.notes()),
                footer,
                onward());
    return layout.html(lesson.title(), lesson.summary(), main);
  }

  private static String kicker(Lesson lesson) {
    var lecture = lesson.lecture().isEmpty() ? "" : " · lecture " + Html.text(lesson.lecture());
    return "Lesson %d · %d minutes%s".formatted(lesson.number(), lesson.minutes(), lecture);
  }

  /// The command, unless the lesson tells it by itself.
  private String run() {
    var command = "./jbang " + page.lesson().alias();
    var told =
        page.blocks().stream()
            .anyMatch(
                block -> block instanceof Block.Code code && code.text().strip().equals(command));
    return told
        ? ""
        : "<p class=\"run\">Measure it on your own machine: <code>%s</code></p>\n"
            .formatted(Html.text(command));
  }

  private String contents() {
    var entries = new ArrayList<String>();
    for (var block : page.blocks()) {
      if (block instanceof Block.Heading heading && heading.level() == 2) {
        entries.add(entry(heading.id(), Inline.plain(heading.text())));
      }
      if (block instanceof Block.Task task) {
        entries.add(entry(task.exercise().name(), "Exercise: " + task.exercise().title()));
      }
    }
    return entries.size() < 2
        ? ""
        : """
        <nav class="contents" aria-label="On this page">
        <p class="kicker">On this page</p>
        <ul>
        %s</ul>
        </nav>
        """
            .formatted(String.join("", entries));
  }

  private static String entry(String id, String text) {
    return "<li><a href=\"#%s\">%s</a></li>\n".formatted(id, Html.text(text));
  }

  private String onward() {
    var at = course.lessons().indexOf(page.lesson());
    var before = at > 0 ? Optional.of(course.lessons().get(at - 1)) : Optional.<Lesson>empty();
    var after =
        at + 1 < course.lessons().size()
            ? Optional.of(course.lessons().get(at + 1))
            : Optional.<Lesson>empty();
    var links =
        List.of(link("Before this", before), link("Next", after)).stream()
            .filter(link -> !link.isEmpty())
            .collect(Collectors.joining());
    return links.isEmpty()
        ? ""
        : "<nav class=\"onward\" aria-label=\"Other lessons\">\n" + links + "</nav>\n";
  }

  private static String link(String label, Optional<Lesson> lesson) {
    return lesson
        .map(
            other ->
                "<a href=\"../%s\"><span class=\"kicker\">%s</span> %s</a>\n"
                    .formatted(Places.of(other), label, Html.text(other.title())))
        .orElse("");
  }
}
