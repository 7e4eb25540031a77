package workbook.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// What a [Child] said at the end of its work; all empty where it died before.
record Report(Optional<Instant> ended, OptionalDouble cpuSeconds, OptionalDouble allocatedBytes) {

  static final String FILE = "report.json";

  static Report read(Path scratch) throws IOException {
    var file = scratch.resolve(FILE);
    if (!Files.exists(file)) {
      return new Report(Optional.empty(), OptionalDouble.empty(), OptionalDouble.empty());
    }
    var json = Json.parseObject(Files.readString(file));
    return new Report(
        Optional.of(Instant.parse((String) json.get("ended"))),
        number(json, "cpuSeconds"),
        number(json, "allocatedBytes"));
  }

  private static OptionalDouble number(Map<String, Object> json, String key) {
    return OptionalDouble.of(((Number) json.get(key)).doubleValue());
  }
}
