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
    var places = new Places(course, Places.Kind.TOP);
    var prose = new Prose(course.lessons().getFirst(), glossary.blocks(), places);
    var main =
        """
        <main id="main" class="front glossary">
        <h1>Glossary</h1>
        %s</main>
        """
            .formatted(prose.html(glossary.blocks()));
    return layout.html("Glossary", "What the words of the course mean in it.", main);
  }
}
