package workbook.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One grading of one answer.
///
/// @param tests those that ran to their end, in order, also before the answer was stopped
/// @param failures those of the tests that failed, also before the answer was stopped
/// @param printed what the answer printed, up to the limit
/// @param notes what was ended with the answer, for the learner to know: `a thread still ran: …`
/// @param seed of its random inputs: the same seed gives the same inputs
public record Attempt(
    Verdict verdict,
    List<TestRun> tests,
    List<Verdict.Failure> failures,
    String printed,
    List<String> notes,
    long seed) {

  /// A test that ran to its end.
  public record TestRun(String name, boolean passed) {}

  static Attempt didNotCompile(List<Verdict.CompileError> errors) {
    return new Attempt(new Verdict.DidNotCompile(errors), List.of(), List.of(), "", List.of(), 1);
  }

  /// What a process reported, and how it ended.
  static Attempt of(List<Event> report, Optional<Verdict.Limit> broken, AnswerProcess process) {
    var tests = new ArrayList<TestRun>();
    var failures = new ArrayList<Verdict.Failure>();
    var effects = new ArrayList<Verdict.Effect>();
    var running = "";
    var done = false;
    var exiting = false;
    for (var event : report) {
      switch (event) {
        case Event.Started(var test) -> running = test;
        case Event.Passed(var test) -> tests.add(new TestRun(test, true));
        case Event.Failed(var failure) -> {
          tests.add(new TestRun(failure.test(), false));
          failures.add(failure);
        }
        case Event.Shown(var effect) -> effects.add(effect);
        case Event.Exiting _ -> exiting = true;
        case Event.Done _ -> done = true;
      }
    }
    Verdict verdict;
    if (done && failures.isEmpty()) {
      verdict = new Verdict.Passed(tests.stream().map(TestRun::name).toList(), effects);
    } else if (done) {
      verdict = new Verdict.Failed(failures, effects);
    } else {
      var own = exiting ? Verdict.Limit.EXIT : ended(process);
      verdict = new Verdict.Stopped(broken.orElse(own), running, process.after(), "");
    }
    return new Attempt(verdict, tests, failures, process.printed(), List.of(), 1);
  }

  /// A JVM tells its own end by its exit code; `Runtime.halt` with another code is an exit.
  private static Verdict.Limit ended(AnswerProcess process) {
    var code = process.exitCode();
    if (code == Flagged.OUT_OF_MEMORY) {
      return Verdict.Limit.MEMORY;
    }
    return code > 128 || code < 0 ? Verdict.Limit.CRASH : Verdict.Limit.EXIT;
  }
}
