package workbook.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import workbook.lab.Json;

/// What a check reports to the grader while it runs: one line of JSON each, written at once, so
/// that the file tells what was running even where the process was killed.
sealed interface Event {

  /// The system property with the path of the file to report to.
  String PROPERTY = "workbook.check.report";

  record Started(String test) implements Event {}

  record Passed(String test) implements Event {}

  record Failed(Verdict.Failure failure) implements Event {}

  record Shown(Verdict.Effect effect) implements Event {}

  /// The process ends before the check is done: somebody called `System.exit`.
  record Exiting() implements Event {}

  /// Every test has run. A report without it is not to be trusted.
  record Done() implements Event {}

  default String line() {
    return Json.line(
        switch (this) {
          case Started(var test) -> json("started", "test", test);
          case Passed(var test) -> json("passed", "test", test);
          case Failed(var failure) -> {
            var json = json("failed", "test", failure.test());
            json.put("message", failure.message());
            json.put("line", failure.line());
            yield json;
          }
          case Shown(var effect) -> {
            var json = json("shown", "label", effect.label());
            json.put("value", effect.value());
            effect
                .bound()
                .ifPresent(
                    bound -> {
                      json.put("measured", bound.measured());
                      json.put("most", bound.most());
                    });
            yield json;
          }
          case Exiting _ -> json("exiting", "test", "");
          case Done _ -> json("done", "test", "");
        });
  }

  private static Map<String, Object> json(String event, String key, String value) {
    var json = new LinkedHashMap<String, Object>();
    json.put("event", event);
    json.put(key, value);
    return json;
  }

  /// @throws Json.Malformed when the line was cut off
  static Event parse(String line) {
    var json = Json.parseObject(line);
    var test = (String) json.getOrDefault("test", "");
    return switch ((String) json.get("event")) {
      case "started" -> new Started(test);
      case "passed" -> new Passed(test);
      case "failed" ->
          new Failed(
              new Verdict.Failure(
                  test, (String) json.get("message"), ((Long) json.get("line")).intValue()));
      case "shown" ->
          new Shown(
              new Verdict.Effect((String) json.get("label"), (String) json.get("value"), bound(json)));
      case "exiting" -> new Exiting();
      case "done" -> new Done();
      case String other -> throw new IllegalArgumentException("unknown event " + other);
    };
  }

  private static Optional<Verdict.Bound> bound(Map<String, Object> json) {
    return json.get("measured") instanceof Number measured && json.get("most") instanceof Number most
        ? Optional.of(new Verdict.Bound(measured.doubleValue(), most.doubleValue()))
        : Optional.empty();
  }

  /// Where a check reports: a grader's file, or a person's terminal.
  @FunctionalInterface
  interface Sink {
    void accept(Event event);
  }

  /// All that was reported to a file, without a last line that was cut off.
  static List<Event> parseAll(String text) {
    var end = text.lastIndexOf('\n') + 1;
    return text.substring(0, end).lines().map(Event::parse).toList();
  }
}
