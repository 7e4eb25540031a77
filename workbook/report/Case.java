package workbook.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import workbook.check.Verdict;
import workbook.course.TestMethods;

/// A line of a report: one test of a check, or what came in the way of its tests.
///
/// @param name of the test's method, or of the same kind: `compiles`
/// @param message for the learner; empty where it passed
/// @param code of the test; empty where the line stands for no test
record Case(String name, Outcome outcome, String message, String code) {

  enum Outcome {
    PASSED,
    FAILED,
    /// The test that was running when its answer was stopped.
    STOPPED,
    /// No test: it says why those after it were not run.
    PREVENTED,
    NOT_RUN
  }

  /// The tests that ran, what came in the way, and the tests that were therefore not run: all that
  /// the check asks, whatever became of the answer.
  static List<Case> of(Graded graded) {
    var code = TestMethods.of(graded.exercise().check());
    var attempt = graded.attempt();
    var messages = new HashMap<String, String>();
    attempt.failures().forEach(it -> messages.put(it.test(), Explanation.of(graded, it)));
    var cases = new ArrayList<Case>();
    var ran = new HashSet<String>();
    for (var test : attempt.tests()) {
      ran.add(test.name());
      var outcome = test.passed() ? Outcome.PASSED : Outcome.FAILED;
      var message = test.passed() ? "" : messages.getOrDefault(test.name(), "It failed.");
      cases.add(new Case(test.name(), outcome, message, code.getOrDefault(test.name(), "")));
    }
    var why = Explanation.of(graded);
    switch (attempt.verdict()) {
      // A test that a check leaves out by itself is none that the answer misses.
      case Verdict.Passed _, Verdict.Failed _ -> code.clear();
      case Verdict.DidNotCompile _ -> cases.add(prevented("compiles", why));
      case Verdict.Refused _ -> cases.add(prevented("uses_only_what_it_may", why));
      case Verdict.Stopped(_, var test, _, _) when !test.isEmpty() && ran.add(test) ->
          cases.add(new Case(test, Outcome.STOPPED, why, code.getOrDefault(test, "")));
      case Verdict.Stopped _ -> cases.add(prevented("runs_to_its_end", why));
    }
    var notRun = "Not run: " + why.lines().findFirst().orElse("");
    code.keySet().removeAll(ran);
    code.forEach((test, body) -> cases.add(new Case(test, Outcome.NOT_RUN, notRun, body)));
    return cases;
  }

  private static Case prevented(String name, String why) {
    return new Case(name, Outcome.PREVENTED, why, "");
  }

  /// A test's name is a sentence.
  String sentence() {
    return name.replace('_', ' ');
  }

  /// Whether a test ran, to its end or until it was stopped.
  boolean ran() {
    return switch (outcome) {
      case PASSED, FAILED, STOPPED -> true;
      case PREVENTED, NOT_RUN -> false;
    };
  }
}
