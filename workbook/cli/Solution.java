package workbook.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import workbook.check.Progress;
import workbook.course.Exercise;
import workbook.lab.Text;

/// `./jbang workbook solution [EXERCISE]`
@Command(
    name = "solution",
    mixinStandardHelpOptions = true,
    description = "Shows our solution once yours has passed, and what the wrong ways teach.",
    footer = {
      "",
      "Examples:",
      "  ./jbang workbook solution LeanParser",
      "  ./jbang workbook solution LeanParser --spoil"
    })
public final class Solution implements Callable<Integer> {
  private static final int COLUMNS = 79;


  @Mixin private CourseOption course;
  @Mixin private ExerciseParameter exercise;

  @Option(names = "--spoil", description = "Show it even though yours has not passed yet.")
  private boolean spoil;

  private final Surroundings around;

  public Solution(Surroundings around) {
    this.around = around;
  }

  @Override
  public Integer call() throws IOException {
    var read = course.read(around);
    var progress = Progress.read(read, around.clock(), around.err());
    var wanted = exercise.read(read, progress);
    if (wanted.isEmpty()) {
      around
          .out()
          .println("Every exercise is passed. Name the one whose solution you want to see.");
      return Exit.FINE;
    }
    if (!spoil && !progress.everPassed(wanted.get())) {
      refuse(wanted.get());
      return Exit.FAILED;
    }
    show(around, wanted.get());
    return Exit.FINE;
  }

  private void refuse(Exercise exercise) {
    var err = around.err();
    err.println("You have not passed " + exercise.name() + " yet; it teaches more unspoiled.");
    err.println("  a hint:     " + around.jbang() + " workbook hint " + exercise.name());
    err.println(
        "  all of it:  " + around.jbang() + " workbook solution " + exercise.name() + " --spoil");
  }

  static void show(Surroundings around, Exercise exercise) throws IOException {
    var out = around.out();
    var paint = around.paint();
    out.println(paint.bold(exercise.name() + ": " + exercise.title()));
    out.println();
    out.print(Files.readString(exercise.solution()));
    for (var decoy : exercise.decoys()) {
      out.println();
      out.println(paint.bold("wrong: " + decoy.name().replace('-', ' ')));
      out.println(paint.dim("rejected by " + decoy.rejectedBy()));
      Text.wrap(decoy.question(), COLUMNS).forEach(out::println);
      Text.wrap(decoy.explanation(), COLUMNS).forEach(out::println);
    }
    out.flush();
  }
}
