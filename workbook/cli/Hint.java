package workbook.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import workbook.check.Progress;
import workbook.course.Course;
import workbook.course.Exercise;
import workbook.course.Page;
import workbook.course.Snippets;

/// `./jbang workbook hint [EXERCISE]`
@Command(
    name = "hint",
    mixinStandardHelpOptions = true,
    description = "Gives one more hint at each call, from vague to plain.",
    footer = {"", "Examples:", "  ./jbang workbook hint", "  ./jbang workbook hint LeanParser"})
public final class Hint implements Callable<Integer> {

  @Mixin private CourseOption course;
  @Mixin private ExerciseParameter exercise;

  private final Surroundings around;

  public Hint(Surroundings around) {
    this.around = around;
  }

  @Override
  public Integer call() {
    var read = course.read(around);
    var progress = Progress.read(read, around.clock(), around.err());
    exercise
        .read(read, progress)
        .ifPresentOrElse(
            wanted -> give(read, wanted, progress.everPassed(wanted)),
            () -> around.out().println("Nothing is unsolved. For a hint all the same, name one."));
    return Exit.FINE;
  }

  private void give(Course course, Exercise exercise, boolean passed) {
    var seen = HintsSeen.read(course);
    var known = exercise.hints().size();
    var now = Math.min(seen.of(exercise) + 1, known);
    var out = around.out();
    out.println(around.paint().bold(exercise.name() + ": " + exercise.title()));
    var lesson = course.theLesson(exercise.lesson());
    var page = new TerminalPage(out, around.paint());
    var read = Page.read(course, lesson, Snippets.asWritten());
    for (var number = 1; number <= now; number++) {
      page.printHint(read, exercise, number);
    }
    out.println();
    if (now < known) {
      out.println(known - now + " more: " + around.jbang() + " workbook hint " + exercise.name());
    } else {
      // Before a pass, `solution` shows nothing without the flag.
      var flag = passed ? "" : " --spoil";
      out.println(
          "No more hints. The solution: " + around.jbang() + " workbook solution " + exercise.name() + flag);
    }
    keep(seen, exercise, now);
  }

  private void keep(HintsSeen seen, Exercise exercise, int count) {
    try {
      seen.keep(exercise, count).ifPresent(around.err()::println);
    } catch (IOException e) {
      around.err().println("which hints you saw cannot be kept here: " + e.getMessage());
    }
  }
}
