package workbook.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import workbook.check.Answers;
import workbook.check.Grader;
import workbook.check.InOrder;
import workbook.check.Progress;
import workbook.course.Course;
import workbook.course.Exercise;
import workbook.course.Lesson;
import workbook.report.Graded;

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
      "  ./jbang check --all --json       all exercises, for a machine",
      "  ./jbang check --all --junit-xml build/check.xml"
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

  @Mixin private ReportOptions reports;

  @Mixin private GraderOptions limits;

  @Option(
      names = "--all-failures",
      description = "Tell every test that fails in full, and not only the first.")
  private boolean allFailures;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "0",
      description = "The seed of random inputs, as a failure prints it (default: a new one).")
  private long seed;

  @Spec private CommandSpec spec;

  private final Surroundings around;

  private final Optional<Grader> ahead;

  /// @param ahead a grader that has begun to start; whoever made it closes it
  public Check(Surroundings around, Optional<Grader> ahead) {
    this.around = around;
    this.ahead = ahead;
  }

  @Override
  public Integer call() {
    if (all && !name.isEmpty()) {
      throw mistake("give a name or --all, not both");
    } else if (watch && reports.asked()) {
      throw mistake("--watch stays and tells a person: it has no --json and writes no results");
    }
    var files = reports.files(around);
    try (var grader = limits.grader(around, ahead, course.root(around))) {
      // Its process starts while the course is read.
      grader.prepare();
      return check(grader, files);
    }
  }

  private int check(Grader grader, Graded.Output files) {
    var read = course.read(around);
    var progress = Progress.read(read, around.clock(), around.err());
    var wanted = wanted(read, progress);
    if (wanted.isEmpty() && !name.isEmpty() && !reports.json()) {
      around.out().println("The lesson " + name + " has no exercises.");
      around.out().println("  there are others: ./jbang workbook list");
      files.end();
      return Exit.FINE;
    }
    if (watch && !read.exercises().isEmpty()) {
      return watch(grader, read, progress);
    }
    var output = reports.output(around, new Telling(allFailures, true), files);
    var answers = new Answers(read, around.clock());
    output.made(start(read, wanted, answers));
    var codes = new ArrayList<>(List.of(Exit.FINE));
    InOrder.each(
        wanted,
        exercise -> graded(grader, answers, exercise, seed(progress.seed(exercise))),
        graded -> {
          progress.record(graded.exercise(), graded.attempt());
          codes.add(graded.attempt().verdict().exitCode());
          output.graded(graded);
        });
    output.end();
    return Collections.max(codes);
  }

  private Graded graded(Grader grader, Answers answers, Exercise exercise, long seed) {
    var answer = answers.file(exercise);
    var begun = System.nanoTime();
    var attempt = grader.attempt(exercise, answer.getParent(), seed);
    var took = Duration.ofNanos(System.nanoTime() - begun);
    return new Graded(exercise, answer, answers.untouched(exercise), attempt, took);
  }

  /// After a failure the same inputs again, until they pass; else new ones each time: an answer
  /// that was made for certain inputs does not get far.
  private long seed(OptionalLong ofLastFailure) {
    return seed != 0 ? seed : freshSeed(ofLastFailure);
  }

  /// That of the last failure, or a new one.
  static long freshSeed(OptionalLong ofLastFailure) {
    return ofLastFailure.orElseGet(() -> ThreadLocalRandom.current().nextLong(1, 1_000_000));
  }

  /// Without a name every exercise is watched, and the next unsolved one is the first.
  private int watch(Grader grader, Course course, Progress progress) {
    var wanted = name.isEmpty() ? course.exercises() : wanted(course, progress);
    var first =
        wanted.stream()
            .filter(exercise -> progress.state(exercise) != Progress.State.PASSED)
            .findFirst()
            .orElse(wanted.getFirst());
    new Watching(around, course, grader, this::seed).run(wanted, first);
    return Exit.FINE;
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
    var plain = plain(name);
    return course
        .exercise(plain)
        .or(() -> course.exercise(plain.replaceFirst("Check$", "")))
        .map(List::of)
        .or(() -> course.lesson(plain).map(Lesson::exercises))
        .orElseThrow(() -> Named.unknown(course, name));
  }

  /// What an editor knows of an exercise: the path of its answer, or of its check.
  private static String plain(String name) {
    return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
        .replaceFirst("\\.java$", "");
  }

  private ParameterException mistake(String what) {
    return new ParameterException(spec.commandLine(), what);
  }
}
