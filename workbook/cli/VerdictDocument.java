package workbook.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import workbook.check.Attempt;
import workbook.check.Verdict;
import workbook.lab.Json;

/// Tells a machine: one JSON document at the end.
final class VerdictDocument implements Graded.Output {
  private final Surroundings around;
  private final List<Object> exercises = new ArrayList<>();
  private int passed = 0;

  VerdictDocument(Surroundings around) {
    this.around = around;
  }

  @Override
  public void made(List<Path> answers) {
    answers.forEach(answer -> around.err().println("made " + answer));
  }

  @Override
  public void graded(Graded graded) {
    var json = new LinkedHashMap<String, Object>();
    json.put("exercise", graded.exercise().name());
    json.put("lesson", graded.exercise().lesson());
    json.put("answer", graded.answer().toString());
    json.put("untouched", graded.untouched());
    var verdict = graded.attempt().verdict();
    switch (verdict) {
      case Verdict.Passed(_, var effects) -> {
        passed++;
        json.put("verdict", "passed");
        json.put("effects", effects(effects));
      }
      case Verdict.Failed(_, var effects) -> {
        json.put("verdict", "failed");
        json.put("effects", effects(effects));
      }
      case Verdict.DidNotCompile(var errors) -> {
        json.put("verdict", "didNotCompile");
        json.put("errors", errors.stream().map(VerdictDocument::error).toList());
      }
      case Verdict.Refused(var refusals) -> {
        json.put("verdict", "refused");
        json.put("refusals", refusals.stream().map(VerdictDocument::refusal).toList());
      }
      case Verdict.Stopped(var limit, var test, var after, var place) -> {
        json.put("verdict", "stopped");
        json.put("limit", limit.name().toLowerCase(Locale.ROOT));
        json.put("test", test);
        json.put("afterSeconds", after.toMillis() / 1e3);
        json.put("place", place);
      }
    }
    json.put("tests", graded.attempt().tests().stream().map(VerdictDocument::test).toList());
    json.put(
        "failures", graded.attempt().failures().stream().map(VerdictDocument::failure).toList());
    json.put("printed", graded.attempt().printed());
    json.put("notes", graded.attempt().notes());
    json.put("seed", graded.attempt().seed());
    exercises.add(json);
  }

  @Override
  public void end() {
    var document = new LinkedHashMap<String, Object>();
    document.put("passed", passed);
    document.put("failed", exercises.size() - passed);
    document.put("exercises", exercises);
    around.out().print(Json.document(document));
    around.out().flush();
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
