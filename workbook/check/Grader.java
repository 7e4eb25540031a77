package workbook.check;

//SOURCES Answers.java
//SOURCES AnswerProcess.java
//SOURCES Attempt.java
//SOURCES Checks.java
//SOURCES Compilation.java
//SOURCES Limits.java
//SOURCES Progress.java
//SOURCES Verdict.java
//SOURCES Workplace.java
//SOURCES package-info.java
//SOURCES ../course/Course.java

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import workbook.course.BadCourse;
import workbook.course.Exercise;
import workbook.course.Problem;

/// Grades an answer: compiles it with its check in this process, and runs both in another one. Any
/// number of threads may grade at once.
public final class Grader implements AutoCloseable {
  private static final String FILES = "//FILES ";

  private final Limits limits;
  private final long seed;

  public Grader(Limits limits) {
    this(limits, 1);
  }

  /// @param seed of random inputs: the same seed gives every answer the same ones
  public Grader(Limits limits, long seed) {
    this.limits = limits;
    this.seed = seed;
  }

  /// @param folder where the answer lies, as `Name.java`: the learner's, a solution's or a decoy's
  /// @throws BadCourse when the answer is not there, or the course has no such check
  public Verdict grade(Exercise exercise, Path folder) {
    return attempt(exercise, folder).verdict();
  }

  /// The same, with all that happened on the way.
  public Attempt attempt(Exercise exercise, Path folder) {
    var answer = there(folder.resolve(exercise.name() + ".java"), "nothing to grade");
    var check = there(exercise.check(), "the exercise has no check");
    try (var place = new Workplace()) {
      var errors = new Compilation(answer, check).run(place.folder());
      if (errors.isEmpty()) {
        return run(exercise, place);
      }
      if (errors.stream().allMatch(error -> error.file().equals(exercise.name() + "Check.java"))) {
        blameTheCheckIfBroken(exercise, place.folder());
      }
      return Attempt.didNotCompile(errors);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while it graded " + exercise.name(), e);
    }
  }

  /// What the check cannot use may be the learner's doing; where the starter fares no better it is
  /// ours.
  private static void blameTheCheckIfBroken(Exercise exercise, Path classes) {
    var errors = new Compilation(exercise.starter(), exercise.check()).run(classes);
    if (!errors.isEmpty()) {
      var error = errors.getFirst();
      throw new BadCourse(
          new Problem(
              exercise.check(),
              error.line(),
              "the check does not compile, whatever the answer: " + error.message(),
              "restore or mend this file: git checkout " + exercise.check()));
    }
  }

  private Attempt run(Exercise exercise, Workplace place) throws IOException, InterruptedException {
    for (var file : files(exercise.check())) {
      Files.copy(file, place.folder().resolve(file.getFileName()));
    }
    var report = Files.createFile(place.folder().resolve("report.jsonl"));
    var process =
        place.keep(new AnswerProcess(limits, seed, exercise.name() + "Check", place.folder(), report));
    var broken = process.await();
    process.close();
    var attempt = Attempt.of(Event.parseAll(Files.readString(report)), broken, process);
    if (attempt.verdict() instanceof Verdict.Passed(var tests, _) && tests.isEmpty()) {
      throw new BadCourse(
          exercise.check() + ":1: the check has no test\n  write one: @Test void …");
    }
    return attempt;
  }

  /// What a check reads: the head names it, and JBang puts it on the class path, as we do.
  private static List<Path> files(Path check) throws IOException {
    try (var lines = Files.lines(check)) {
      return lines
          .filter(line -> line.startsWith(FILES))
          .map(line -> line.substring(FILES.length()).strip())
          .map(name -> there(check.resolveSibling(name), "the check lacks what it reads"))
          .toList();
    }
  }

  /// Ends what waits for the next answer.
  @Override
  public void close() {}

  private static Path there(Path file, String otherwise) {
    if (!Files.isReadable(file)) {
      throw new BadCourse(otherwise + ": no file " + file);
    }
    return file.toAbsolutePath().normalize();
  }
}
