package workbook.check;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.Optional;
import workbook.course.Course;
import workbook.course.Exercise;

/// What the learner has passed: `.workbook/progress.json` of a course.
public final class Progress {

  /// How an exercise stands.
  public enum State {
    NOT_STARTED,
    TRIED,
    PASSED,
    /// Passed, but its check has changed since.
    STALE,
    /// Passed, but the answer has changed since.
    CHANGED
  }

  /// @param messages where a person is told what is wrong with the file, or that it cannot be kept
  public static Progress read(Course course, Clock clock, PrintWriter messages) {
    throw new UnsupportedOperationException();
  }

  public State state(Exercise exercise) {
    throw new UnsupportedOperationException();
  }

  /// Whether it was ever passed, by whatever answer.
  public boolean everPassed(Exercise exercise) {
    throw new UnsupportedOperationException();
  }

  /// The first exercise that is not passed as it stands.
  public Optional<Exercise> next() {
    throw new UnsupportedOperationException();
  }

  /// Keeps what became of the learner's answer.
  public void record(Exercise exercise, Verdict verdict) {
    throw new UnsupportedOperationException();
  }
}
