package workbook.course;

import workbook.course.Expression.Unbound;
import workbook.lab.Recording;

/// A condition of a verdict, weighed: `wall(epsilon)` 1.11 s > `wall(serial-16m)` 0.42 s, 2.7
/// times.
///
/// @param asked the order that the condition asks for: `<`, `>` or `~`
/// @param found the order that the recording has
/// @param ranked whether its rounds are enough to tell
/// @param same whether both sides are one and the same number in every round
/// @param ratio of the larger side to the smaller, as in `2.7 times`; empty where there is none
public record Evidence(
    String act,
    Side left,
    char asked,
    Side right,
    char found,
    boolean ranked,
    boolean same,
    String ratio) {

  /// @param expression as the author wrote it
  /// @param value its median, with a unit; empty for a number that the author wrote
  public record Side(String expression, String value) {
    @Override
    public String toString() {
      return value.isEmpty() ? expression : expression + " " + value;
    }
  }

  static Evidence of(Comparison comparison, Recording recording) throws Unbound {
    var outcome = comparison.in(recording);
    return new Evidence(
        comparison.act(),
        side(comparison.left(), outcome.left(), comparison.right(), outcome.right()),
        comparison.sign(),
        side(comparison.right(), outcome.right(), comparison.left(), outcome.left()),
        outcome.found(),
        outcome.ranked(),
        outcome.same(),
        outcome.found() == '~' ? "" : ratio(outcome.left(), outcome.right()));
  }

  /// In the unit of the larger side, unless the author chose one for that.
  private static Side side(
      Comparison.Side side, Quantity value, Comparison.Side beside, Quantity other) {
    if (Comparison.isConstant(side)) {
      return new Side(side.text(), "");
    }
    var smaller = Math.abs(value.value()) < Math.abs(other.value());
    var scaled = smaller && !Comparison.isConstant(beside) ? value.beside(other) : value.toString();
    return new Side(side.text(), scaled);
  }

  private static String ratio(Quantity left, Quantity right) {
    var larger = Math.max(Math.abs(left.value()), Math.abs(right.value()));
    var smaller = Math.min(Math.abs(left.value()), Math.abs(right.value()));
    return smaller == 0 || left.value() * right.value() < 0
        ? ""
        : Quantity.digits(larger / smaller, 2) + " times";
  }

  /// Whether the condition is true.
  public boolean holds() {
    return ranked && asked == found;
  }

  /// What was found, in words: `2.7 times`, or why that is not what was asked for.
  public String remark() {
    if (!ranked) {
      return "too few rounds to tell";
    }
    return found == '~' && !same ? "no difference beyond the noise" : ratio;
  }

  /// As the condition asks, with what was measured: `wall(a) 1.11 s > wall(b) 0.416 s`.
  public String asAsked() {
    return left + " " + signAsked() + " " + right;
  }

  /// The order that was found, for readers.
  public String signFound() {
    return same ? "=" : sign(found);
  }

  /// The order that was asked for, for readers.
  public String signAsked() {
    return sign(asked);
  }

  private static String sign(char order) {
    return order == '~' ? "≈" : String.valueOf(order);
  }

  /// As it was found, on one line: `collectors: wall(a) 1.11 s > wall(b) 0.416 s, 2.7 times`.
  @Override
  public String toString() {
    var remark = remark().isEmpty() ? "" : ", " + remark();
    return act + ": " + left + " " + signFound() + " " + right + remark;
  }
}
