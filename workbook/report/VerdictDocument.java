package workbook.report;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import workbook.check.Attempt;
import workbook.check.Verdict;
import workbook.lab.Json;

/// Tells a machine: one JSON document at the end, in a format of our own.
///
/// | key | what |
/// |---|---|
/// | `format` | 1; a key that goes, or changes its meaning, makes it 2; a new key does not |
/// | `passed`, `failed` | how many of the exercises |
/// | `exercises` | one object for each, in the order of the course |
///
/// An exercise has the same keys wherever we write one:
///
/// | key | what |
/// |---|---|
/// | `exercise`, `lesson` | their names: `LeanParser`, `01-gc-off` |
/// | `answer` | the file that was graded |
/// | `untouched` | whether it is still the starter |
/// | `verdict` | `passed`, `failed`, `didNotCompile`, `refused` or `stopped` |
/// | `tests` | those that ran to their end: `name`, `passed` |
/// | `failures` | of these tests: `test`, `message`, `line` of the check |
/// | `printed` | what the answer printed |
/// | `notes` | what was ended with the answer |
/// | `seed` | of its random inputs |
///
/// and more of its verdict:
///
/// - passed or failed: `effects`, each with `label`, `value` and, where the check has a bound,
///   `measured` and `most`
/// - did not compile: `errors`, each with `file`, `line`, `message`, `excerpt`
/// - refused: `refusals`, each with `line` (0 where it is not known), `uses`, `reach`
/// - stopped: `limit`, `test`, `afterSeconds`, `place`; the texts are empty where nothing is known
public final class VerdictDocument implements Graded.Output {
  private static final int FORMAT = 1;

  private final PrintWriter out;
  private final PrintWriter err;
  private final List<Object> exercises = new ArrayList<>();
  private int passed = 0;

  /// @param err for what is no part of the document
  public VerdictDocument(PrintWriter out, PrintWriter err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public void made(List<Path> answers) {
    answers.forEach(answer -> err.println("made " + answer));
  }

  @Override
  public void graded(Graded graded) {
    exercises.add(json(graded));
    if (graded.attempt().verdict() instanceof Verdict.Passed) {
      passed++;
    }
  }

  @Override
  public void end() {
    var document = new LinkedHashMap<String, Object>();
    document.put("format", FORMAT);
    document.put("passed", passed);
    document.put("failed", exercises.size() - passed);
    document.put("exercises", exercises);
    out.print(Json.document(document));
    out.flush();
  }

  /// The name of a verdict in all formats.
  static String word(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Passed _ -> "passed";
      case Verdict.Failed _ -> "failed";
      case Verdict.DidNotCompile _ -> "didNotCompile";
      case Verdict.Refused _ -> "refused";
      case Verdict.Stopped _ -> "stopped";
    };
  }

  /// One of the `exercises`.
  public static Map<String, Object> json(Graded graded) {
    var json = new LinkedHashMap<String, Object>();
    json.put("exercise", graded.exercise().name());
    json.put("lesson", graded.exercise().lesson());
    json.put("answer", graded.answer().toString());
    json.put("untouched", graded.untouched());
    json.putAll(json(graded.attempt()));
    return json;
  }

  /// What there is of it besides the exercise and its answer.
  public static Map<String, Object> json(Attempt attempt) {
    var json = new LinkedHashMap<String, Object>();
    json.put("verdict", word(attempt.verdict()));
    putDetails(attempt.verdict(), json);
    json.put("tests", attempt.tests().stream().map(VerdictDocument::test).toList());
    json.put("failures", attempt.failures().stream().map(VerdictDocument::failure).toList());
    json.put("printed", attempt.printed());
    json.put("notes", attempt.notes());
    json.put("seed", attempt.seed());
    return json;
  }

  private static void putDetails(Verdict verdict, Map<String, Object> json) {
    switch (verdict) {
      case Verdict.Passed(_, var effects) -> json.put("effects", effects(effects));
      case Verdict.Failed(_, var effects) -> json.put("effects", effects(effects));
      case Verdict.DidNotCompile(var errors) ->
          json.put("errors", errors.stream().map(VerdictDocument::error).toList());
      case Verdict.Refused(var refusals) ->
          json.put("refusals", refusals.stream().map(VerdictDocument::refusal).toList());
      case Verdict.Stopped(var limit, var test, var after, var place) -> {
        json.put("limit", limit.name().toLowerCase(Locale.ROOT));
        json.put("test", test);
        json.put("afterSeconds", after.toMillis() / 1e3);
        json.put("place", place);
      }
    }
  }

  private static Map<String, Object> test(Attempt.TestRun test) {
    var json = new LinkedHashMap<String, Object>();
    json.put("name", test.name());
    json.put("passed", test.passed());
    return json;
  }

  private static Map<String, Object> failure(Verdict.Failure failure) {
    var json = new LinkedHashMap<String, Object>();
    json.put("test", failure.test());
    json.put("message", failure.message());
    json.put("line", failure.line());
    return json;
  }

  private static Map<String, Object> error(Verdict.CompileError error) {
    var json = new LinkedHashMap<String, Object>();
    json.put("file", error.file());
    json.put("line", error.line());
    json.put("message", error.message());
    json.put("excerpt", error.excerpt());
    return json;
  }

  private static Map<String, Object> refusal(Verdict.Refusal refusal) {
    var json = new LinkedHashMap<String, Object>();
    json.put("line", refusal.line());
    json.put("uses", refusal.what());
    json.put("reach", refusal.reach().name().toLowerCase(Locale.ROOT));
    return json;
  }

  private static List<Object> effects(List<Verdict.Effect> effects) {
    var list = new ArrayList<Object>();
    for (var effect : effects) {
      var json = new LinkedHashMap<String, Object>();
      json.put("label", effect.label());
      json.put("value", effect.value());
      effect
          .bound()
          .ifPresent(
              bound -> {
                json.put("measured", bound.measured());
                json.put("most", bound.most());
              });
      list.add(json);
    }
    return list;
  }
}
