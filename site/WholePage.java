package site;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import workbook.course.Course;
import workbook.course.Effort;
import workbook.course.Glossary;
import workbook.course.Page;
import workbook.course.Readme;

/// The whole course on one page, to print or to search with the browser.
final class WholePage {

  static final String NAME = "course.html";

  /// Stands for them in the frame of the page.
  private static final String LESSONS = "\0";

  private final Course course;
  private final List<Page> pages;
  private final Readme readme;
  private final Glossary glossary;
  private final Layout layout;
  private final Places places;

  WholePage(Course course, List<Page> pages, Readme readme, Glossary glossary, Layout layout) {
    this.course = course;
    this.pages = pages;
    this.readme = readme;
    this.glossary = glossary;
    this.layout = layout;
    this.places = new Places(course, Places.Kind.WHOLE);
  }

  /// A lesson at a time, so that a large course needs no more memory for it than a small one.
  void write(Writer out) throws IOException {
    var frame =
        layout
            .html("The whole course", "All lessons on one page, to print.", LESSONS)
            .split(LESSONS);
    out.write(frame[0]);
    out.write(
        """
        <main id="main" class="front whole">
        <h1>%s</h1>
        <p>%s</p>
        <nav aria-label="Lessons">
        <ol class="toc">
        """
            .formatted(Html.text(readme.title()), Html.text(Effort.of(course).sentence())));
    for (var page : pages) {
      out.write(entry(page));
    }
    if (!glossary.blocks().isEmpty()) {
      out.write("<li><a href=\"#glossary\">Glossary</a></li>\n");
    }
    out.write("</ol>\n</nav>\n");
    for (var page : pages) {
      out.write(lesson(page));
    }
    out.write(words());
    out.write("</main>\n");
    out.write(frame[1]);
  }

  private static String entry(Page page) {
    return "<li><a href=\"#%s\">%s</a></li>\n"
        .formatted(page.lesson().alias(), Html.text(page.lesson().title()));
  }

  private String words() {
    return glossary.blocks().isEmpty()
        ? ""
        : "<article id=\"glossary\">\n<h2>Glossary</h2>\n%s</article>\n"
            .formatted(GlossaryPage.text(course, glossary, Places.Kind.WHOLE));
  }

  private String lesson(Page page) {
    var lesson = page.lesson();
    var prose = new Prose(page, places);
    return """
    <article id="%s">
    <p class="kicker">Lesson %d · <code>./jbang %s</code></p>
    <h2>%s</h2>
    <p class="summary">%s</p>
    %s%s</article>
    """
        .formatted(
            lesson.alias(),
            lesson.number(),
            Html.text(lesson.alias()),
            Html.text(lesson.title()),
            Html.text(lesson.summary()),
            prose.html(page.withoutTitle()),
            prose.notes(page.notes()));
  }
}
