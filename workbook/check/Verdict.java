package workbook.check;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What became of one answer.
public sealed interface Verdict {

  record Passed(List<String> tests, List<Effect> effects) implements Verdict {}

  /// @param failures in the order of the check's source; the first is the one to work on
  record Failed(List<Failure> failures, List<Effect> effects) implements Verdict {}

  record DidNotCompile(List<CompileError> errors) implements Verdict {}

  /// The answer reaches for what an answer may not use, and was not run.
  record Refused(List<Refusal> refusals) implements Verdict {}

  /// The answer was ended, or ended itself, before its check could finish.
  ///
  /// @param test the test that was running, or empty before the first one
  /// @param place the learner's line that was running, `Tiny.twice (Tiny.java:5)`; empty where it
  ///     is not known
  record Stopped(Limit limit, String test, Duration after, String place) implements Verdict {}

  /// A test that failed.
  ///
  /// @param message what was expected and what happened, in the learner's words
  /// @param line of the check's source, from 1
  record Failure(String test, String message, int line) {}

  /// A figure that the check measured, shown for interest.
  ///
  /// @param bound where the check asks for at most so much
  record Effect(String label, String value, Optional<Bound> bound) {}

  /// @param measured in the unit of `most`
  record Bound(double measured, double most) {}

  /// @param excerpt the source line with a caret under the place
  record CompileError(String file, int line, String message, String excerpt) {}

  /// @param line of the answer's source, from 1; 0 where it is not known
  /// @param what it uses, as the source would name it: `Files.delete`
  record Refusal(int line, String what, Reach reach) {}

  /// Why an answer was stopped.
  enum Limit {
    TIME,
    DEADLOCK,
    MEMORY,
    THREADS,
    OUTPUT,
    FILES,
    EXIT,
    CRASH
  }

  /// What lies beyond an answer, unless its exercise allows it.
  enum Reach {
    FILES,
    PROCESSES,
    NETWORK,
    REFLECTION,
    /// Standard streams, properties, hooks: what all of the process shares.
    PROCESS,
    /// JUnit, AssertJ, the check itself, and who is calling.
    CHECK
  }

  default int exitCode() {
    return switch (this) {
      case Passed _ -> 0;
      case Failed _, DidNotCompile _, Refused _, Stopped _ -> 1;
    };
  }
}
