package workbook.course;

import java.util.regex.Pattern;
import workbook.course.Expression.Constant;
import workbook.course.Expression.Figure;
import workbook.course.Expression.Pick;
import workbook.course.Expression.Unbound;
import workbook.lab.Recording;

/// Two expressions over a recording and the order claimed of them: `collectors: wall(epsilon) >
/// wall(serial-16m)`. [Binding] has the grammar of the sides.
///
/// Two plain figures differ by the house's rule, [Recording.Summary#differsFrom]. Sides that are
/// computed differ by the same rule: at least five rounds of each figure in them, the medians 10%
/// apart, and what they can be at the ends of the ranges of their figures disjoint.
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
    var ranked =
        Math.min(left.expression.rounds(recording), right.expression.rounds(recording))
            >= Recording.Summary.ROUNDS_TO_RANK;
    var found = !differ(recording, one, two) ? '~' : one.value() < two.value() ? '<' : '>';
    var same =
        left.expression.range(recording).equals(Interval.of(one.value()))
            && right.expression.range(recording).equals(Interval.of(one.value()));
    return new Outcome(one, two, found, ranked, same);
  }

  private boolean differ(Recording recording, Quantity one, Quantity two) throws Unbound {
    if (isPlain(left.expression) && isPlain(right.expression)) {
      return ((Figure) left.expression)
          .summary(recording)
          .differsFrom(((Figure) right.expression).summary(recording));
    }
    var apart = left.expression.range(recording).isApartFrom(right.expression.range(recording));
    var smaller = Math.min(Math.abs(one.value()), Math.abs(two.value()));
    return Math.min(left.expression.rounds(recording), right.expression.rounds(recording))
            >= Recording.Summary.ROUNDS_TO_RANK
        && apart
        && Math.abs(one.value() - two.value()) >= 0.1 * smaller;
  }

  private static boolean isPlain(Expression expression) {
    return expression instanceof Figure figure && figure.pick() == Pick.MEDIAN;
  }

  /// Whether a side is a number that the author wrote, and nothing measured.
  static boolean isConstant(Side side) {
    return side.expression instanceof Constant;
  }
}
