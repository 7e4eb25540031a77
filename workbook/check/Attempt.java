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
/// @param seed of its random inputs: the same seed gives the same inputs; 0 where there were none
/// @param answerHash the SHA-256 of the answer, as it was when it was compiled
public record Attempt(
    Verdict verdict,
    List<TestRun> tests,
    List<Verdict.Failure> failures,
    String printed,
    List<String> notes,
    long seed,
    String answerHash) {

  /// A test that ran to its end.
  public record TestRun(String name, boolean passed) {}

  static Attempt didNotCompile(List<Verdict.CompileError> errors, AnswerText answer) {
    return notRun(new Verdict.DidNotCompile(errors), answer);
  }

  static Attempt refused(List<Verdict.Refusal> refusals, AnswerText answer) {
    return notRun(new Verdict.Refused(refusals), answer);
  }

  private static Attempt notRun(Verdict verdict, AnswerText answer) {
    return new Attempt(verdict, List.of(), List.of(), "", List.of(), 0, answer.hash());
  }

  /// What a process reported, and how it ended.
  ///
  /// @param broken the limit that was seen broken from outside
  static Attempt of(
      Optional<Verdict.Limit> broken, AnswerProcess process, AnswerText answer)
      throws InterruptedException {
    var after = process.after();
    var tests = new ArrayList<TestRun>();
    var failures = new ArrayList<Verdict.Failure>();
    var effects = new ArrayList<Verdict.Effect>();
    var notes = new ArrayList<String>();
    var running = "";
    var seed = 0L;
    var exiting = false;
    var stopped = broken.map(limit -> new Event.Broken(limit, ""));
    var done = Optional.<Event.Done>empty();
    for (var event : process.report()) {
      switch (event) {
        case Event.Ready _, Event.Begun _ -> {}
        case Event.Started(var test) -> running = test;
        case Event.Passed(var test) -> tests.add(new TestRun(test, true));
        case Event.Failed(var failure) -> {
          tests.add(new TestRun(failure.test(), false));
          failures.add(failure);
        }
        case Event.Shown(var effect) -> effects.add(effect);
        case Event.Drew(var drawn) -> seed = drawn;
        case Event.Noted(var note) -> notes.add(note);
        case Event.Broken limit -> stopped = Optional.of(limit);
        case Event.Exiting _ -> exiting = true;
        case Event.Done end -> done = Optional.of(end);
      }
    }
    Verdict verdict;
    if (done.isEmpty() || broken.isPresent()) {
      var limit =
          stopped.isPresent()
              ? stopped.get()
              : new Event.Broken(exiting ? Verdict.Limit.EXIT : ended(process), "");
      verdict = new Verdict.Stopped(limit.limit(), running, after, limit.place());
    } else if (failures.isEmpty()) {
      verdict = new Verdict.Passed(tests.stream().map(TestRun::name).toList(), effects);
    } else {
      verdict = new Verdict.Failed(failures, effects);
    }
    var printed = process.printed(done.map(Event.Done::printedBytes).orElse(0L));
    return new Attempt(verdict, tests, failures, printed, notes, seed, answer.hash());
  }

  /// A JVM tells its own end by its exit code; `Runtime.halt` with another code is an exit.
  private static Verdict.Limit ended(AnswerProcess process) throws InterruptedException {
    var code = process.exitCode();
    if (code == Flagged.OUT_OF_MEMORY) {
      return Verdict.Limit.MEMORY;
    }
    return code > 128 || code < 0 ? Verdict.Limit.CRASH : Verdict.Limit.EXIT;
  }
}
