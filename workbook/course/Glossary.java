package workbook.course;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The words of a course and what they mean in it: `lessons/glossary.md`, a heading of level 2 for
/// each. `verify` looks at its links.
///
/// @param blocks all below the title; none where there is no such file
public record Glossary(List<Block> blocks) {

  public static Path file(Course course) {
    return course.root().resolve("lessons").resolve("glossary.md");
  }

  /// @throws BadCourse when it cannot be read
  public static Glossary read(Course course) {
    var file = file(course);
    if (!Files.exists(file)) {
      return new Glossary(List.of());
    }
    var directives = new LinksOutside(course, file.getParent());
    return new Glossary(
        Markdown.read(Course.text(file), 1, 0, directives).blocks().stream()
            .filter(block -> !(block instanceof Block.Heading heading && heading.level() == 1))
            .toList());
  }
}
