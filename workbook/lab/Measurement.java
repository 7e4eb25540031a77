package workbook.lab;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What one execution of a job gave.
///
/// @param readings by metric id; every metric that was asked for is there
/// @param printed what the job printed, line by line
record Measurement(Map<String, Reading> readings, List<String> printed) {

  static Measurement unavailable(List<Metric> metrics, String why) {
    var readings = new LinkedHashMap<String, Reading>();
    metrics.forEach(metric -> readings.put(metric.id(), new Reading.Unavailable(why)));
    return new Measurement(readings, List.of());
  }
}
