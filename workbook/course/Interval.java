package workbook.course;

import java.util.stream.DoubleStream;

/// All that a computed figure can be, given the ranges of the figures that it is computed from.
///
/// @param low the least, perhaps infinite
/// @param high the most
record Interval(double low, double high) {

  static Interval of(double value) {
    return new Interval(value, value);
  }

  Interval plus(Interval other) {
    return new Interval(low + other.low, high + other.high);
  }

  Interval minus(Interval other) {
    return new Interval(low - other.high, high - other.low);
  }

  Interval times(Interval other) {
    return around(
        product(low, other.low),
        product(low, other.high),
        product(high, other.low),
        product(high, other.high));
  }

  /// Anything at all where the divisor may have either sign.
  Interval over(Interval other) {
    if (other.low < 0 && other.high > 0 || other.low == 0 && other.high == 0) {
      return new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }
    // An end at 0 belongs to the side of the other end: 1 / +0.0 and 1 / -0.0 differ in sign.
    var least = other.low == 0 ? 0.0 : other.low;
    var most = other.high == 0 ? -0.0 : other.high;
    return times(new Interval(1 / most, 1 / least));
  }

  private static Interval around(double... ends) {
    return new Interval(
        DoubleStream.of(ends).min().orElseThrow(), DoubleStream.of(ends).max().orElseThrow());
  }

  /// Nothing times anything is nothing, even where that may grow without bound.
  private static double product(double one, double two) {
    return one == 0 || two == 0 ? 0 : one * two;
  }
}
