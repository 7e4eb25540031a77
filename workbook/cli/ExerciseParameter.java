package workbook.cli;

import java.util.Optional;
import picocli.CommandLine.Parameters;
import workbook.check.Progress;
import workbook.course.Course;
import workbook.course.Exercise;

/// `[EXERCISE]`, which some commands have: without a name, the next unsolved one.
final class ExerciseParameter {

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "EXERCISE",
      defaultValue = "",
      description = "Its name, as ./jbang workbook list shows it (default: the next unsolved).")
  private String name;

  /// @return nothing where no name was given and all exercises are passed
  /// @throws workbook.course.BadCourse when the name is unknown
  Optional<Exercise> read(Course course, Progress progress) {
    return name.isEmpty() ? progress.next() : Optional.of(course.theExercise(name));
  }
}
