package workbook.report;

//SOURCES Case.java
//SOURCES Exercism.java
//SOURCES Explanation.java
//SOURCES Gradescope.java
//SOURCES JUnitXml.java
//SOURCES Outputs.java
//SOURCES ReportFile.java
//SOURCES StopText.java
//SOURCES VerdictDocument.java
//SOURCES package-info.java
//SOURCES ../check/Grader.java
//SOURCES ../course/Page.java

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import workbook.check.Attempt;
import workbook.course.Exercise;

/// One exercise of the learner, graded.
///
/// @param untouched whether the answer is still the starter
/// @param took from the call to the verdict, compiling included
public record Graded(
    Exercise exercise, Path answer, boolean untouched, Attempt attempt, Duration took) {

  /// Where a command tells of what it graded.
  public interface Output {

    /// Starters that have become the learner's files just now.
    void made(List<Path> answers);

    void graded(Graded graded);

    /// Nothing more follows.
    void end();
  }
}
