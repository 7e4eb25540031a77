package workbook.course;

import java.util.regex.Pattern;
import workbook.course.Expression.Constant;
import workbook.course.Expression.Unbound;
import workbook.lab.Recording;
import workbook.lab.Recording.Summary;

/// Two expressions over a recording and the order claimed of them: `collectors: wall(epsilon) >
/// wall(serial-16m)`. [Binding] has the grammar of the sides.
///
/// The sides differ by the house's rule, [Summary#differsFrom]. A computed side has the fewest
/// rounds of the figures in it, and as its range all that it can be at the ends of theirs.
///
/// @param sign `<`, `>`, or `~` where the sides are said not to differ
record Comparison(String act, Side left, char sign, Side right) {

  private static final Pattern FORM = Pattern.compile("([^:<>~]*):([^<>~]*)([<>~])([^<>~]*)");
  private static final Pattern SIGNED = Pattern.compile("[^<>~]*[<>~].*");

  /// @param text as the author wrote it, without the act
  record Side(String text, Expression expression) {}

  /// @param found the order that there is; `~` where the sides do not differ
  /// @param ranked whether the rounds were enough to tell
  /// @param same whether both sides are one number that no round departs from
  record Outcome(Quantity left, Quantity right, char found, boolean ranked, boolean same) {}

  /// Whether the text wants to be one, well formed or not.
  static boolean isOne(String text) {
    return SIGNED.matcher(text).matches();
  }

  static Comparison parse(String text) throws Unbound {
    var form = FORM.matcher(text);
    if (!form.matches()) {
      throw new Unbound("it is not of the form \"act: metric(run) < metric(run)\"");
    }
    var act = form.group(1).strip();
    return new Comparison(
        act, side(act, form.group(2)), form.group(3).charAt(0), side(act, form.group(4)));
  }

  private static Side side(String act, String text) throws Unbound {
    return new Side(text.strip(), Expression.parse(act + ":" + text));
  }

  Outcome in(Recording recording) throws Unbound {
    var one = left.expression.in(recording);
    var two = right.expression.in(recording);
    if (!one.comparable(two)) {
      throw new Unbound("it compares %s with %s".formatted(one.dimension(), two.dimension()));
    }
    var mine = summary(left.expression, one, recording);
    var its = summary(right.expression, two, recording);
    var found =
        switch (mine.orderTo(its)) {
          case LESS -> '<';
          case MORE -> '>';
          case TOO_NOISY -> '~';
        };
    var ranked = Math.min(mine.rounds(), its.rounds()) >= Summary.ROUNDS_TO_RANK;
    var same = mine.min() == its.max() && mine.max() == its.min();
    return new Outcome(one, two, found, ranked, same);
  }

  private static Summary summary(Expression expression, Quantity median, Recording recording)
      throws Unbound {
    var range = expression.range(recording);
    return new Summary(expression.rounds(recording), median.value(), range.low(), range.high());
  }

  /// Whether a side is a number that the author wrote, and nothing measured.
  static boolean isConstant(Side side) {
    return side.expression instanceof Constant;
  }
}
