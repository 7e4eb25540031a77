package workbook.cli;

import java.nio.file.Path;
import java.util.List;
import workbook.check.Attempt;
import workbook.course.Exercise;

/// One exercise of the learner, graded.
///
/// @param untouched whether the answer is still the starter
record Graded(Exercise exercise, Path answer, boolean untouched, Attempt attempt) {

  /// Where a command tells of what it graded.
  sealed interface Output permits VerdictText, VerdictDocument {

    /// Starters that have become the learner's files just now.
    void made(List<Path> answers);

    void graded(Graded graded);

    /// Nothing more follows.
    void end();
  }
}
