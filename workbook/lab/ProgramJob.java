package workbook.lab;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Any program that prints its figures: its last line is a JSON object with a number for each metric
/// id, or a string that says why there is none. If it prints the moment at which its work `ended`,
/// in seconds since 1970, the wall time ends there, else with the process.
///
/// @param words the command, as it runs on this machine
/// @param command the same for a reader of the clone
record ProgramJob(List<String> words, String command, long neededBytes) implements Job {

  @Override
  public Measurement measure(Fork fork, Path scratch, List<Metric> metrics)
      throws InterruptedException {
    try {
      var ended = fork.run(words, scratch);
      var output = ended.output();
      if (ended.code() != 0) {
        return Measurement.unavailable(
            metrics, output.isEmpty() ? ended.lastWords() : output.getLast());
      }
      if (output.isEmpty()) {
        throw new IllegalStateException("prints no figures: " + command);
      }
      var figures = Json.parseObject(output.getLast());
      var readings = new LinkedHashMap<String, Reading>();
      metrics.forEach(metric -> readings.put(metric.id(), reading(metric, ended, figures)));
      return new Measurement(readings, output.subList(0, output.size() - 1));
    } catch (IOException e) {
      return Measurement.unavailable(metrics, "could not run it: " + e.getMessage());
    }
  }

  private static Reading reading(Metric metric, Fork.Ended ended, Map<String, Object> figures) {
    if (metric.id().equals("wall")) {
      return Job.seconds(ended.started(), moment(figures, ended.ended()));
    }
    return switch (figures.get(metric.id())) {
      case Number number -> new Reading.Measured(number.doubleValue());
      case String why -> new Reading.Unavailable(why);
      case null, default ->
          ended
              .highWater()
              .reading(metric)
              .orElse(new Reading.Unavailable("the program cannot tell it here"));
    };
  }

  private static Instant moment(Map<String, Object> figures, Instant otherwise) {
    return figures.get("ended") instanceof Number seconds
        ? Instant.EPOCH.plus(Duration.ofNanos((long) (seconds.doubleValue() * 1e9)))
        : otherwise;
  }
}
