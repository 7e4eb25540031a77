package workbook.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import workbook.check.Verdict;
import workbook.lab.Json;

/// `results.json` as Gradescope reads it from an autograder:
/// https://gradescope-autograders.readthedocs.io/en/latest/specs/
///
/// An exercise is one point, given where all its tests pass. Points for single tests would reward a
/// starter that nobody touched: it passes most of them and fails the one that the exercise is
/// about. So the tests follow their exercise with a status and no points.
///
/// All text is marked as plain: what an answer printed is never taken for HTML.
final class Gradescope {

  private Gradescope() {}

  static String of(List<Graded> all) {
    var solved = all.stream().filter(Gradescope::isSolved).count();
    var document = new LinkedHashMap<String, Object>();
    document.put("score", solved);
    document.put(
        "execution_time", all.stream().mapToLong(graded -> graded.took().toMillis()).sum() / 1e3);
    if (all.size() > 1) {
      document.put("output", "%d of %d exercises pass.".formatted(solved, all.size()));
      document.put("output_format", "text");
    }
    document.put("test_output_format", "text");
    document.put("test_name_format", "text");
    document.put("visibility", "visible");
    var tests = new ArrayList<Map<String, Object>>();
    for (var i = 0; i < all.size(); i++) {
      add(all.get(i), Integer.toString(i + 1), tests);
    }
    document.put("tests", tests);
    return Json.document(document);
  }

  private static boolean isSolved(Graded graded) {
    return graded.attempt().verdict() instanceof Verdict.Passed;
  }

  private static void add(Graded graded, String number, List<Map<String, Object>> tests) {
    var exercise = graded.exercise();
    var score = isSolved(graded) ? 1 : 0;
    var point = new LinkedHashMap<String, Object>();
    point.put("score", score);
    point.put("max_score", 1);
    point.put("status", isSolved(graded) ? "passed" : "failed");
    point.put("name", exercise.name() + ": " + exercise.title());
    point.put("number", number);
    point.put("output", output(graded));
    point.put("tags", List.of(exercise.lesson()));
    point.put("visibility", "visible");
    point.put("extra_data", extra(graded));
    tests.add(point);
    var cases = Case.of(graded);
    for (var i = 0; i < cases.size(); i++) {
      tests.add(test(cases.get(i), number + "." + (i + 1)));
    }
  }

  /// For a teacher's own evaluation; nobody is shown it.
  private static Map<String, Object> extra(Graded graded) {
    var extra = new LinkedHashMap<String, Object>();
    extra.put("exercise", graded.exercise().name());
    extra.put("verdict", VerdictDocument.word(graded.attempt().verdict()));
    extra.put("untouched", graded.untouched());
    extra.put("seed", graded.attempt().seed());
    return extra;
  }

  private static Map<String, Object> test(Case one, String number) {
    var passed = one.outcome() == Case.Outcome.PASSED;
    var test = new LinkedHashMap<String, Object>();
    test.put("status", passed ? "passed" : "failed");
    test.put("name", one.sentence());
    test.put("number", number);
    if (!passed) {
      test.put("output", one.message());
    }
    test.put("visibility", "visible");
    return test;
  }

  private static String output(Graded graded) {
    var parts = new ArrayList<String>();
    parts.add(
        switch (graded.attempt().verdict()) {
          case Verdict.Passed _ -> "All its tests pass.";
          case Verdict.Failed(var failures, _) ->
              failures.size() == 1
                  ? "One of its tests fails."
                  : failures.size() + " of its tests fail.";
          case Verdict.DidNotCompile _, Verdict.Refused _, Verdict.Stopped _ ->
              Explanation.of(graded);
        });
    parts.addAll(graded.attempt().notes());
    if (!graded.attempt().printed().isEmpty()) {
      parts.add("your code printed:\n" + graded.attempt().printed());
    }
    return String.join("\n\n", parts);
  }
}
