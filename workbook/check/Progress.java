package workbook.check;

//SOURCES ContentHash.java
//SOURCES ../lab/KeptFile.java
//SOURCES ../lab/SystemLock.java

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import workbook.course.Course;
import workbook.course.Exercise;
import workbook.lab.Json;
import workbook.lab.KeptFile;

/// What the learner has passed: `.workbook/progress.json` of a course, format version 1.
///
/// ```
/// { "format": 1, "exercises": {
///     "LeanParser": { "tried": "2026-11-22T20:00:00Z", "passed": "2026-11-22T20:05:00Z",
///                     "answer": "SHA-256 of what passed", "check": "SHA-256 of its check",
///                     "seed": 42 } } }
/// ```
///
/// A pass is kept when the check or the answer changes; the state then says so. The seed is there
/// while the last check failed, to fail in the same way again. Several terminals keep the file
/// together: what another one entered meanwhile is seen with the next entry of this one.
public final class Progress {

  /// How an exercise stands.
  public enum State {
    NOT_STARTED,
    TRIED,
    PASSED,
    /// Passed, but its check has changed since.
    STALE,
    /// Passed, but the answer has changed since.
    CHANGED
  }

  private static final int FORMAT = 1;

  private final Course course;
  private final Answers answers;
  private final Clock clock;
  private final PrintWriter messages;
  private final Path file;
  private final KeptFile kept;
  private final Map<String, Map<String, Object>> exercises = new LinkedHashMap<>();

  private Progress(Course course, Clock clock, PrintWriter messages) {
    this.course = course;
    this.answers = new Answers(course, clock);
    this.clock = clock;
    this.messages = messages;
    this.file = course.state().resolve("progress.json");
    this.kept = new KeptFile(file);
  }

  /// A file that is not progress is moved aside with a message: nothing in it is lost.
  ///
  /// @param messages where a person is told what is wrong with the file, or that it cannot be kept
  public static Progress read(Course course, Clock clock, PrintWriter messages) {
    var progress = new Progress(course, clock, messages);
    try {
      progress.read();
    } catch (IOException e) {
      messages.println(
          progress.file + ": cannot be read, so nothing counts as passed: " + e.getMessage());
    }
    return progress;
  }

  private void read() throws IOException {
    try {
      exercises.putAll(parse(kept.text()));
    } catch (Damaged _) {
      // Read once more: another terminal may have moved it aside meanwhile.
      var told =
          kept.update(text -> {
            readAgain(text);
            return Optional.empty();
          });
      told.ifPresent(messages::println);
    }
  }

  /// Where the file is damaged, what this process knows is what is known.
  private void readAgain(Optional<String> text) throws IOException {
    try {
      var known = parse(text);
      exercises.clear();
      exercises.putAll(known);
    } catch (Damaged e) {
      moveAside(e.getMessage());
    }
  }

  private static final class Damaged extends Exception {
    private static final long serialVersionUID = 1;

    Damaged(String what) {
      super(what);
    }
  }

  private static Map<String, Map<String, Object>> parse(Optional<String> text) throws Damaged {
    if (text.isEmpty()) {
      return Map.of();
    }
    try {
      var json = Json.parseObject(text.get());
      if (Long.valueOf(FORMAT).equals(json.get("format"))
          && json.get("exercises") instanceof Map<?, ?> exercises
          && exercises.values().stream().allMatch(Progress::isEntry)) {
        @SuppressWarnings("unchecked")
        var known = (Map<String, Map<String, Object>>) exercises;
        return known;
      }
      throw new Damaged(":1: not progress of format " + FORMAT);
    } catch (Json.Malformed e) {
      throw new Damaged(":" + e.line + ": " + e.getMessage());
    }
  }

  private static boolean isEntry(Object entry) {
    return entry instanceof Map<?, ?> map
        && map.entrySet().stream()
            .allMatch(one ->
                one.getKey().equals("seed")
                    ? one.getValue() instanceof Long
                    : one.getValue() instanceof String);
  }

  private Map<String, Object> known(Exercise exercise) {
    return exercises.getOrDefault(exercise.name(), Map.of());
  }

  public synchronized State state(Exercise exercise) {
    var known = known(exercise);
    if (known.isEmpty()) {
      return State.NOT_STARTED;
    } else if (!known.containsKey("passed")) {
      return State.TRIED;
    } else if (!ContentHash.of(exercise.check()).equals(known.get("check"))) {
      return State.STALE;
    }
    var same = ContentHash.of(answers.file(exercise)).equals(known.get("answer"));
    return same ? State.PASSED : State.CHANGED;
  }

  /// Whether it was ever passed, by whatever answer.
  public synchronized boolean everPassed(Exercise exercise) {
    return known(exercise).containsKey("passed");
  }

  /// The seed of its last check, if that one failed or was stopped: the same seed gives the same
  /// inputs.
  public synchronized OptionalLong seed(Exercise exercise) {
    return known(exercise).get("seed") instanceof Long seed
        ? OptionalLong.of(seed)
        : OptionalLong.empty();
  }

  /// The first exercise that is not passed as it stands.
  public synchronized Optional<Exercise> next() {
    return course.exercises().stream().filter(one -> state(one) != State.PASSED).findFirst();
  }

  /// Keeps what became of the learner's answer; where it cannot be kept, says so and goes on.
  public synchronized void record(Exercise exercise, Attempt attempt) {
    try {
      var told =
          kept.update(text -> {
            readAgain(text);
            enter(exercise, attempt);
            return Optional.of(document());
          });
      told.ifPresent(messages::println);
    } catch (IOException e) {
      enter(exercise, attempt);
      messages.println(
          "%s: progress cannot be kept: %s%n  the verdict stands; a clone that you may write to keeps it"
              .formatted(file, e.getClass().getSimpleName()));
    }
  }

  private void enter(Exercise exercise, Attempt attempt) {
    var now = clock.instant().toString();
    var known = exercises.computeIfAbsent(exercise.name(), _ -> new LinkedHashMap<>());
    known.put("tried", now);
    switch (attempt.verdict()) {
      case Verdict.Passed _ -> {
        known.put("passed", now);
        known.put("answer", attempt.answerHash());
        known.put("check", ContentHash.of(exercise.check()));
        known.remove("seed");
      }
      case Verdict.Failed _, Verdict.Stopped _ -> {
        known.remove("seed");
        if (attempt.seed() != 0) {
          known.put("seed", attempt.seed());
        }
      }
      case Verdict.DidNotCompile _, Verdict.Refused _ -> {
        // It saw no inputs: those of the last failure come again.
      }
    }
  }

  private String document() {
    var document = new LinkedHashMap<String, Object>();
    document.put("format", FORMAT);
    document.put("exercises", exercises);
    return Json.document(document);
  }

  private void moveAside(String what) throws IOException {
    var aside = file.resolveSibling("progress.json.bad");
    for (var n = 2; Files.exists(aside); n++) {
      aside = file.resolveSibling("progress.json.bad-" + n);
    }
    Files.move(file, aside);
    messages.println("%s%s%n  kept as %s; progress starts anew".formatted(file, what, aside));
  }
}
