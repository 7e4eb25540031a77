package workbook.course;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// The sentence in which a section says what the lecture claims, or learners believe.
final class Statement {

  private static final Pattern END = Pattern.compile("[.?!](?=\\s|$)");

  private Statement() {}

  /// The rest of a paragraph's first sentence, without links and notes; empty where the paragraph
  /// does not begin so.
  static List<Inline> of(List<Inline> paragraph, String begins) {
    if (paragraph.isEmpty()
        || !(paragraph.getFirst() instanceof Inline.Text(var first))
        || !Inline.plain(paragraph).startsWith(begins)) {
      return List.of();
    }
    var parts = new ArrayList<Inline>();
    add(paragraph, parts);
    var joined = joined(parts);
    if (!(joined.getFirst() instanceof Inline.Text(var text)) || !text.startsWith(begins)) {
      return List.of();
    }
    joined.set(0, new Inline.Text(text.substring(begins.length()).stripLeading()));
    return sentence(joined);
  }

  private static void add(List<Inline> text, List<Inline> parts) {
    for (var part : text) {
      switch (part) {
        case Inline.Reference(var shown, _) -> add(shown, parts);
        case Inline.Bound(var shown, _) -> add(shown, parts);
        case Inline.Link link -> add(link.text(), parts);
        case Inline.Image image -> parts.add(new Inline.Text(image.alt()));
        case Inline.Break _ -> parts.add(new Inline.Text(" "));
        case Inline.Note _ -> {
          // it would lead nowhere
        }
        case Inline.Text _, Inline.Code _, Inline.Emphasis _, Inline.Strong _, Inline.Struck _ ->
            parts.add(part);
      }
    }
  }

  /// Neighbouring texts as one, so that the end of a sentence is seen.
  private static List<Inline> joined(List<Inline> parts) {
    var joined = new ArrayList<Inline>();
    for (var part : parts) {
      if (part instanceof Inline.Text(var next)
          && !joined.isEmpty()
          && joined.getLast() instanceof Inline.Text(var before)) {
        joined.set(joined.size() - 1, new Inline.Text(before + next));
      } else {
        joined.add(part);
      }
    }
    return joined;
  }

  /// Up to the first full stop, which is left out, or question mark.
  private static List<Inline> sentence(List<Inline> parts) {
    var sentence = new ArrayList<Inline>();
    for (var part : parts) {
      if (part instanceof Inline.Text(var text)) {
        var end = END.matcher(text);
        if (end.find()) {
          var stop = text.charAt(end.start()) == '.' ? end.start() : end.end();
          sentence.add(new Inline.Text(text.substring(0, stop)));
          return sentence;
        }
      }
      sentence.add(part);
    }
    return sentence;
  }
}
