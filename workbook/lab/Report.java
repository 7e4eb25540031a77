package workbook.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// What a [Child] said at the end of its work; all empty where it died before.
///
/// @param figures by metric id, what the job set with [Gauge]
record Report(
    Optional<Instant> ended,
    OptionalDouble cpuSeconds,
    OptionalDouble allocatedBytes,
    Map<String, Double> figures) {

  static final String FILE = "report.json";

  static Report read(Path scratch) throws IOException {
    var file = scratch.resolve(FILE);
    if (!Files.exists(file)) {
      return new Report(Optional.empty(), OptionalDouble.empty(), OptionalDouble.empty(), Map.of());
    }
    var json = Json.parseObject(Files.readString(file));
    return new Report(
        Optional.of(Instant.parse((String) json.get("ended"))),
        number(json, "cpuSeconds"),
        number(json, "allocatedBytes"),
        figures(json.get("figures")));
  }

  OptionalDouble figure(String metricId) {
    var figure = figures.get(metricId);
    return figure == null ? OptionalDouble.empty() : OptionalDouble.of(figure);
  }

  private static Map<String, Double> figures(Object json) {
    var figures = new LinkedHashMap<String, Double>();
    ((Map<?, ?>) json)
        .forEach((id, value) -> figures.put((String) id, ((Number) value).doubleValue()));
    return figures;
  }

  private static OptionalDouble number(Map<String, Object> json, String key) {
    return json.get(key) instanceof Number number
        ? OptionalDouble.of(number.doubleValue())
        : OptionalDouble.empty();
  }
}
