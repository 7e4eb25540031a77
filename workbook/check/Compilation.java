package workbook.check;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import workbook.course.BadCourse;
import workbook.course.Exercise;
import workbook.course.Problem;

/// Compiles answers in this process. An answer is compiled alone, with nothing on its class path:
/// it cannot name JUnit, its check or the lab. The check comes from the cache where one compiled
/// against an answer of the same [Shape] is there; else both are compiled together. Not for two
/// threads at once.
final class Compilation implements AutoCloseable {

  /// How a compilation ended.
  sealed interface Outcome {
    /// @param classes of answer and check, by name
    record Compiled(Map<String, byte[]> classes) implements Outcome {}

    record Broken(List<Verdict.CompileError> errors) implements Outcome {}

    record Refused(List<Verdict.Refusal> refusals) implements Outcome {}
  }

  private static final Pattern GRADERS =
      Pattern.compile("package ((?:org\\.junit|org\\.assertj|workbook)[\\w.]*) does not exist");

  private final CheckCache cache;
  private final Javac alone;
  private final Javac together;

  Compilation(CheckCache cache) {
    this.cache = cache;
    // One module in place of seventy: an answer could use no other one.
    this.alone = new Javac(List.of(), List.of("--limit-modules", "java.base"));
    this.together = new Javac(classPath(), List.of());
  }

  private static List<Path> classPath() {
    return Stream.of(Tool.classPath().split(File.pathSeparator))
        .map(Path::of)
        .toList();
  }

  /// Loads the compiler ahead.
  void rehearse() {
    alone.rehearse();
  }

  /// @throws BadCourse when the check compiles with no answer at all
  Outcome run(Exercise exercise, AnswerText answer) {
    var allowed = Reaches.of(exercise);
    var compiled = (allowed.isEmpty() ? alone : together).compile(answer.source());
    if (compiled.gaveUp()) {
      return gaveUp(answer);
    }
    var errors = new CompileErrors(answer.file(), exercise.check());
    if (!compiled.errors().isEmpty()) {
      var refusals = refusals(exercise, compiled.errors());
      return refusals.isEmpty()
          ? new Outcome.Broken(errors.of(compiled.errors()))
          : new Outcome.Refused(refusals);
    }
    var classes = compiled.classes().getOrDefault(answer.file(), Map.of());
    var refusals = new Screening(exercise.name() + "Check", allowed).refusals(classes);
    if (!refusals.isEmpty()) {
      return new Outcome.Refused(refusals);
    }
    return withCheck(exercise, answer, classes, errors);
  }

  /// Of one that the compiler did not come to an end with.
  static Outcome tooLong(AnswerText answer, Duration time) {
    return broken(
        answer,
        "the compiler was not done with it after %d s: are calls nested deep in one another?"
            .formatted(time.toSeconds()));
  }

  private static Outcome gaveUp(AnswerText answer) {
    return broken(answer, "the compiler gave up on it: is something nested very deep?");
  }

  private static Outcome broken(AnswerText answer, String message) {
    var name = answer.file().getFileName().toString();
    return new Outcome.Broken(List.of(new Verdict.CompileError(name, 1, message, "")));
  }

  private Outcome withCheck(
      Exercise exercise, AnswerText answer, Map<String, byte[]> classes, CompileErrors errors) {
    var shape = Shape.of(classes);
    var check = cache.find(exercise.check(), shape);
    if (check.isEmpty()) {
      var both = together.compile(answer.source(), together.file(exercise.check()));
      if (both.gaveUp()) {
        return gaveUp(answer);
      } else if (!both.errors().isEmpty()) {
        blameTheCheckIfBroken(exercise);
        return new Outcome.Broken(errors.of(both.errors()));
      }
      check = both.classes().getOrDefault(exercise.check(), Map.of());
      cache.keep(exercise.check(), shape, check);
    }
    var all = new LinkedHashMap<>(classes);
    all.putAll(check);
    return new Outcome.Compiled(all);
  }

  /// Whoever imports JUnit did not mistype a name.
  private static List<Verdict.Refusal> refusals(
      Exercise exercise, List<Diagnostic<? extends JavaFileObject>> errors) {
    return errors.stream()
        .flatMap(
            error -> {
              var message = error.getMessage(java.util.Locale.ROOT);
              var graders = GRADERS.matcher(message);
              var check = exercise.name() + "Check";
              var what =
                  graders.find()
                      ? graders.group(1)
                      : Pattern.compile("symbol: +\\w+ " + check + "\\b").matcher(message).find()
                          ? check
                          : "";
              return what.isEmpty()
                  ? Stream.empty()
                  : Stream.of(
                      new Verdict.Refusal(
                          (int) error.getLineNumber(), what, Verdict.Reach.CHECK));
            })
        .toList();
  }

  /// What the check cannot use may be the learner's doing; where the starter fares no better it is
  /// ours.
  private void blameTheCheckIfBroken(Exercise exercise) {
    var starter = exercise.starter();
    var errors = together.compile(together.file(starter), together.file(exercise.check())).errors();
    if (!errors.isEmpty()) {
      var error = new CompileErrors(starter, exercise.check()).of(errors).getFirst();
      throw new BadCourse(
          new Problem(
              exercise.check(),
              error.line(),
              "the check does not compile, whatever the answer: " + error.message(),
              "restore or mend this file: git checkout " + exercise.check()));
    }
  }

  @Override
  public void close() {
    alone.close();
    together.close();
  }
}
