package workbook.check;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import workbook.lab.Json;

/// What a check reports to the grader while it runs: one line of JSON each, written at once, so
/// that the grader knows what was running even where the process was killed.
sealed interface Event {

  /// The process waits for its job.
  record Ready() implements Event {}

  /// The job is read and the clock runs.
  record Begun() implements Event {}

  record Started(String test) implements Event {}

  record Passed(String test) implements Event {}

  record Failed(Verdict.Failure failure) implements Event {}

  record Shown(Verdict.Effect effect) implements Event {}

  /// The check has drawn its first random input.
  record Drew(long seed) implements Event {}

  /// Something that ends with the process, told to the learner.
  record Noted(String note) implements Event {}

  /// A limit that the process itself saw broken.
  ///
  /// @param place the learner's line that was running, or empty
  record Broken(Verdict.Limit limit, String place) implements Event {}

  /// The process ends before the check is done: somebody called `System.exit`.
  record Exiting() implements Event {}

  /// Every test has run. A report without it is not to be trusted.
  ///
  /// @param printedBytes how much it printed, so that the grader knows when it has read it all
  record Done(long printedBytes) implements Event {}

  default String line() {
    return Json.line(
        switch (this) {
          case Ready _ -> json("ready");
          case Begun _ -> json("begun");
          case Started(var test) -> json("started", "test", test);
          case Passed(var test) -> json("passed", "test", test);
          case Failed(var failure) ->
              json(
                  "failed",
                  "test",
                  failure.test(),
                  "message",
                  failure.message(),
                  "line",
                  failure.line());
          case Shown(Verdict.Effect(var label, var value, var bound)) -> {
            var json = json("shown", "label", label, "value", value);
            bound.ifPresent(
                known -> {
                  json.put("measured", known.measured());
                  json.put("most", known.most());
                });
            yield json;
          }
          case Drew(var seed) -> json("drew", "seed", seed);
          case Noted(var note) -> json("noted", "note", note);
          case Broken(var limit, var place) ->
              json("broken", "limit", limit.name(), "place", place);
          case Exiting _ -> json("exiting");
          case Done(var printed) -> json("done", "printed", printed);
        });
  }

  private static Map<String, Object> json(String event, Object... keysAndValues) {
    var json = new LinkedHashMap<String, Object>();
    json.put("event", event);
    for (var i = 0; i < keysAndValues.length; i += 2) {
      json.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    return json;
  }

  /// @throws Json.Malformed when the line was cut off
  static Event parse(String line) {
    var json = Json.parseObject(line);
    var test = (String) json.getOrDefault("test", "");
    return switch ((String) json.get("event")) {
      case "ready" -> new Ready();
      case "begun" -> new Begun();
      case "started" -> new Started(test);
      case "passed" -> new Passed(test);
      case "failed" ->
          new Failed(
              new Verdict.Failure(
                  test, (String) json.get("message"), ((Long) json.get("line")).intValue()));
      case "shown" ->
          new Shown(
              new Verdict.Effect(
                  (String) json.get("label"), (String) json.get("value"), bound(json)));
      case "drew" -> new Drew((Long) json.get("seed"));
      case "noted" -> new Noted((String) json.get("note"));
      case "broken" ->
          new Broken(
              Verdict.Limit.valueOf((String) json.get("limit")), (String) json.get("place"));
      case "exiting" -> new Exiting();
      case "done" -> new Done((Long) json.get("printed"));
      case String other -> throw new IllegalArgumentException("unknown event " + other);
    };
  }

  private static Optional<Verdict.Bound> bound(Map<String, Object> json) {
    return json.get("measured") instanceof Number measured && json.get("most") instanceof Number most
        ? Optional.of(new Verdict.Bound(measured.doubleValue(), most.doubleValue()))
        : Optional.empty();
  }

  /// Where a check reports: a grader, or a person's terminal.
  @FunctionalInterface
  interface Sink {
    void accept(Event event);
  }
}
