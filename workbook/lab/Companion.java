package workbook.lab;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A CPython companion: a script on the class path (JBang's `//FILES`) that describes its runs and
/// performs one of them at a time.
///
/// `python3 SCRIPT --describe` prints one JSON object: the `version` of the interpreter, the
/// `question`, `highest` or `lowest` (a metric's id), `neededBytes`, `metrics`, and `runs`, each
/// with `id`, `label`, `size` and `quickSize`. A metric has an `id`, a `label`, a `unit` (`s`,
/// `bytes` or `count`) and says what it is `about`. `python3 SCRIPT RUN SIZE` prints one with the
/// moment its work `ended`, in seconds since 1970, and a figure a metric, `null` where this Python
/// cannot tell; `wall` and `peakRss` need no figure, since this side measures them. Where
/// `WORKBOOK_CHILD` is set, the end of standard input is the end of the demo: a run that takes
/// longer than a moment then ends itself.
record Companion(String script) {

  /// Measures the runs under each Python asked for.
  Findings measure(Bench bench, String act) throws InterruptedException {
    var asked = bench.options().pythons();
    var pythons = asked.isEmpty() ? List.of("python3") : asked;
    try (var scratch = new Scratch()) {
      var file = scratch.folder().resolve(script);
      copy(file);
      var description = description(bench.fork(), pythons.getFirst(), file, scratch.folder());
      bench.results().python((String) description.get("version"));
      return experiment(bench, act, description, pythons, file)
          .measure(metrics(description).toArray(Metric[]::new));
    } catch (IOException e) {
      return skipped(bench, act, pythons.getFirst(), e);
    }
  }

  /// An act that cannot run is still in the recording, with the reason.
  private Findings skipped(Bench bench, String act, String python, IOException why) {
    var reason = why.getMessage() == null ? why.toString() : why.getMessage();
    var sentence =
        "Skipped: no " + python + " here: install Python 3, or name one with --python PATH.";
    if (!reason.contains("No such file") && !reason.contains("Cannot run program")) {
      sentence = "Skipped: " + reason;
    }
    bench.out().println("  " + sentence);
    bench.err().println(bench.lesson() + ": " + act + ": " + sentence);
    var run =
        new Recording.Run(
            "python3", "CPython", "python3 " + shown(bench), Map.of(), Map.of("wall", sentence));
    var recorded = new Recording.Act(
            act, "", Rule.lowest(Metric.WALL), 0, List.of(Metric.WALL), List.of(run));
    bench.results().keep(recorded);
    return new Findings(bench, recorded);
  }

  private void copy(Path file) throws IOException {
    try (InputStream in = ClassLoader.getSystemResourceAsStream(script)) {
      if (in == null) {
        throw new IllegalStateException("the head of the demo lacks //FILES " + script);
      }
      Files.copy(in, file);
    }
  }

  private static Map<String, Object> description(Fork fork, String python, Path file, Path scratch)
      throws IOException, InterruptedException {
    var ended = fork.run(List.of(python, file.toString(), "--describe"), scratch);
    if (ended.code() != 0 || ended.output().isEmpty()) {
      throw new IOException(python + ": " + ended.lastWords());
    }
    return Json.parseObject(ended.output().getLast());
  }

  private Experiment experiment(
      Bench bench, String act, Map<String, Object> description, List<String> pythons, Path file) {
    var lowest = description.containsKey("lowest");
    var of = (String) description.get(lowest ? "lowest" : "highest");
    var metric =
        metrics(description).stream()
            .filter(known -> known.id().equals(of))
            .findFirst()
            .orElseThrow();
    var experiment =
        new Experiment(bench, act, (String) description.get("question"), new Rule(metric, lowest));
    var needed = ((Number) description.get("neededBytes")).longValue();
    for (var run : objects(description.get("runs"))) {
      var size = run.get(bench.options().quick() ? "quickSize" : "size").toString();
      for (var python : pythons) {
        var id = (String) run.get("id");
        var job = new PythonJob(python, file, shown(bench), id, size, needed);
        var tail = pythons.size() == 1 ? "" : Path.of(python).getFileName().toString();
        experiment.add(
            tail.isEmpty() ? id : id + "-" + (1 + pythons.indexOf(python)),
            tail.isEmpty() ? (String) run.get("label") : run.get("label") + ", " + python,
            job);
      }
    }
    return experiment;
  }

  private static List<Metric> metrics(Map<String, Object> description) {
    var metrics = new ArrayList<Metric>();
    for (var metric : objects(description.get("metrics"))) {
      metrics.add(
          new Metric(
              (String) metric.get("id"),
              (String) metric.get("label"),
              Metric.Unit.of((String) metric.get("unit")),
              (String) metric.get("about")));
    }
    return metrics;
  }

  /// Where the script lies for a reader who stands in the clone.
  private String shown(Bench bench) {
    var lessons = Results.root().resolve("lessons");
    try (var folders = Files.newDirectoryStream(lessons, "*-" + bench.lesson())) {
      for (var folder : folders) {
        return "lessons/" + folder.getFileName() + "/" + script;
      }
    } catch (IOException e) {
      // Not in a clone: the bare name is all there is to show.
    }
    return script;
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> objects(Object json) {
    return (List<Map<String, Object>>) json;
  }
}
