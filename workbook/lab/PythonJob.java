package workbook.lab;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One run of a CPython companion, which prints its figures as one JSON line.
///
/// @param python the interpreter
/// @param script where the companion lies on this machine
/// @param shown where it lies for a reader of the clone
record PythonJob(
    String python, Path script, String shown, String run, String size, long neededBytes)
    implements Job {

  @Override
  public String command() {
    return Job.line(List.of(python, shown, run, size));
  }

  @Override
  public Map<String, Reading> measure(Fork fork, Path scratch, List<Metric> metrics)
      throws InterruptedException {
    try {
      var ended = fork.run(List.of(python, script.toString(), run, size), scratch);
      if (ended.code() != 0) {
        return Job.unavailable(
            metrics, ended.output().isEmpty() ? ended.lastWords() : ended.output().getLast());
      }
      if (ended.output().isEmpty()) {
        throw new IllegalStateException(shown + " prints no figures for the run " + run);
      }
      return readings(ended, Json.parseObject(ended.output().getLast()), metrics);
    } catch (IOException e) {
      return Job.unavailable(metrics, "could not run it: " + e.getMessage());
    }
  }

  private Map<String, Reading> readings(
      Fork.Ended ended, Map<String, Object> figures, List<Metric> metrics) {
    var readings = new LinkedHashMap<String, Reading>();
    for (var metric : metrics) {
      readings.put(
          metric.id(),
          switch (metric.id()) {
            case "wall" -> JavaJob.seconds(ended.started(), moment(figures));
            case "peakRss" -> Job.seen(ended.highWater().peakRssBytes());
            default -> figure(figures, metric.id());
          });
    }
    return readings;
  }

  private Instant moment(Map<String, Object> figures) {
    if (figures.get("ended") instanceof Number seconds) {
      return Instant.ofEpochSecond(0, (long) (seconds.doubleValue() * 1e9));
    }
    throw new IllegalStateException(shown + " does not print when its work \"ended\"");
  }

  private static Reading figure(Map<String, Object> figures, String id) {
    return figures.get(id) instanceof Number number
        ? new Reading.Measured(number.doubleValue())
        : new Reading.Unavailable("this Python cannot tell");
  }
}
