package workbook.cli;

import java.util.ArrayList;
import java.util.List;
import workbook.check.Verdict;
import workbook.lab.Paint;

/// Shows what a check measured, each figure with a bound as a bar: `|` stands where the bound is,
/// and what lies behind it is too much.
///
/// ```
/// allocated   4 bytes a call  [█████████▌         |] bound 8
/// allocated  56 bytes a call  [██|█████████████████] over the bound of 8
/// ```
record EffectBar(Paint paint, Glyphs glyphs) {
  private static final int COLUMNS = 80;

  /// Between the brackets, without the mark of the bound.
  private static final int CELLS = 19;

  private static final String EIGHTHS = " ▏▎▍▌▋▊▉";

  /// A line for each figure; a bar stands below its figure where no line is long enough for both.
  List<String> lines(List<Verdict.Effect> effects) {
    var labels = widest(effects.stream().map(Verdict.Effect::label).toList());
    var values = widest(effects.stream().map(Verdict.Effect::value).toList());
    var rest = widest(effects.stream().map(this::plainBar).toList());
    var together = 2 + labels + 2 + values + 2 + rest <= COLUMNS;
    var lines = new ArrayList<String>();
    for (var effect : effects) {
      var figure = "  " + padded(effect.label(), labels) + "  " + effect.value();
      var bar = effect.bound().map(bound -> bar(bound, paint)).orElse("");
      if (bar.isEmpty()) {
        lines.add(figure);
      } else if (together) {
        lines.add(padded(figure, 2 + labels + 2 + values) + "  " + bar);
      } else {
        lines.add(figure);
        lines.add("    " + bar);
      }
    }
    return lines;
  }

  private String plainBar(Verdict.Effect effect) {
    return effect.bound().map(bound -> bar(bound, Paint.NONE)).orElse("");
  }

  private String bar(Verdict.Bound bound, Paint paint) {
    if (bound.measured() <= bound.most()) {
      var share = bound.most() > 0 ? bound.measured() / bound.most() : 0;
      var bar = padded(filled(share * CELLS), CELLS);
      return "[" + paint.green(bar) + "|] bound " + number(bound.most());
    }
    // The whole bar is what was measured; the mark never falls out of it.
    var before = (int) Math.min(CELLS - 1, Math.floor(CELLS * bound.most() / bound.measured()));
    return "[%s|%s] %s"
        .formatted(
            paint.green(filled(before)),
            paint.red(filled(CELLS - before)),
            paint.red("over the bound of " + number(bound.most())));
  }

  /// To an eighth of a cell where the terminal has blocks. What is not nothing can be seen.
  private String filled(double cells) {
    if (glyphs == Glyphs.LETTERS) {
      return "=".repeat((int) (cells > 0 ? Math.max(1, cells) : 0));
    }
    var eighths = (int) (cells > 0 ? Math.max(1, cells * 8) : 0);
    var last = eighths % 8 == 0 ? "" : EIGHTHS.substring(eighths % 8, eighths % 8 + 1);
    return "█".repeat(eighths / 8) + last;
  }

  private static String number(double number) {
    return (number == Math.rint(number) ? "%,.0f" : "%,.2f").formatted(number);
  }

  private static int widest(List<String> texts) {
    return texts.stream().mapToInt(String::length).max().orElse(0);
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }
}
