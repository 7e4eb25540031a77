package workbook.course;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Looks at the headings of a text, which links may lead to, and at nothing else.
public final class Headings implements Markdown.Directives {

  private Headings() {}

  /// The ids of all headings.
  ///
  /// @param markdown without front matter
  public static List<String> ids(String markdown) {
    return ids(Markdown.read(markdown, 1, 0, new Headings()).blocks());
  }

  public static List<String> ids(List<Block> blocks) {
    return blocks.stream()
        .flatMap(block -> block instanceof Block.Heading h ? Stream.of(h.id()) : Stream.empty())
        .toList();
  }

  @Override
  public Inline link(Inline.Link link) {
    return link;
  }

  @Override
  public Optional<Block> alone(Inline.Link link) {
    return Optional.empty();
  }

  @Override
  public Inline image(Inline.Image image) {
    return image;
  }

  @Override
  public Block code(Block.Code code) {
    return code;
  }

  @Override
  public void html(String text, int line) {
    // the text's own reading will say so
  }

  @Override
  public void tooDeep(int line) {
    // the page's reader tells
  }
}
