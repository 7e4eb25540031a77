package workbook.course;

import java.util.List;
import java.util.stream.Collectors;

/// A stretch of running text.
public sealed interface Inline {

  record Text(String text) implements Inline {}

  record Emphasis(List<Inline> text) implements Inline {}

  record Strong(List<Inline> text) implements Inline {}

  record Struck(List<Inline> text) implements Inline {}

  record Code(String text) implements Inline {}

  /// A link as the author wrote it.
  ///
  /// @param title empty where there is none
  /// @param at where its text stands in the Markdown
  record Link(List<Inline> text, String target, String title, Place at) implements Inline {}

  /// A link whose target was found.
  record Reference(List<Inline> text, Target target) implements Inline {}

  /// A word or number whose truth a recording decides.
  record Bound(List<Inline> text, Binding binding) implements Inline {}

  record Image(String alt, String target, String title, Place at) implements Inline {}

  /// @param number of the footnote, from 1
  record Note(int number) implements Inline {}

  /// @param hard whether the author asked for a new line
  record Break(boolean hard) implements Inline {}

  /// A stretch of a Markdown file.
  ///
  /// @param line from 1
  /// @param start the first character, counted from 0 in the body of the file
  /// @param end one after the last
  record Place(int line, int start, int end) {}

  /// The text without its marks.
  static String plain(List<Inline> text) {
    return text.stream().map(Inline::plain).collect(Collectors.joining());
  }

  private static String plain(Inline part) {
    return switch (part) {
      case Text(var text) -> text;
      case Code(var text) -> text;
      case Emphasis(var text) -> plain(text);
      case Strong(var text) -> plain(text);
      case Struck(var text) -> plain(text);
      case Link link -> plain(link.text);
      case Reference reference -> plain(reference.text);
      case Bound bound -> plain(bound.text);
      case Image image -> image.alt;
      case Note _ -> "";
      case Break _ -> " ";
    };
  }
}
