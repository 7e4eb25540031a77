package workbook.course;

import java.nio.file.Path;
import java.util.Optional;

/// Follows the links of a text that is no lesson's page: to lessons and to other hosts. What else
/// the repository has, a site has not.
///
/// @param folder of the text
record LinksOutside(Course course, Path folder) implements Markdown.Directives {
  @Override
  public Inline link(Inline.Link link) {
    if (link.target().matches("https?:.*")) {
      return new Inline.Reference(link.text(), new Target.Elsewhere(link.target()));
    }
    var parts = link.target().split("#", 2);
    var path = folder.resolve(parts[0]).normalize();
    return course.lessons().stream()
        .filter(lesson -> lesson.page().file().equals(path))
        .findFirst()
        .map(lesson -> new Target.OtherLesson(lesson, parts.length == 1 ? "" : parts[1]))
        .map(target -> new Inline.Reference(link.text(), target))
        .orElse(new Inline.Reference(link.text(), new Target.Nowhere(link.target())));
  }

  @Override
  public Optional<Block> alone(Inline.Link link) {
    return Optional.empty();
  }

  @Override
  public Inline image(Inline.Image image) {
    return new Inline.Text(image.alt());
  }

  @Override
  public Block code(Block.Code code) {
    return code;
  }

  @Override
  public void html(String text, int line) {
    // such a text may have what a page may not
  }

  @Override
  public void tooDeep(int line) {
    // what is left out is nothing that anybody wrote by hand
  }
}
