package workbook.course;

import java.util.ArrayList;
import java.util.List;
import workbook.lab.Metric;
import workbook.lab.Recording;

/// Which run is the right answer to an act's question: the one with the lowest or the highest
/// median of a metric, and each that does not differ from it by the house's rule.
public record Best(boolean highest, Metric metric) {

  /// Less time and less memory are better, more of anything counted is.
  static Best of(Metric metric) {
    return new Best(metric.unit() == Metric.Unit.COUNT, metric);
  }

  /// The runs that are right; empty where nothing was measured.
  public List<Recording.Run> among(Recording.Act act) {
    var measured =
        act.runs().stream().filter(run -> run.summary(metric.id()).isPresent()).toList();
    var leading = measured.stream().map(run -> median(run)).reduce((a, b) -> better(a, b) ? a : b);
    var right = new ArrayList<Recording.Run>();
    for (var run : measured) {
      var leader =
          measured.stream().filter(other -> median(other) == leading.orElseThrow()).findFirst();
      if (!differ(run, leader.orElseThrow())) {
        right.add(run);
      }
    }
    return right;
  }

  private boolean better(double a, double b) {
    return highest ? a > b : a < b;
  }

  private boolean differ(Recording.Run a, Recording.Run b) {
    return a != b
        && a.summary(metric.id())
            .orElseThrow()
            .differsFrom(b.summary(metric.id()).orElseThrow());
  }

  private double median(Recording.Run run) {
    return run.summary(metric.id()).orElseThrow().median();
  }
}
