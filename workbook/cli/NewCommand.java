package workbook.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.SequencedSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import workbook.course.Course;
import workbook.course.Generated;
import workbook.skeleton.ExerciseSkeleton;
import workbook.skeleton.LessonSkeleton;
import workbook.skeleton.Skeleton;
import workbook.skeleton.ToolFolder;

/// `./jbang workbook new`
@Command(
    name = "new",
    mixinStandardHelpOptions = true,
    description = "Writes the files of a lesson or an exercise, and says what they still miss.",
    footer = {
      "",
      "Examples:",
      "  ./jbang workbook new lesson hello --title \"Hello, nursery\"",
      "  ./jbang workbook new exercise HelloCost --lesson hello"
    },
    subcommands = {NewCommand.OfLesson.class, NewCommand.OfExercise.class})
public final class NewCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  public NewCommand(Surroundings around) {
    // its subcommands write
  }

  @Override
  public Integer call() {
    throw new ParameterException(
        spec.commandLine(), "say what is to be new: lesson ALIAS, or exercise NAME");
  }

  /// `./jbang workbook new lesson ALIAS`
  @Command(
      name = "lesson",
      mixinStandardHelpOptions = true,
      description = "Writes the page and the demo of a lesson that follows all others.",
      footer = {
        "",
        "Examples:",
        "  ./jbang workbook new lesson hello",
        "  ./jbang workbook new lesson cache-effects --title \"What is a miss?\""
      })
  public static final class OfLesson implements Callable<Integer> {

    @Mixin private CourseOption course;

    @Parameters(
        paramLabel = "ALIAS",
        description = "How it is started, ./jbang ALIAS: small letters, with - between words.")
    private String alias;

    @Option(names = "--title", paramLabel = "T", description = "The question that it answers.")
    private String title = "";

    private final Surroundings around;

    public OfLesson(Surroundings around) {
      this.around = around;
    }

    @Override
    public Integer call() throws IOException {
      var read = course.read(around);
      var tool = ToolFolder.of(read, around.environment());
      return written(around, course, LessonSkeleton.of(read, tool, alias, title));
    }
  }

  /// `./jbang workbook new exercise NAME --lesson ALIAS`
  @Command(
      name = "exercise",
      mixinStandardHelpOptions = true,
      description = "Writes page, starter, check, solution and decoys of an exercise.",
      footer = {
        "",
        "Examples:",
        "  ./jbang workbook new exercise HelloCost --lesson hello",
        "  ./jbang workbook new exercise HelloCost --lesson hello --title \"Count it\""
      })
  public static final class OfExercise implements Callable<Integer> {

    @Mixin private CourseOption course;

    @Parameters(paramLabel = "NAME", description = "Of its class, as in Java: LeanParser.")
    private String name;

    @Option(
        names = "--lesson",
        paramLabel = "ALIAS",
        required = true,
        description = "The lesson that it belongs to.")
    private String lesson;

    @Option(names = "--title", paramLabel = "T", description = "What it is about.")
    private String title = "";

    private final Surroundings around;

    public OfExercise(Surroundings around) {
      this.around = around;
    }

    @Override
    public Integer call() throws IOException {
      var read = course.read(around);
      var tool = ToolFolder.of(read, around.environment());
      var of = read.theLesson(lesson);
      return written(around, course, ExerciseSkeleton.of(read, tool, of, name, title));
    }
  }

  private static int written(Surroundings around, CourseOption option, Skeleton skeleton)
      throws IOException {
    var before = option.read(around);
    // A README without a place for the table is told before anything is written.
    Generated.of(before);
    skeleton.write(before);
    skeleton.texts().keySet().forEach(file -> wrote(around, before, file));
    var now = option.read(around);
    for (var generated : Generated.of(now)) {
      if (generated.stale()) {
        generated.write();
        wrote(around, now, generated.file());
      }
    }
    new StillMissing(around, now, beside(skeleton)).print();
    return Exit.FINE;
  }

  private static void wrote(Surroundings around, Course course, Path file) {
    around.out().println("wrote " + course.root().relativize(file));
  }

  /// The new files; of a new lesson, also the recording that only measuring can make.
  private static SequencedSet<Path> beside(Skeleton skeleton) {
    var files = new LinkedHashSet<>(skeleton.texts().sequencedKeySet());
    for (var file : skeleton.texts().keySet()) {
      if (file.endsWith("lesson.md")) {
        files.add(file.resolveSibling("recording.json"));
      }
    }
    return files;
  }
}
