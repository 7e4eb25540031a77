package workbook.course;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

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
      var blocks = Markdown.read(text, 1, 0, new Directives(course)).blocks();
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

  /// Follows links to lessons and to other hosts; what else the repository has, a site has not.
  private record Directives(Course course) implements Markdown.Directives {
    @Override
    public Inline link(Inline.Link link) {
      if (link.target().matches("https?:.*")) {
        return new Inline.Reference(link.text(), new Target.Elsewhere(link.target()));
      }
      var path = course.root().resolve(link.target()).normalize();
      return course.lessons().stream()
          .filter(lesson -> lesson.page().file().equals(path))
          .findFirst()
          .map(lesson -> new Inline.Reference(link.text(), new Target.OtherLesson(lesson, "")))
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
      // a README may have what a page may not
    }
  }
}
