package site;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import workbook.course.Block;
import workbook.course.Claims;
import workbook.course.Course;
import workbook.course.Effort;
import workbook.course.Inline;
import workbook.course.Lesson;
import workbook.course.Readme;

/// The front page: what the course is, and its lessons.
final class IndexPage {

  private final Course course;
  private final Readme readme;
  private final boolean claims;
  private final Set<String> passed;
  private final Optional<String> repository;
  private final Layout layout;

  /// @param claims whether there is a page of them
  /// @param passed the exercises that the reader has solved here
  /// @param repository where the course can be cloned from
  IndexPage(
      Course course,
      Readme readme,
      boolean claims,
      Set<String> passed,
      Optional<String> repository,
      Layout layout) {
    this.course = course;
    this.readme = readme;
    this.claims = claims;
    this.passed = passed;
    this.repository = repository;
    this.layout = layout;
  }

  String html() {
    // The links of the introduction never lead to headings of a lesson, so any lesson will do.
    var introduction =
        course.lessons().isEmpty()
            ? ""
            : new Prose(
                    course.lessons().getFirst(),
                    readme.introduction(),
                    new Places(course, Places.Kind.TOP))
                .html(readme.introduction());
    var lessons = course.lessons().stream().map(this::entry).collect(Collectors.joining());
    var main =
        """
        <main id="main" class="front">
        <h1>%s</h1>
        %s%s<h2>Lessons</h2>
        <p>%s</p>
        <ol class="lessons">
        %s</ol>
        %s</main>
        """
            .formatted(
                Html.text(readme.title()),
                introduction,
                start(),
                Html.text(Effort.of(course).sentence()),
                lessons,
                claims ? claims() : "");
    return layout.html(readme.title(), description(), main);
  }

  /// What to type first, in a clone.
  private String start() {
    return course.lessons().stream()
        .findFirst()
        .map(
            first ->
                """
                <h2>Start</h2>
                %s<p>In a clone of the course, with a JDK anywhere on the machine:</p>
                <pre tabindex="0"><code>./jbang %s</code></pre>
                <p>These pages, with buttons that run what they show:</p>
                <pre tabindex="0"><code>./jbang site serve</code></pre>
                """
                    .formatted(
                        repository.map(IndexPage::fetch).orElse(""), Html.text(first.alias())))
        .orElse("");
  }

  private static String fetch(String repository) {
    return """
    <p>Fetch it:</p>
    <pre tabindex="0"><code>git clone %s gc-course
    cd gc-course</code></pre>
    """
        .formatted(Html.text(repository));
  }

  private static String claims() {
    return """
    <h2>All answers</h2>
    <p><a href="%s">%s</a>: every claim of the lecture, its verdict, and the figures behind it.</p>
    """
        .formatted(ClaimsPage.NAME, Html.text(Claims.TITLE));
  }

  private String description() {
    return readme.introduction().stream()
        .filter(block -> block instanceof Block.Paragraph)
        .map(block -> Inline.plain(((Block.Paragraph) block).text()))
        .findFirst()
        .orElse(readme.title());
  }

  private String entry(Lesson lesson) {
    var exercises = lesson.exercises();
    var effort =
        switch (exercises.size()) {
          case 0 -> "";
          case 1 -> ", and %d for an exercise";
          default -> ", and %d for " + exercises.size() + " exercises";
        };
    return """
    <li value="%d" data-lesson="%s">
    <a href="%s">%s</a>
    <p>%s</p>
    <p class="kicker">%d minutes%s%s · <code>./jbang %s</code></p>
    %s\
    </li>
    """
        .formatted(
            lesson.number(),
            Html.text(lesson.alias()),
            Places.of(lesson),
            Html.text(lesson.title()),
            Html.text(lesson.summary()),
            lesson.minutes(),
            effort.formatted(lesson.exerciseMinutes()),
            needs(lesson),
            Html.text(lesson.alias()),
            done(lesson));
  }

  /// The way through the lessons is not the only one.
  private String needs(Lesson lesson) {
    var numbers =
        lesson.requires().stream()
            .flatMap(alias -> course.lesson(alias).stream())
            .map(needed -> Integer.toString(needed.number()))
            .toList();
    return switch (numbers.size()) {
      case 0 -> "";
      case 1 -> ", after lesson " + numbers.getFirst();
      default -> ", after lessons " + String.join(", ", numbers);
    };
  }

  /// Only where the reader has begun.
  private String done(Lesson lesson) {
    var done = lesson.exercises().stream().filter(one -> passed.contains(one.name())).count();
    return done == 0
        ? ""
        : "<p class=\"kicker solved\">✓ %d of %d exercises solved</p>\n"
            .formatted(done, lesson.exercises().size());
  }
}
