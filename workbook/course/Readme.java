package workbook.course;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;

/// How a course introduces itself: the head of its `README.md`, up to the first section.
///
/// @param title its first heading; the folder's name where there is no README
public record Readme(String title, List<Block> introduction) {

  public static Readme read(Course course) {
    var file = course.root().resolve("README.md");
    if (!Files.exists(file)) {
      return new Readme(course.root().getFileName().toString(), List.of());
    }
    try {
      var text = Files.readString(file);
      var blocks = Markdown.read(text, 1, 0, new LinksOutside(course, course.root())).blocks();
      var head = blocks.stream().takeWhile(block -> level(block) != 2).toList();
      var title = head.stream().filter(block -> level(block) == 1).findFirst();
      return new Readme(
          title
              .map(block -> Inline.plain(((Block.Heading) block).text()))
              .orElse(course.root().getFileName().toString()),
          head.stream().filter(block -> level(block) != 1).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int level(Block block) {
    return block instanceof Block.Heading heading ? heading.level() : 0;
  }
}
