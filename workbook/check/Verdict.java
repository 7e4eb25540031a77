package workbook.check;

import java.time.Duration;
import java.util.List;

/// What became of one answer.
public sealed interface Verdict {

  record Passed(List<String> tests, List<Effect> effects) implements Verdict {}

  /// @param failures in the order of the check's source; the first is the one to work on
  record Failed(List<Failure> failures, List<Effect> effects) implements Verdict {}

  record DidNotCompile(List<CompileError> errors) implements Verdict {}

  /// The answer was ended, or ended itself, before its check could finish.
  ///
  /// @param test the test that was running, or empty before the first one
  record Stopped(Limit limit, String test, Duration after) implements Verdict {}

  /// A test that failed.
  ///
  /// @param message what was expected and what happened, in the learner's words
  /// @param line of the check's source, from 1
  record Failure(String test, String message, int line) {}

  /// A figure that the check measured, shown for interest.
  record Effect(String label, String value) {}

  /// @param excerpt the source line with a caret under the place
  record CompileError(String file, int line, String message, String excerpt) {}

  /// Why an answer was stopped.
  enum Limit {
    TIME,
    MEMORY,
    OUTPUT,
    EXIT,
    CRASH
  }

  default int exitCode() {
    return switch (this) {
      case Passed _ -> 0;
      case Failed _, DidNotCompile _, Stopped _ -> 1;
    };
  }
}
