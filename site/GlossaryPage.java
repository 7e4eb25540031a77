package site;

import workbook.course.Course;
import workbook.course.Glossary;

/// What the words of the course mean.
final class GlossaryPage {

  static final String NAME = "glossary.html";

  private final Course course;
  private final Glossary glossary;
  private final Layout layout;

  GlossaryPage(Course course, Glossary glossary, Layout layout) {
    this.course = course;
    this.glossary = glossary;
    this.layout = layout;
  }

  String html() {
    var main =
        """
        <main id="main" class="front glossary">
        <h1>Glossary</h1>
        %s</main>
        """
            .formatted(text(course, glossary, Places.Kind.TOP));
    return layout.html("Glossary", "What the words of the course mean in it.", main);
  }

  /// Its words, for a page of this kind. Links of a glossary never lead to headings of a lesson's
  /// own page, so any lesson will do.
  static String text(Course course, Glossary glossary, Places.Kind kind) {
    var places = new Places(course, kind, "glossary");
    return new Prose(course.lessons().getFirst(), glossary.blocks(), places)
        .html(glossary.blocks());
  }
}
