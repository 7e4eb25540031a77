package bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

/// Something that takes time, and the seconds that it took each time; or why it could not be
/// measured.
public final class Row {
  private static final String TITLE = "%-44s %9s %9s %9s%n";
  private static final String FIGURES = "  %-42s %9.3f %9.3f %9.3f%n";

  private final String name;
  private final Callable<Double> once;
  private final String missing;
  private final List<Double> seconds = new ArrayList<>();

  private Row(String name, Callable<Double> once, String missing) {
    this.name = name;
    this.once = once;
    this.missing = missing;
  }

  /// @param once does it, and returns the seconds that it took
  public static Row of(String name, Callable<Double> once) {
    return new Row(name, once, "");
  }

  public static Row missing(String name, String why) {
    return new Row(name, () -> Double.NaN, why);
  }

  /// Does each once without counting it, then all in turn, each round beginning with another.
  public static void inTurn(List<Row> rows, int rounds) throws Exception {
    var present = new ArrayList<>(rows.stream().filter(row -> row.missing.isEmpty()).toList());
    for (var row : present) {
      row.once.call();
    }
    for (var i = 0; i < rounds; i++) {
      for (var row : present) {
        row.seconds.add(row.once.call());
      }
      Collections.rotate(present, 1);
    }
  }

  public static void print(String title, List<Row> rows) {
    System.out.printf(Locale.ROOT, TITLE, title, "min s", "median s", "max s");
    for (var row : rows) {
      if (row.seconds.isEmpty()) {
        System.out.printf("  %s: not measured: %s%n", row.name, row.missing);
      } else {
        System.out.printf(
            Locale.ROOT,
            FIGURES,
            row.name,
            Collections.min(row.seconds),
            row.median(),
            Collections.max(row.seconds));
      }
    }
  }

  /// Prints how many times as long the other takes. A ratio is the median of the ratios of the
  /// rounds, so that what slows a whole round down does not count.
  public void printRatio(Row other) {
    if (!seconds.isEmpty() && seconds.size() == other.seconds.size()) {
      var ratios =
          IntStream.range(0, seconds.size())
              .mapToObj(i -> other.seconds.get(i) / seconds.get(i))
              .toList();
      System.out.printf(
          Locale.ROOT, "  %s: %.2f times as long as %s%n", other.name, median(ratios), name);
    }
  }

  public double median() {
    return median(seconds);
  }

  static double median(List<Double> values) {
    var sorted = values.stream().sorted().toList();
    var middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}
