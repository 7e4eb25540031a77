package workbook.verify;

import workbook.course.Exercise;

/// What a learner needs of an exercise's page: a task, and hints that end before the solution.
final class ExercisePages {

  private static final int HINTS = 3;

  private ExercisePages() {}

  static void examine(Exercise exercise, Findings findings) {
    if (exercise.task().isBlank()) {
      findings.problem(
          exercise.page(), 1, "the exercise has no task", "say below the head what is to be done");
    }
    var count = exercise.hints().size();
    if (count != HINTS) {
      findings.problem(
          exercise.page(),
          CourseFiles.lineOf(exercise.page(), "## Hints"),
          "%s has %s, and needs three"
              .formatted(exercise.name(), count == 1 ? "1 hint" : count + " hints"),
          "number them below ## Hints: a nudge, the approach, almost the answer");
    }
  }
}
