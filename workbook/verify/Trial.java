package workbook.verify;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import workbook.check.Attempt;
import workbook.check.Verdict;
import workbook.course.BadCourse;
import workbook.course.Problem;

/// One of our own answers, graded by its check.
///
/// @param failed the tests that failed, in order; last the one that was running when the answer was
///     stopped
/// @param fault why nothing could be graded, which is then the check's doing
record Trial(Path file, Optional<Attempt> attempt, List<String> failed, Optional<Problem> fault) {

  /// What was expected and what came, and a line that says of what.
  private static final int LINES = 4;

  /// Waits for it.
  ///
  /// @param check to blame where the fault does not say which file has it
  static Trial of(Path file, Future<Attempt> grading, Path check) {
    try {
      var attempt = grading.get();
      return new Trial(file, Optional.of(attempt), failed(attempt), Optional.empty());
    } catch (ExecutionException e) {
      return switch (e.getCause()) {
        case BadCourse bad ->
            new Trial(file, Optional.empty(), List.of(), Optional.of(bad.asProblem(check)));
        case RuntimeException bug -> throw bug;
        case null, default -> throw new IllegalStateException(e);
      };
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while it graded " + file, e);
    }
  }

  static List<String> failed(Attempt attempt) {
    var tests =
        new ArrayList<>(attempt.failures().stream().map(Verdict.Failure::test).distinct().toList());
    if (attempt.verdict() instanceof Verdict.Stopped stopped && !stopped.test().isEmpty()) {
      tests.add(stopped.test());
    }
    return tests;
  }

  boolean passed() {
    return attempt.filter(one -> one.verdict() instanceof Verdict.Passed).isPresent();
  }

  Standing.Mark mark(String name, boolean right) {
    return new Standing.Mark(name, right, attempt.map(this::outcome).orElse("–"), failed);
  }

  private String outcome(Attempt attempt) {
    return switch (attempt.verdict()) {
      case Verdict.Passed _ -> "passes";
      case Verdict.DidNotCompile _ -> "does not compile";
      case Verdict.Refused _ -> "is refused";
      case Verdict.Stopped _ when failed.isEmpty() -> "is stopped";
      case Verdict.Stopped _, Verdict.Failed _ -> "fails " + failed.size();
    };
  }

  /// What rejected it, for a sentence that ends with it.
  String why() {
    return attempt.map(Trial::why).orElse("nothing: its check is broken");
  }

  private static String why(Attempt attempt) {
    return switch (attempt.verdict()) {
      case Verdict.Passed _ -> "nothing";
      case Verdict.DidNotCompile(var errors) ->
          "the compiler: " + inline(errors.getFirst().message());
      case Verdict.Refused(var refusals) -> "the grader: it uses " + refusals.getFirst().what();
      case Verdict.Stopped(var limit, var test, _, _) ->
          "%s (stopped: %s)"
              .formatted(
                  test.isEmpty() ? "no test" : test, limit.name().toLowerCase(Locale.ROOT));
      case Verdict.Failed(var failures, _) ->
          failures.getFirst().test() + ": " + inline(failures.getFirst().message());
    };
  }

  /// What a message says in lines, as part of a sentence; without the frames of a trace.
  private static String inline(String message) {
    return message
        .lines()
        .map(String::strip)
        .takeWhile(line -> !line.startsWith("at "))
        .limit(LINES)
        .collect(Collectors.joining(", "))
        .replaceAll("([.:;?!]), ", "$1 ")
        .replaceAll(" +", " ");
  }

  /// The line of the answer that is to blame, where the grader knows one.
  int line() {
    return attempt.map(one -> Math.max(1, line(one.verdict()))).orElse(1);
  }

  private static int line(Verdict verdict) {
    return switch (verdict) {
      case Verdict.DidNotCompile(var errors) -> errors.getFirst().line();
      case Verdict.Refused(var refusals) -> refusals.getFirst().line();
      case Verdict.Passed _, Verdict.Failed _, Verdict.Stopped _ -> 1;
    };
  }
}
