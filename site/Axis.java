package site;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import workbook.lab.Figures;
import workbook.lab.Metric;

/// Where the values of one dimension lie on a chart, and which of them are named.
///
/// Logarithmic where the values span more than a factor of [#LOG_FROM], since on a linear scale all
/// but the largest would then lie on one another; else linear from 0.
final class Axis {

  private static final double LOG_FROM = 20;
  private static final int TICKS = 6;

  private final Metric.Unit unit;
  private final boolean log;
  private final double low;
  private final double high;

  Axis(Metric.Unit unit, Collection<Double> values) {
    this.unit = unit;
    var least = values.stream().mapToDouble(value -> value).min().orElse(0);
    var most = values.stream().mapToDouble(value -> value).max().orElse(1);
    this.log = least > 0 && most / least > LOG_FROM;
    this.low = log ? least : 0;
    this.high = most == low ? low + 1 : most;
  }

  boolean isLog() {
    return log;
  }

  /// From 0 at the low end to 1 at the high one.
  double share(double value) {
    return log
        ? Math.log(value / low) / Math.log(high / low)
        : (value - low) / (high - low);
  }

  /// Round values inside the axis, few enough to be read.
  List<Double> ticks() {
    return log ? powers() : steps();
  }

  /// A short name: `64 kB`, `20 ns`.
  String name(double value) {
    if (value == 0) {
      return "0";
    }
    return scale(value).withUnit(value).replaceFirst("\\.0+(?=$| )", "");
  }

  private Figures.Scale scale(double value) {
    return unit == Metric.Unit.BYTES && value >= 1 << 30
        ? new Figures.Scale("GB", 1 << 30)
        : Figures.scale(unit, value);
  }

  /// Powers of 2 for bytes, of 10 for all else.
  private List<Double> powers() {
    var base = unit == Metric.Unit.BYTES ? 2.0 : 10.0;
    var first = (int) Math.ceil(Math.log(low) / Math.log(base) - 1e-9);
    var last = (int) Math.floor(Math.log(high) / Math.log(base) + 1e-9);
    var every = Math.max(1, (last - first + TICKS) / TICKS);
    var ticks = new ArrayList<Double>();
    for (var power = first; power <= last; power += every) {
      ticks.add(Math.pow(base, power));
    }
    return ticks;
  }

  /// Round in the unit in which they are named.
  private List<Double> steps() {
    var factor = scale(high).factor();
    var rough = high / factor / TICKS;
    var ten = Math.pow(10, Math.floor(Math.log10(rough)));
    var step = rough / ten <= 2 ? 2 * ten : rough / ten <= 5 ? 5 * ten : 10 * ten;
    var ticks = new ArrayList<Double>();
    for (var value = 0.0; value * factor <= high; value += step) {
      ticks.add(value * factor);
    }
    return ticks;
  }
}
