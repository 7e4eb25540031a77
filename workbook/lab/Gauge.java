package workbook.lab;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Figures that only the job itself can know: how long one step took, how many pages it wrote.
///
/// What a job sets here before its work ends is measured under the metric of that id. A job that
/// dies reports nothing; what must survive that is counted with [Counter].
public final class Gauge {

  private static final Map<String, Double> FIGURES = new ConcurrentHashMap<>();

  private Gauge() {}

  /// @param metricId as the act names it in `measure`
  /// @param value in the metric's base unit: seconds, bytes, or a count
  public static void set(String metricId, double value) {
    FIGURES.put(metricId, value);
  }

  static Map<String, Double> figures() {
    return FIGURES;
  }
}
