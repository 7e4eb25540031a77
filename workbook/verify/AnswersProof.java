package workbook.verify;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import workbook.check.Attempt;
import workbook.check.Equipment;
import workbook.check.Grader;
import workbook.check.Limits;
import workbook.check.Outcomes;
import workbook.check.Verdict;
import workbook.course.Course;
import workbook.course.Exercise;

/// A check tells right from wrong: starters fail as their page says, solutions pass, and every
/// decoy is rejected for the reason it names.
final class AnswersProof implements Proof {

  /// Two at a time: a verdict must not hang on the machine's load, and most machines have two
  /// cores. For the same reason an answer has longer than a learner's.
  private static final int AT_A_TIME = 2;

  private static final Limits LIMITS = Limits.DEFAULT.withTime(Duration.ofSeconds(30));

  /// For an answer that should have ended within those, and may have been held up.
  private static final Limits PATIENT = LIMITS.withTime(Duration.ofMinutes(3));

  private final Equipment equipment;

  AnswersProof(Map<String, String> environment) {
    this.equipment = Equipment.of(environment);
  }

  @Override
  public String name() {
    return "answers";
  }

  @Override
  public String claim() {
    return "starters fail as stated, solutions pass, each decoy fails its test";
  }

  @Override
  public void examine(Course course, Findings findings) {
    course.exercises().forEach(exercise -> Decoys.examine(exercise, findings));
    // What is missing is told by the proof of files.
    var whole = course.exercises().stream().filter(AnswersProof::isWhole).toList();
    try (var grader = new Grader(LIMITS, equipment);
        var workers = Executors.newFixedThreadPool(AT_A_TIME)) {
      Map<Path, Future<Attempt>> gradings = new HashMap<>();
      for (var exercise : whole) {
        answers(exercise)
            .forEach(file -> gradings.put(file, start(exercise, file, grader, workers, findings)));
      }
      // Judged in the order of the course, whichever ends first: two runs print the same.
      whole.forEach(exercise -> findings.standing(standing(exercise, gradings, findings)));
    }
  }

  private static boolean isWhole(Exercise exercise) {
    return Stream.of(exercise.starter(), exercise.check(), exercise.solution())
        .allMatch(Files::exists);
  }

  private static List<Path> answers(Exercise exercise) {
    var files = new ArrayList<>(List.of(exercise.starter(), exercise.solution()));
    exercise.decoys().forEach(decoy -> files.add(decoy.file()));
    return files;
  }

  private Future<Attempt> start(
      Exercise exercise, Path file, Grader grader, ExecutorService workers, Findings findings) {
    return workers.submit(
        () -> {
          var attempt = grader.attempt(exercise, file.getParent());
          if (isHeldUp(exercise, file, attempt)) {
            findings.progress(
                exercise.name() + ", " + role(exercise, file) + ": once more, slowly");
            try (var patient = new Grader(PATIENT, equipment)) {
              attempt = patient.attempt(exercise, file.getParent());
            }
          }
          findings.progress(exercise.name() + ", " + role(exercise, file));
          return attempt;
        });
  }

  /// Stopped by the clock where the course does not say so: by the load of the machine, perhaps.
  private static boolean isHeldUp(Exercise exercise, Path file, Attempt attempt) {
    if (!(attempt.verdict() instanceof Verdict.Stopped(var limit, _, _, _))
        || limit != Verdict.Limit.TIME) {
      return false;
    }
    var failed = Trial.failed(attempt);
    var expected =
        exercise.decoys().stream()
            .filter(decoy -> decoy.file().equals(file))
            .map(
                decoy -> failed.subList(0, Math.min(1, failed.size())).contains(decoy.rejectedBy()))
            .findFirst();
    return !expected.orElseGet(
        () -> file.equals(exercise.starter()) && isAsListed(exercise, failed));
  }

  private static boolean isAsListed(Exercise exercise, List<String> failed) {
    return new HashSet<>(failed).equals(new HashSet<>(exercise.fails()));
  }

  private static String role(Exercise exercise, Path file) {
    return exercise.decoys().stream()
        .filter(decoy -> decoy.file().equals(file))
        .map(decoy -> "decoy " + decoy.name())
        .findFirst()
        .orElse(file.equals(exercise.starter()) ? "starter" : "solution");
  }

  private static Standing standing(
      Exercise exercise, Map<Path, Future<Attempt>> gradings, Findings findings) {
    var decoys = new ArrayList<Standing.Mark>();
    var starter = starter(exercise, trial(exercise, exercise.starter(), gradings), findings);
    var solution = solution(exercise, trial(exercise, exercise.solution(), gradings), findings);
    for (var decoy : exercise.decoys()) {
      decoys.add(decoy(exercise, decoy, trial(exercise, decoy.file(), gradings), findings));
    }
    return new Standing(exercise, starter, solution, decoys);
  }

  private static Trial trial(Exercise exercise, Path file, Map<Path, Future<Attempt>> gradings) {
    return Trial.of(file, gradings.get(file), exercise.check());
  }

  private static Standing.Mark starter(Exercise exercise, Trial trial, Findings findings) {
    var right =
        trial.attempt().isPresent() && !trial.passed() && isAsListed(exercise, trial.failed());
    if (trial.fault().isPresent()) {
      findings.problem(trial.fault().get());
    } else if (trial.passed()) {
      wrong(exercise, trial, "the starter passes: nothing is left to do", findings);
    } else if (trial.failed().isEmpty()) {
      wrong(exercise, trial, "the starter is rejected by " + trial.why(), findings);
    } else if (!right) {
      var failed = String.join(", ", trial.failed());
      findings.problem(
          exercise.page(),
          CourseFiles.lineOf(exercise.page(), "fails:"),
          "the starter fails other tests than the page lists: " + failed,
          "write fails: " + failed);
    } else if (!Outcomes.of(exercise).tellsStarter(trial.attempt().orElseThrow())) {
      stale(exercise, "the starter", findings);
    }
    return trial.mark("starter", right);
  }

  private static Standing.Mark solution(Exercise exercise, Trial trial, Findings findings) {
    if (trial.fault().isPresent()) {
      findings.problem(trial.fault().get());
    } else if (!trial.passed()) {
      var what = "the solution of " + exercise.name() + " fails: " + trial.why();
      wrong(exercise, trial, what, findings);
    }
    return trial.mark("solution", trial.passed());
  }

  private static Standing.Mark decoy(
      Exercise exercise, Exercise.Decoy decoy, Trial trial, Findings findings) {
    var first = trial.failed().stream().findFirst();
    var right = first.equals(Optional.of(decoy.rejectedBy()));
    if (trial.fault().isPresent()) {
      findings.problem(trial.fault().get());
    } else if (trial.passed()) {
      findings.problem(
          decoy.file(), 1, "the decoy passes", "add a test that rejects it, or remove it");
    } else if (!right) {
      findings.problem(
          decoy.file(),
          trial.line(),
          "the decoy names %s, but is rejected by %s".formatted(decoy.rejectedBy(), trial.why()),
          first.map(test -> "write // rejected by: " + test).orElse(seen(exercise, decoy.file())));
    } else if (!Outcomes.of(exercise).tells(decoy, trial.attempt().orElseThrow())) {
      stale(exercise, "the decoy " + decoy.name(), findings);
    }
    return trial.mark(decoy.name(), right);
  }

  /// Learners whose answers fail alike would not be asked its question, or another one.
  private static void stale(Exercise exercise, String role, Findings findings) {
    findings.problem(
        Outcomes.file(exercise),
        1,
        "does not tell how %s of %s fails".formatted(role, exercise.name()),
        "run: ./jbang workbook generate --decoys " + exercise.name());
  }

  private static void wrong(Exercise exercise, Trial trial, String what, Findings findings) {
    findings.problem(trial.file(), trial.line(), what, seen(exercise, trial.file()));
  }

  /// The command that shows a person what we saw.
  private static String seen(Exercise exercise, Path answer) {
    var lesson = exercise.starter().getParent();
    var folder = lesson.relativize(answer.getParent()).toString().replace('\\', '/');
    return "see it: ./jbang run -Danswer=%s lessons/%s/%s"
        .formatted(
            folder.isEmpty() ? "." : folder, exercise.lesson(), exercise.check().getFileName());
  }
}
