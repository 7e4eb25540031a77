package workbook.check;

//SOURCES Answers.java
//SOURCES Attempt.java
//SOURCES Checks.java
//SOURCES Limits.java
//SOURCES Progress.java
//SOURCES Verdict.java
//SOURCES package-info.java
//SOURCES ../course/Course.java

import java.nio.file.Path;
import workbook.course.Exercise;

/// Grades an answer: compiles it with its check in this process, and runs both in another one.
public final class Grader {
  private final Limits limits;

  public Grader(Limits limits) {
    this.limits = limits;
  }

  /// @param folder where the answer lies, as `Name.java`: the learner's, a solution's or a decoy's
  public Verdict grade(Exercise exercise, Path folder) {
    return attempt(exercise, folder).verdict();
  }

  /// The same, with all that the answer printed.
  public Attempt attempt(Exercise exercise, Path folder) {
    throw new UnsupportedOperationException();
  }
}
