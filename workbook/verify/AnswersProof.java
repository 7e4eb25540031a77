package workbook.verify;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import workbook.check.Attempt;
import workbook.check.Grader;
import workbook.check.Limits;
import workbook.check.Outcomes;
import workbook.check.Verdict;
import workbook.course.Course;
import workbook.course.Exercise;

/// A check tells right from wrong: starters fail as their page says, solutions pass, and every
/// decoy is rejected for the reason it names.
final class AnswersProof implements Proof {

  private static final int DECOYS = 4;

  /// Two at a time: a verdict must not hang on the machine's load, and most machines have two
  /// cores. For the same reason an answer has longer than a learner's.
  private static final int AT_A_TIME = 2;

  private static final Limits LIMITS = Limits.DEFAULT.withTime(Duration.ofSeconds(30));

  @Override
  public String name() {
    return "answers";
  }

  @Override
  public String claim() {
    return "starters fail as stated, solutions pass, decoys are rejected for their reason";
  }

  @Override
  public void examine(Course course, Findings findings) {
    var gradings = new ArrayList<Runnable>();
    for (var exercise : course.exercises()) {
      decoys(exercise, findings);
      var present = List.of(exercise.starter(), exercise.check(), exercise.solution());
      // What is missing is told by the proof of files.
      if (present.stream().allMatch(Files::exists)) {
        gradings.add(() -> starter(exercise, findings));
        gradings.add(() -> solution(exercise, findings));
        exercise.decoys().forEach(decoy -> gradings.add(() -> decoy(exercise, decoy, findings)));
      }
    }
    try (var workers = Executors.newFixedThreadPool(AT_A_TIME)) {
      List<Future<?>> running = new ArrayList<>();
      gradings.forEach(grading -> running.add(workers.submit(grading)));
      running.forEach(AnswersProof::await);
    }
  }

  private static void await(Future<?> grading) {
    try {
      grading.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException thrown ? thrown : new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void decoys(Exercise exercise, Findings findings) {
    var count = exercise.decoys().size();
    if (count < DECOYS) {
      findings.problem(
          exercise.page(),
          1,
          "%s has %d decoys, and needs %d".formatted(exercise.name(), count, DECOYS),
          "add solutions/%s/wrong/a-plausible-idea/%s.java"
              .formatted(exercise.lesson(), exercise.name()));
    }
    var tests = exercise.decoys().stream().map(Exercise.Decoy::rejectedBy).distinct().toList();
    if (count > 1 && tests.size() == 1) {
      findings.problem(
          exercise.page(),
          1,
          "all decoys of " + exercise.name() + " are rejected by one test, " + tests.getFirst(),
          "add a decoy that another test rejects");
    }
  }

  private static void starter(Exercise exercise, Findings findings) {
    var attempt = attempt(exercise, exercise.starter(), "starter", findings);
    var fails = "write fails: " + String.join(", ", failed(attempt));
    if (attempt.verdict() instanceof Verdict.Passed) {
      findings.problem(
          exercise.starter(),
          1,
          "the starter passes: nothing is left to do",
          seen(exercise, exercise.starter()));
    } else if (attempt.verdict() instanceof Verdict.DidNotCompile(var errors)) {
      var error = errors.getFirst();
      findings.problem(
          exercise.starter(),
          error.line(),
          "the starter does not compile: " + error.message(),
          seen(exercise, exercise.starter()));
    } else if (!failed(attempt).equals(new LinkedHashSet<>(exercise.fails()))) {
      findings.problem(
          exercise.page(),
          lineOfFails(exercise),
          "the starter fails other tests than the page lists: "
              + String.join(", ", failed(attempt)),
          fails);
    } else if (!Outcomes.of(exercise).tellsStarter(attempt)) {
      stale(exercise, "the starter", findings);
    }
  }

  private static void solution(Exercise exercise, Findings findings) {
    var attempt = attempt(exercise, exercise.solution(), "solution", findings);
    if (!(attempt.verdict() instanceof Verdict.Passed)) {
      findings.problem(
          exercise.solution(),
          1,
          "the solution of " + exercise.name() + " fails: " + why(attempt),
          seen(exercise, exercise.solution()));
    }
  }

  private static void decoy(Exercise exercise, Exercise.Decoy decoy, Findings findings) {
    var attempt = attempt(exercise, decoy.file(), "decoy " + decoy.name(), findings);
    var first = failed(attempt).stream().findFirst();
    if (attempt.verdict() instanceof Verdict.Passed) {
      findings.problem(
          decoy.file(), 1, "the decoy passes", "add a test that rejects it, or remove it");
    } else if (!first.equals(Optional.of(decoy.rejectedBy()))) {
      findings.problem(
          decoy.file(),
          1,
          "the decoy names %s, but is rejected by %s".formatted(decoy.rejectedBy(), why(attempt)),
          first.map(test -> "write // rejected by: " + test).orElse(seen(exercise, decoy.file())));
    } else if (!Outcomes.of(exercise).tells(decoy, attempt)) {
      stale(exercise, "the decoy " + decoy.name(), findings);
    }
  }

  /// Learners whose answers fail alike would not be asked its question, or another one.
  private static void stale(Exercise exercise, String role, Findings findings) {
    findings.problem(
        Outcomes.file(exercise),
        1,
        "does not tell how %s of %s fails".formatted(role, exercise.name()),
        "run: ./jbang workbook generate --decoys " + exercise.name());
  }

  private static Attempt attempt(Exercise exercise, Path file, String role, Findings findings) {
    var attempt = new Grader(LIMITS).attempt(exercise, file.getParent());
    findings.progress(exercise.name() + ", " + role);
    return attempt;
  }

  /// The tests that failed, in order; last the one that was running when the answer was stopped.
  private static LinkedHashSet<String> failed(Attempt attempt) {
    var tests =
        attempt.failures().stream()
            .map(Verdict.Failure::test)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    if (attempt.verdict() instanceof Verdict.Stopped stopped && !stopped.test().isEmpty()) {
      tests.add(stopped.test());
    }
    return tests;
  }

  private static String why(Attempt attempt) {
    return switch (attempt.verdict()) {
      case Verdict.Passed _ -> "nothing";
      case Verdict.DidNotCompile(var errors) -> "the compiler: " + errors.getFirst().message();
      case Verdict.Refused(var refusals) -> "the grader: it uses " + refusals.getFirst().what();
      case Verdict.Stopped(var limit, var test, _, _) -> test + " (stopped: " + limit + ")";
      case Verdict.Failed(var failures, _) ->
          failures.getFirst().test()
              + ": "
              + failures.getFirst().message().lines().findFirst().orElse("");
    };
  }

  /// The command that shows a person what we saw.
  private static String seen(Exercise exercise, Path answer) {
    var lesson = exercise.starter().getParent();
    var folder = lesson.relativize(answer.getParent()).toString().replace('\\', '/');
    return "see it: ./jbang run -Danswer=%s lessons/%s/%s"
        .formatted(
            folder.isEmpty() ? "." : folder, exercise.lesson(), exercise.check().getFileName());
  }

  private static int lineOfFails(Exercise exercise) {
    var lines = CourseFiles.lines(exercise.page());
    for (var i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith("fails:")) {
        return i + 1;
      }
    }
    return 1;
  }
}
