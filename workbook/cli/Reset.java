package workbook.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import workbook.check.Answers;
import workbook.course.Exercise;

/// `./jbang workbook reset EXERCISE`
@Command(
    name = "reset",
    mixinStandardHelpOptions = true,
    description =
        "Puts the unsolved starter of an exercise back, and keeps what you had beside it.",
    footer = {
      "",
      "Examples:",
      "  ./jbang workbook reset LeanParser",
      "  ./jbang workbook reset LeanParser --yes"
    })
public final class Reset implements Callable<Integer> {

  @Mixin private CourseOption course;

  @Parameters(paramLabel = "EXERCISE", description = "Its name, as ./jbang workbook list shows it.")
  private String name;

  @Option(names = "--yes", description = "Do not ask.")
  private boolean yes;

  private final Surroundings around;

  public Reset(Surroundings around) {
    this.around = around;
  }

  @Override
  public Integer call() throws IOException {
    var read = course.read(around);
    var exercise = read.theExercise(name);
    var answers = new Answers(read, around.clock());
    var file = shown(answers.file(exercise));
    if (answers.untouched(exercise)) {
      around.out().println(file + " is still the starter: nothing to do");
      return Exit.FINE;
    }
    if (Files.exists(answers.file(exercise)) && !yes) {
      if (!around.terminal()) {
        around.err().println(file + ": nobody is here to confirm a reset");
        var say = "  say so: %s workbook reset %s --yes";
        around.err().println(say.formatted(around.jbang(), exercise.name()));
        return Exit.USAGE;
      }
      if (!confirmed(file)) {
        around.out().println("left as it is");
        return Exit.FINE;
      }
    }
    restore(answers, exercise, file);
    return Exit.FINE;
  }

  private boolean confirmed(Path file) throws IOException {
    around.out().print("Put the starter back into " + file + "? A copy stays. [y/N] ");
    around.out().flush();
    var answer = around.in().readLine();
    return answer != null && answer.strip().toLowerCase(Locale.ROOT).matches("y|yes");
  }

  private void restore(Answers answers, Exercise exercise, Path file) {
    answers
        .restore(exercise)
        .ifPresent(backup -> around.out().println("your version is kept in " + shown(backup)));
    around.out().println("the starter is back in " + file);
  }

  private Path shown(Path file) {
    return file.startsWith(around.here()) ? around.here().relativize(file) : file;
  }
}
