package workbook.lab;

import java.io.IOException;
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
/// `bytes` or `count`) and says what it is `about`. It may also have `skip`, why nothing of it can
/// run here; `rounds`; `printing`, whether the reader sees what the runs print; and for a sweep an
/// `axis` with `label` and `unit`, and in each run its `series` and `x`.
///
/// `python3 SCRIPT RUN SIZE` prints, as its last line, one with the moment its work `ended`, in
/// seconds since 1970, and a figure a metric; `null`, or a string that says why, where this Python
/// cannot tell. `wall`, `peakRss`, `faults`, `userCpu` and `systemCpu` need no figure, since this
/// side measures them. Where `WORKBOOK_CHILD` is set, the end of standard input is the end of the
/// demo: a run that takes longer than a moment then ends itself.
record Companion(String script) {

  /// Measures the runs under each Python asked for.
  Findings measure(Bench bench, String act, Setting setting) throws InterruptedException {
    var asked = bench.options().pythons();
    var pythons = asked.isEmpty() ? List.of("python3") : asked;
    var file = setting.copy(script);
    try {
      var description = description(bench.fork(), pythons.getFirst(), file, setting.folder());
      if (description.get("skip") instanceof String why) {
        return skipped(bench, act, setting, why);
      }
      bench.results().python((String) description.get("version"));
      return experiment(bench, act, setting, description, pythons, file)
          .measure(metrics(description).toArray(Metric[]::new));
    } catch (IOException e) {
      return skipped(bench, act, setting, whyNot(pythons.getFirst(), e));
    }
  }

  private static String whyNot(String python, IOException e) {
    var reason = e.getMessage() == null ? e.toString() : e.getMessage();
    return reason.contains("No such file") || reason.contains("Cannot run program")
        ? "no " + python + " here: install Python 3, or name one with --python PATH."
        : reason;
  }

  private static Findings skipped(Bench bench, String act, Setting setting, String why)
      throws InterruptedException {
    return new Experiment(bench, setting, act, "", Rule.lowest(Metric.WALL))
        .run("python3", "CPython", MissingJob.skipped(why))
        .measure(Metric.WALL);
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
      Bench bench,
      String act,
      Setting setting,
      Map<String, Object> description,
      List<String> pythons,
      Path file) {
    var question = (String) description.get("question");
    var experiment = new Experiment(bench, setting, act, question, rule(description));
    if (description.get("rounds") instanceof Number rounds) {
      experiment.rounds(rounds.intValue());
    }
    if (Boolean.TRUE.equals(description.get("printing"))) {
      experiment.printing();
    }
    if (description.get("axis") instanceof Map<?, ?> axis) {
      experiment.axis((String) axis.get("label"), Metric.Unit.of((String) axis.get("unit")));
    }
    var needed = ((Number) description.get("neededBytes")).longValue();
    for (var run : objects(description.get("runs"))) {
      for (var python : pythons) {
        var several = pythons.size() > 1;
        var id = run.get("id") + (several ? "-" + (1 + pythons.indexOf(python)) : "");
        var label = run.get("label") + (several ? ", " + shortName(python) : "");
        var job = job(bench, python, file, run, needed);
        if (run.get("x") instanceof Number x) {
          var series = run.get("series") + (several ? ", " + shortName(python) : "");
          experiment.point(id, label, series, x.doubleValue(), job);
        } else {
          experiment.run(id, label, job);
        }
      }
    }
    return experiment;
  }

  /// The end of the path that tells one interpreter from another: `3.11.7/bin/python`.
  private static String shortName(String python) {
    var path = Path.of(python);
    var names = path.getNameCount();
    return names > 3 ? path.subpath(names - 3, names).toString() : python;
  }

  private static Rule rule(Map<String, Object> description) {
    var lowest = description.containsKey("lowest");
    var of = (String) description.get(lowest ? "lowest" : "highest");
    var metric = metrics(description).stream().filter(known -> known.id().equals(of)).findFirst();
    return new Rule(metric.orElseThrow(), lowest);
  }

  private Job job(
      Bench bench, String python, Path file, Map<String, Object> run, long neededBytes) {
    var size = run.get(bench.options().quick() ? "quickSize" : "size").toString();
    var id = (String) run.get("id");
    return new ProgramJob(
        List.of(python, file.toString(), id, size),
        Job.line(List.of(python, Setting.inClone(bench.lesson(), script), id, size)),
        neededBytes);
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

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> objects(Object json) {
    return (List<Map<String, Object>>) json;
  }
}
