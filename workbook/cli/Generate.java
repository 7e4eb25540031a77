package workbook.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import workbook.check.Grader;
import workbook.check.Limits;
import workbook.check.Outcomes;
import workbook.course.Course;
import workbook.course.Generated;

/// `./jbang workbook generate`
@Command(
    name = "generate",
    mixinStandardHelpOptions = true,
    description =
        "Rewrites what is made from the lessons: catalog of aliases, table in the README, answers"
            + " to the claims.",
    footer = {
      "",
      "Examples:",
      "  ./jbang workbook generate",
      "  ./jbang workbook generate --course ../another-course",
      "  ./jbang workbook generate --decoys              grades every decoy: some minutes",
      "  ./jbang workbook generate --decoys LeanParser   those of one exercise"
    })
public final class Generate implements Callable<Integer> {

  @Mixin private CourseOption course;

  @Option(
      names = "--decoys",
      arity = "0..1",
      fallbackValue = "",
      paramLabel = "EXERCISE",
      description =
          "Grade the decoys as well, and write down how each fails: whose answer fails alike is"
              + " asked its question.")
  private Optional<String> decoys = Optional.empty();

  /// Longer than a learner's: a decoy must not fail by the machine's load.
  private static final Limits LIMITS = Limits.DEFAULT.withTime(Duration.ofSeconds(30));

  private final Surroundings around;

  public Generate(Surroundings around) {
    this.around = around;
  }

  @Override
  public Integer call() throws IOException {
    var read = course.read(around).whole();
    var files = Generated.of(read);
    for (var generated : files) {
      var name = read.root().relativize(generated.file());
      if (generated.stale()) {
        generated.write();
        around.out().println("wrote " + name);
      } else {
        around.out().println(name + " is up to date");
      }
    }
    if (decoys.isPresent()) {
      grade(read, decoys.get());
    }
    return Exit.FINE;
  }

  /// @param name of an exercise; empty for all of the course
  private void grade(Course read, String name) throws IOException {
    var exercises = name.isEmpty() ? read.exercises() : List.of(read.theExercise(name));
    try (var grader = new Grader(LIMITS)) {
      for (var exercise : exercises) {
        var changed = Outcomes.make(exercise, grader);
        around
            .out()
            .println(
                exercise.name()
                    + ": "
                    + (changed ? "wrote " : "up to date in ")
                    + read.root().relativize(Outcomes.file(exercise)));
        around.out().flush();
      }
    }
  }
}
