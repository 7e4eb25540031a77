package workbook.lab;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/// Figures as a reader sees them: with a scale that suits the largest of a column.
///
/// 1 kB, 1 MB and 1 GB are 1,024 times the one before, as the JVM's flags mean them.
public final class Figures {

  /// A scale for one column.
  ///
  /// @param symbol as printed behind a figure or in a column's head; empty for counts
  /// @param factor base units in one of this scale
  public record Scale(String symbol, double factor) {

    /// Three digits that count, thousands separated; whole counts whole.
    public String number(double value) {
      var scaled = value / factor;
      var whole = symbol.isEmpty() && scaled == Math.rint(scaled);
      if (whole || Math.abs(scaled) >= 100 || scaled == 0) {
        return String.format(Locale.ROOT, "%,.0f", scaled);
      }
      if (Math.abs(scaled) < 0.01) {
        // Far smaller than the largest of its column: one digit that counts is better than 0.00.
        return BigDecimal.valueOf(scaled).round(new MathContext(1)).toPlainString();
      }
      return String.format(Locale.ROOT, Math.abs(scaled) >= 10 ? "%.1f" : "%.2f", scaled);
    }

    public String withUnit(double value) {
      return symbol.isEmpty() ? number(value) : number(value) + " " + symbol;
    }
  }

  private Figures() {}

  /// The scale in which the given value, the largest of a column, is easy to read.
  public static Scale scale(Metric.Unit unit, double largest) {
    return switch (unit) {
      case SECONDS ->
          largest >= 1
              ? new Scale("s", 1)
              : largest >= 1e-3
                  ? new Scale("ms", 1e-3)
                  : largest >= 1e-6 || largest == 0 ? new Scale("µs", 1e-6) : new Scale("ns", 1e-9);
      case BYTES ->
          largest >= 10L << 30
              ? new Scale("GB", 1L << 30)
              : largest >= 1 << 20 ? new Scale("MB", 1 << 20) : new Scale("kB", 1 << 10);
      case COUNT -> new Scale("", 1);
    };
  }
}
