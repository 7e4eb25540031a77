package workbook.course;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import workbook.lab.Metric;

/// A number with its dimension, so that seconds are never compared with bytes.
///
/// @param value in seconds, bytes and counts
/// @param seconds the power of time in its dimension: 1 for a time, -1 for a rate
/// @param bytes the power of memory
record Quantity(double value, int seconds, int bytes) {

  static Quantity of(double value, Metric.Unit unit) {
    return switch (unit) {
      case SECONDS -> new Quantity(value, 1, 0);
      case BYTES -> new Quantity(value, 0, 1);
      case COUNT -> pure(value);
    };
  }

  static Quantity pure(double value) {
    return new Quantity(value, 0, 0);
  }

  Quantity times(Quantity other) {
    return new Quantity(value * other.value, seconds + other.seconds, bytes + other.bytes);
  }

  Quantity over(Quantity other) {
    return new Quantity(value / other.value, seconds - other.seconds, bytes - other.bytes);
  }

  /// Only between quantities of one dimension.
  Quantity plus(Quantity other) {
    return new Quantity(value + other.value, seconds, bytes);
  }

  Quantity minus(Quantity other) {
    return new Quantity(value - other.value, seconds, bytes);
  }

  boolean comparable(Quantity other) {
    return seconds == other.seconds && bytes == other.bytes;
  }

  /// In words, for a message.
  String dimension() {
    var memory = bytes == 0 ? "" : "memory";
    return switch (seconds) {
      case 0 -> bytes == 0 ? "a plain number" : memory;
      case 1 -> bytes == 0 ? "a time" : memory + " times time";
      default -> (bytes == 0 ? "a number" : memory) + " a second";
    };
  }

  private record Scale(double one, String symbol) {}

  private static final List<Scale> TIMES =
      List.of(
          new Scale(1, "s"), new Scale(1e-3, "ms"), new Scale(1e-6, "µs"), new Scale(1e-9, "ns"));
  private static final List<Scale> MEMORIES =
      List.of(
          new Scale(1 << 30, "GB"),
          new Scale(1 << 20, "MB"),
          new Scale(1 << 10, "kB"),
          new Scale(1, "bytes"));
  private static final List<Scale> PLAIN = List.of(new Scale(1, ""));

  /// With a unit that suits it, and three digits that count.
  @Override
  public String toString() {
    return beside(this);
  }

  /// The same in the unit that suits another quantity, so that the two are easy to compare; in its
  /// own where that would make too small a number of it.
  String beside(Quantity other) {
    var near = Math.abs(other.value) < 100 * Math.abs(value);
    var scale = near ? other.scale() : scale();
    var unit = scale.symbol.isEmpty() ? "" : " " + scale.symbol;
    return digits(value / scale.one, 3) + unit + (seconds == -1 ? " a second" : "");
  }

  private Scale scale() {
    var scales = bytes == 1 ? MEMORIES : bytes == 0 && seconds == 1 ? TIMES : PLAIN;
    var size = Math.abs(value);
    if (value == 0) {
      return bytes == 1 ? scales.getLast() : scales.getFirst();
    }
    return scales.stream().filter(one -> size >= one.one).findFirst().orElse(scales.getLast());
  }

  /// A number with so many digits that count; whole numbers whole, and thousands separated.
  static String digits(double value, int significant) {
    var whole = value == Math.rint(value);
    var exponent = value == 0 ? 0 : (int) Math.floor(Math.log10(Math.abs(value)));
    var decimals = whole ? 0 : Math.max(0, significant - 1 - exponent);
    var pattern = "#,##0" + (decimals == 0 ? "" : "." + "0".repeat(decimals));
    return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT))
        .format(new BigDecimal(value));
  }
}
