package workbook.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import workbook.check.Answers;
import workbook.check.Grader;
import workbook.check.Limits;
import workbook.check.Progress;
import workbook.course.BadCourse;
import workbook.course.Course;
import workbook.course.Exercise;
import workbook.course.Lesson;
import workbook.lab.Nearest;

/// `./jbang check [LESSON or EXERCISE]`
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = "Grades your answers: what they compute and what they leave behind.",
    footer = {
      "",
      "Exit code: 0 all passed, 1 some failed, 2 a mistake in the call, 3 a bug of the workbook.",
      "",
      "Examples:",
      "  ./jbang check                    the next unsolved exercise",
      "  ./jbang check LeanParser         this exercise",
      "  ./jbang check gc-off             all exercises of a lesson",
      "  ./jbang check --watch            check whenever you save, and stay",
      "  ./jbang check --all --json       all exercises, for a machine"
    })
public final class Check implements Callable<Integer> {

  @Mixin private CourseOption course;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "NAME",
      defaultValue = "",
      description = "A lesson or an exercise (default: the next unsolved exercise).")
  private String name;

  @Option(names = "--all", description = "Grade every exercise of the course.")
  private boolean all;

  @Option(
      names = "--watch",
      description = "Stay, and grade an answer whenever it is saved; keys give hints and more.")
  private boolean watch;

  @Option(names = "--json", description = "Print one JSON document instead.")
  private boolean json;

  @Option(
      names = "--timeout",
      paramLabel = "S",
      defaultValue = "10",
      description = "Seconds that an answer may run (default: 10).")
  private int timeoutSeconds;

  @Spec private CommandSpec spec;

  private final Surroundings around;

  public Check(Surroundings around) {
    this.around = around;
  }

  @Override
  public Integer call() {
    if (timeoutSeconds < 1) {
      throw mistake("--timeout takes seconds, 1 or more, not " + timeoutSeconds);
    } else if (all && !name.isEmpty()) {
      throw mistake("give a name or --all, not both");
    } else if (watch && json) {
      throw mistake("--watch stays and tells a person: it has no --json");
    }
    var read = course.read(around);
    var progress = Progress.read(read, around.clock(), around.err());
    var wanted = wanted(read, progress);
    if (wanted.isEmpty() && !name.isEmpty() && !json) {
      around.out().println("The lesson " + name + " has no exercises.");
      around.out().println("  there are others: ./jbang workbook list");
      return Exit.FINE;
    }
    if (watch && !read.exercises().isEmpty()) {
      return watch(read, progress);
    }
    var output = json ? new VerdictDocument(around) : new VerdictText(around);
    var answers = new Answers(read, around.clock());
    output.made(start(read, wanted, answers));
    var grader = grader();
    var code = Exit.FINE;
    for (var exercise : wanted) {
      var answer = answers.file(exercise);
      var attempt = grader.attempt(exercise, answer.getParent());
      progress.record(exercise, attempt.verdict());
      code = Math.max(code, attempt.verdict().exitCode());
      output.graded(new Graded(exercise, answer, answers.untouched(exercise), attempt));
    }
    output.end();
    return code;
  }

  /// Without a name every exercise is watched, and the next unsolved one is the first.
  private int watch(Course course, Progress progress) {
    var wanted = name.isEmpty() ? course.exercises() : wanted(course, progress);
    var first =
        wanted.stream()
            .filter(exercise -> progress.state(exercise) != Progress.State.PASSED)
            .findFirst()
            .orElse(wanted.getFirst());
    try (var grader = grader()) {
      new Watching(around, course).run(grader, wanted, first);
    }
    return Exit.FINE;
  }

  private Grader grader() {
    return new Grader(Limits.DEFAULT.withTime(Duration.ofSeconds(timeoutSeconds)));
  }

  /// Starters become the learner's files, once.
  private List<Path> start(Course course, List<Exercise> wanted, Answers answers) {
    return wanted.stream()
        .map(Exercise::lesson)
        .distinct()
        .flatMap(lesson -> answers.start(course.theLesson(lesson)).stream())
        .toList();
  }

  private List<Exercise> wanted(Course course, Progress progress) {
    if (all) {
      return course.exercises();
    } else if (name.isEmpty()) {
      return progress.next().stream().toList();
    }
    return course
        .exercise(name)
        .map(List::of)
        .or(() -> course.lesson(name).map(Lesson::exercises))
        .orElseThrow(() -> unknown(course));
  }

  private BadCourse unknown(Course course) {
    var known = new ArrayList<String>();
    for (var lesson : course.lessons()) {
      known.add(lesson.alias());
      lesson.exercises().forEach(exercise -> known.add(exercise.name()));
    }
    var next =
        Nearest.to(name, known)
            .map(nearest -> "did you mean " + nearest + "?")
            .orElse("there are: " + String.join(", ", known));
    return new BadCourse("no lesson or exercise \"" + name + "\"\n  " + next);
  }

  private ParameterException mistake(String what) {
    return new ParameterException(spec.commandLine(), what);
  }
}
