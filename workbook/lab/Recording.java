package workbook.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What a demo measured, with the passport of the machine it ran on; format version 1.
///
/// ```
/// { "format": 1, "lesson": "gc-off", "recorded": "2026-11-22T20:00:00Z", "quick": false,
///   "passport": { "os": "Linux 6.18", … },
///   "acts": [ {
///     "id": "collectors", "question": "Which finishes first?", "answer": "lowest wall",
///     "rounds": 7,
///     "metrics": [ { "id": "wall", "label": "wall", "unit": "s", "about": "…" } ],
///     "runs": [ {
///       "id": "g1", "label": "G1, the default", "command": "java -XX:+UseG1GC …",
///       "samples": { "wall": [1.21, 1.19], "pause": [] },
///       "unavailable": { "pause": "why not" } } ] } ] }
/// ```
///
/// An act may also have `"prepared"`, the commands that were run once before its rounds, and, if it
/// is a sweep, `"axis": { "label": "nursery", "unit": "bytes" }`; each of its runs then has
/// `"point": { "series": "Java", "x": 4096 }`. A run may have `"printed"`, the lines that it
/// printed in its last round.
///
/// Samples are in rounds' order and in the metric's base unit (`s`, `bytes`, `count`). A metric
/// that the machine could not give has no samples and a reason under `unavailable`; a run that
/// could not be made at all has its reason under `unavailable` for each metric.
public record Recording(
    String lesson, Instant recorded, boolean quick, Map<String, String> passport, List<Act> acts) {

  /// The day on which it was made, in UTC: `2026-11-22`.
  public String date() {
    return recorded.toString().substring(0, 10);
  }

  public static final int FORMAT = 1;

  /// @param answer what makes an answer to the question right
  /// @param rounds how many rounds were finished
  /// @param axis what a sweep varies; empty where the runs are no points of one
  /// @param prepared commands that were run once, before the first round
  public record Act(
      String id,
      String question,
      Rule answer,
      int rounds,
      List<Metric> metrics,
      List<Run> runs,
      Optional<Axis> axis,
      List<String> prepared) {

    public Act(
        String id, String question, Rule answer, int rounds, List<Metric> metrics, List<Run> runs) {
      this(id, question, answer, rounds, metrics, runs, Optional.empty(), List.of());
    }

    /// Whether a command expects the shell variable `cp` to hold the class path.
    boolean usesClassPath() {
      return commands().anyMatch(command -> command.contains("\"$cp\""));
    }

    /// What a shell inside the clone has to run before the commands of the runs.
    public List<String> preamble(String lesson) {
      var lines = new ArrayList<String>();
      if (usesClassPath()) {
        lines.add("cp=$(./jbang info classpath " + lesson + ")");
      }
      if (commands().anyMatch(command -> command.contains("$tmp"))) {
        lines.add("tmp=$(mktemp -d)");
      }
      lines.addAll(prepared);
      return lines;
    }

    private Stream<String> commands() {
      return Stream.concat(prepared.stream(), runs.stream().map(Run::command));
    }

    public Optional<Run> run(String runId) {
      return runs.stream().filter(run -> run.id.equals(runId)).findFirst();
    }

    /// The largest median of a metric, which sets the scale of its column or chart; 0 where there
    /// is none.
    public double largestMedian(Metric metric) {
      return runs.stream()
          .flatMap(run -> run.summary(metric.id()).stream())
          .mapToDouble(Summary::median)
          .max()
          .orElse(0);
    }

    public Optional<Metric> metric(String metricId) {
      return metrics.stream().filter(metric -> metric.id().equals(metricId)).findFirst();
    }
  }

  /// What a sweep varies.
  ///
  /// @param label as an axis is headed
  public record Axis(String label, Metric.Unit unit) {}

  /// Where a run of a sweep lies.
  ///
  /// @param series the line that it is a point of
  /// @param x on the act's axis, in its unit
  public record Point(String series, double x) {}

  /// @param command a line that a reader can paste into a shell inside the clone
  /// @param samples by metric id, one a round
  /// @param unavailable by metric id, why there are no samples
  /// @param point of a sweep; empty elsewhere
  /// @param printed the lines of its last round, where the act shows them
  public record Run(
      String id,
      String label,
      String command,
      Map<String, List<Double>> samples,
      Map<String, String> unavailable,
      Optional<Point> point,
      List<String> printed) {

    public Run(
        String id,
        String label,
        String command,
        Map<String, List<Double>> samples,
        Map<String, String> unavailable) {
      this(id, label, command, samples, unavailable, Optional.empty(), List.of());
    }

    /// Nothing where the metric has no samples; [#unavailable] says why.
    public Optional<Summary> summary(String metricId) {
      return Summary.of(samples.getOrDefault(metricId, List.of()));
    }
  }

  /// How one figure stands to another, by [Summary#differsFrom].
  public enum Order {
    LESS,
    MORE,
    TOO_NOISY
  }

  /// Median, minimum and maximum of the samples of one run and metric.
  public record Summary(int rounds, double median, double min, double max) {

    /// Fewer rounds rank nothing.
    public static final int ROUNDS_TO_RANK = 5;

    public static Optional<Summary> of(List<Double> samples) {
      if (samples.isEmpty()) {
        return Optional.empty();
      }
      var sorted = samples.stream().mapToDouble(Double::doubleValue).sorted().toArray();
      var middle = sorted.length / 2;
      var median =
          sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
      return Optional.of(
          new Summary(sorted.length, median, sorted[0], Arrays.stream(sorted).max().orElseThrow()));
    }

    /// Whether the two differ by the house's rule: at least five rounds each, disjoint ranges and
    /// medians at least 10% apart. Anything less is too noisy to say.
    public boolean differsFrom(Summary other) {
      var smaller = Math.min(Math.abs(median), Math.abs(other.median));
      return rounds >= ROUNDS_TO_RANK
          && other.rounds >= ROUNDS_TO_RANK
          && (max < other.min || other.max < min)
          && Math.abs(median - other.median) >= 0.1 * smaller;
    }

    /// How it stands to the other, by that rule.
    public Order orderTo(Summary other) {
      if (!differsFrom(other)) {
        return Order.TOO_NOISY;
      }
      return median < other.median ? Order.LESS : Order.MORE;
    }
  }

  public Optional<Act> act(String actId) {
    return acts.stream().filter(act -> act.id.equals(actId)).findFirst();
  }

  /// @throws Unreadable when the file is not a recording of this format
  public static Recording read(Path file) throws IOException {
    return parse(Files.readString(file), file.toString());
  }

  /// @param file where the text comes from, for the message
  static Recording parse(String text, String file) throws Unreadable {
    try {
      return fromJson(Json.parseObject(text));
    } catch (Json.Malformed e) {
      throw new Unreadable(file + ":" + e.line + ": " + e.getMessage(), e);
    } catch (ClassCastException | NullPointerException | IllegalArgumentException e) {
      throw new Unreadable(
          file + ":1: not a recording of format " + FORMAT + ": " + e.getMessage(), e);
    }
  }

  /// A recording that cannot be read: the message names the file and the line.
  public static final class Unreadable extends IOException {
    private static final long serialVersionUID = 1;

    Unreadable(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /// The document as maps and lists, for [Json#document].
  public Map<String, Object> toJson() {
    var json = new LinkedHashMap<String, Object>();
    json.put("format", FORMAT);
    json.put("lesson", lesson);
    json.put("recorded", recorded.toString());
    json.put("quick", quick);
    json.put("passport", passport);
    json.put("acts", acts.stream().map(Recording::toJson).toList());
    return json;
  }

  private static Map<String, Object> toJson(Act act) {
    var json = new LinkedHashMap<String, Object>();
    json.put("id", act.id);
    json.put("question", act.question);
    json.put("answer", act.answer.toString());
    json.put("rounds", act.rounds);
    act.axis.ifPresent(
        axis -> json.put("axis", Map.of("label", axis.label, "unit", axis.unit.symbol)));
    if (!act.prepared.isEmpty()) {
      json.put("prepared", act.prepared);
    }
    json.put("metrics", act.metrics.stream().map(Recording::toJson).toList());
    json.put("runs", act.runs.stream().map(Recording::toJson).toList());
    return json;
  }

  private static Map<String, Object> toJson(Metric metric) {
    var json = new LinkedHashMap<String, Object>();
    json.put("id", metric.id());
    json.put("label", metric.label());
    json.put("unit", metric.unit().symbol);
    json.put("about", metric.about());
    return json;
  }

  private static Map<String, Object> toJson(Run run) {
    var json = new LinkedHashMap<String, Object>();
    json.put("id", run.id);
    json.put("label", run.label);
    json.put("command", run.command);
    run.point.ifPresent(
        point -> {
          var at = new LinkedHashMap<String, Object>();
          at.put("series", point.series);
          at.put("x", point.x);
          json.put("point", at);
        });
    json.put("samples", run.samples);
    json.put("unavailable", run.unavailable);
    if (!run.printed.isEmpty()) {
      json.put("printed", run.printed);
    }
    return json;
  }

  private static Recording fromJson(Map<String, Object> json) {
    if (!Long.valueOf(FORMAT).equals(json.get("format"))) {
      throw new IllegalArgumentException("its format is " + json.get("format"));
    }
    return new Recording(
        (String) json.get("lesson"),
        Instant.parse((String) json.get("recorded")),
        (Boolean) json.get("quick"),
        Recording.<String>map(json.get("passport")),
        objects(json.get("acts")).stream().map(Recording::act).toList());
  }

  private static Act act(Map<String, Object> json) {
    var metrics = objects(json.get("metrics")).stream().map(Recording::metric).toList();
    return new Act(
        (String) json.get("id"),
        (String) json.get("question"),
        Rule.parse((String) json.get("answer"), metrics),
        ((Long) json.get("rounds")).intValue(),
        metrics,
        objects(json.get("runs")).stream().map(Recording::run).toList(),
        Optional.ofNullable(json.get("axis")).map(Recording::axis),
        strings(json.get("prepared")));
  }

  private static Axis axis(Object json) {
    var axis = Recording.<String>map(json);
    return new Axis(axis.get("label"), Metric.Unit.of(axis.get("unit")));
  }

  private static Point point(Object json) {
    var point = Recording.<Object>map(json);
    return new Point((String) point.get("series"), ((Number) point.get("x")).doubleValue());
  }

  private static Metric metric(Map<String, Object> json) {
    return new Metric(
        (String) json.get("id"),
        (String) json.get("label"),
        Metric.Unit.of((String) json.get("unit")),
        (String) json.get("about"));
  }

  private static Run run(Map<String, Object> json) {
    var samples = new LinkedHashMap<String, List<Double>>();
    Recording.<List<Object>>map(json.get("samples"))
        .forEach(
            (id, values) ->
                samples.put(
                    id, values.stream().map(value -> ((Number) value).doubleValue()).toList()));
    return new Run(
        (String) json.get("id"),
        (String) json.get("label"),
        (String) json.get("command"),
        samples,
        Recording.<String>map(json.get("unavailable")),
        Optional.ofNullable(json.get("point")).map(Recording::point),
        strings(json.get("printed")));
  }

  @SuppressWarnings("unchecked")
  private static List<String> strings(Object json) {
    return json == null ? List.of() : (List<String>) json;
  }

  @SuppressWarnings("unchecked")
  private static <T> Map<String, T> map(Object json) {
    return (Map<String, T>) json;
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> objects(Object json) {
    return (List<Map<String, Object>>) json;
  }
}
