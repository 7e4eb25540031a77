package site;

import java.util.stream.Collectors;
import workbook.course.Course;
import workbook.course.Inline;
import workbook.course.Lesson;
import workbook.course.Readme;

/// The front page: what the course is, and its lessons.
final class IndexPage {

  private final Course course;
  private final Readme readme;

  IndexPage(Course course, Readme readme) {
    this.course = course;
    this.readme = readme;
  }

  String html() {
    // The links of the introduction never lead to headings of a lesson, so any lesson will do.
    var introduction =
        course.lessons().isEmpty()
            ? ""
            : new Prose(course.lessons().getFirst(), readme.introduction(), new Places(course, ""))
                .html(readme.introduction());
    var lessons = course.lessons().stream().map(IndexPage::entry).collect(Collectors.joining());
    var main =
        """
        <main id="main" class="front">
        <h1>%s</h1>
        %s<h2>Lessons</h2>
        <ol class="lessons">
        %s</ol>
        </main>
        """
            .formatted(Html.text(readme.title()), introduction, lessons);
    return new Layout(readme.title(), "").html(readme.title(), description(), main);
  }

  private String description() {
    return readme.introduction().stream()
        .filter(block -> block instanceof workbook.course.Block.Paragraph)
        .map(block -> Inline.plain(((workbook.course.Block.Paragraph) block).text()))
        .findFirst()
        .orElse(readme.title());
  }

  private static String entry(Lesson lesson) {
    var exercises = lesson.exercises().size();
    var count = exercises == 1 ? "1 exercise" : exercises + " exercises";
    return """
    <li value="%d">
    <a href="%s">%s</a>
    <p>%s</p>
    <p class="kicker">%d minutes · %s · <code>./jbang %s</code></p>
    </li>
    """
        .formatted(
            lesson.number(),
            Places.of(lesson),
            Html.text(lesson.title()),
            Html.text(lesson.summary()),
            lesson.minutes(),
            count,
            Html.text(lesson.alias()));
  }
}
