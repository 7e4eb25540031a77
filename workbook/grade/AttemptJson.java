package workbook.grade;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import workbook.check.Attempt;
import workbook.check.Verdict;

/// An attempt as `check --json` tells it. The only place of this package that spells it.
final class AttemptJson {

  private AttemptJson() {}

  static Map<String, Object> of(Attempt attempt) {
    var json = new LinkedHashMap<String, Object>();
    switch (attempt.verdict()) {
      case Verdict.Passed(_, var effects) -> {
        json.put("verdict", Mark.PASSED.word());
        json.put("effects", effects(effects));
      }
      case Verdict.Failed(_, var effects) -> {
        json.put("verdict", Mark.FAILED.word());
        json.put("effects", effects(effects));
      }
      case Verdict.DidNotCompile(var errors) -> {
        json.put("verdict", Mark.DID_NOT_COMPILE.word());
        json.put("errors", errors.stream().map(AttemptJson::error).toList());
      }
      case Verdict.Refused(var refusals) -> {
        json.put("verdict", Mark.REFUSED.word());
        json.put("refusals", refusals.stream().map(AttemptJson::refusal).toList());
      }
      case Verdict.Stopped(var limit, var test, var after, var place) -> {
        json.put("verdict", Mark.STOPPED.word());
        json.put("limit", limit.name().toLowerCase(Locale.ROOT));
        json.put("test", test);
        json.put("afterSeconds", after.toMillis() / 1e3);
        json.put("place", place);
      }
    }
    json.put("tests", attempt.tests().stream().map(AttemptJson::test).toList());
    json.put("failures", attempt.failures().stream().map(AttemptJson::failure).toList());
    json.put("printed", attempt.printed());
    json.put("notes", attempt.notes());
    json.put("seed", attempt.seed());
    return json;
  }

  private static Map<String, Object> test(Attempt.TestRun test) {
    return map("name", test.name(), "passed", test.passed());
  }

  private static Map<String, Object> failure(Verdict.Failure failure) {
    return map("test", failure.test(), "message", failure.message(), "line", failure.line());
  }

  private static Map<String, Object> error(Verdict.CompileError error) {
    var json = map("file", error.file(), "line", error.line(), "message", error.message());
    json.put("excerpt", error.excerpt());
    return json;
  }

  private static Map<String, Object> refusal(Verdict.Refusal refusal) {
    var reach = refusal.reach().name().toLowerCase(Locale.ROOT);
    return map("line", refusal.line(), "uses", refusal.what(), "reach", reach);
  }

  private static List<Map<String, Object>> effects(List<Verdict.Effect> effects) {
    return effects.stream().map(AttemptJson::effect).toList();
  }

  private static Map<String, Object> effect(Verdict.Effect effect) {
    var json = map("label", effect.label(), "value", effect.value());
    effect
        .bound()
        .ifPresent(bound -> json.putAll(map("measured", bound.measured(), "most", bound.most())));
    return json;
  }

  private static Map<String, Object> map(Object... pairs) {
    var json = new LinkedHashMap<String, Object>();
    for (var i = 0; i < pairs.length; i += 2) {
      json.put(pairs[i].toString(), pairs[i + 1]);
    }
    return json;
  }
}
