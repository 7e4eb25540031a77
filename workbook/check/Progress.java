package workbook.check;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import workbook.course.Course;
import workbook.course.Exercise;
import workbook.lab.Json;
import workbook.lab.WholeFile;

/// What the learner has passed: `.workbook/progress.json` of a course, format version 1.
///
/// ```
/// { "format": 1, "exercises": {
///     "LeanParser": { "tried": "2026-11-22T20:00:00Z", "passed": "2026-11-22T20:05:00Z",
///                     "answer": "SHA-256 of what passed", "check": "SHA-256 of its check" } } }
/// ```
///
/// A pass is kept when the check or the answer changes; the state then says so.
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
  private final Map<String, Map<String, Object>> exercises = new LinkedHashMap<>();

  private Progress(Course course, Clock clock, PrintWriter messages) {
    this.course = course;
    this.answers = new Answers(course, clock);
    this.clock = clock;
    this.messages = messages;
  }

  /// A file that is not progress is moved aside with a message: nothing in it is lost.
  ///
  /// @param messages where a person is told what is wrong with the file, or that it cannot be kept
  public static Progress read(Course course, Clock clock, PrintWriter messages) {
    var progress = new Progress(course, clock, messages);
    if (Files.exists(progress.file())) {
      try {
        progress.exercises.putAll(parse(Files.readString(progress.file())));
      } catch (Json.Malformed e) {
        progress.moveAside(":" + e.line + ": " + e.getMessage());
      } catch (ClassCastException | IllegalArgumentException | CharacterCodingException e) {
        progress.moveAside(":1: not progress of format " + FORMAT);
      } catch (IOException e) {
        messages.println(progress.file() + ": cannot be read, so nothing counts as passed: " + e);
      }
    }
    return progress;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Map<String, Object>> parse(String text) {
    var json = Json.parseObject(text);
    if (!Long.valueOf(FORMAT).equals(json.get("format"))
        || !(json.get("exercises") instanceof Map<?, ?> exercises)) {
      throw new IllegalArgumentException();
    }
    for (var one : exercises.values()) {
      for (var value : ((Map<String, Object>) one).values()) {
        ((String) value).length();
      }
    }
    return (Map<String, Map<String, Object>>) exercises;
  }

  public State state(Exercise exercise) {
    var known = exercises.getOrDefault(exercise.name(), Map.of());
    if (known.isEmpty()) {
      return State.NOT_STARTED;
    } else if (!known.containsKey("passed")) {
      return State.TRIED;
    } else if (!hash(exercise.check()).equals(known.get("check"))) {
      return State.STALE;
    }
    var same = hash(answers.file(exercise)).equals(known.get("answer"));
    return same ? State.PASSED : State.CHANGED;
  }

  /// Whether it was ever passed, by whatever answer.
  public boolean everPassed(Exercise exercise) {
    return exercises.getOrDefault(exercise.name(), Map.of()).containsKey("passed");
  }

  /// The first exercise that is not passed as it stands.
  public Optional<Exercise> next() {
    return course.exercises().stream().filter(one -> state(one) != State.PASSED).findFirst();
  }

  /// Keeps what became of the learner's answer; where it cannot be kept, says so and goes on.
  public void record(Exercise exercise, Verdict verdict) {
    var now = clock.instant().toString();
    var known = exercises.computeIfAbsent(exercise.name(), _ -> new LinkedHashMap<>());
    known.put("tried", now);
    if (verdict instanceof Verdict.Passed) {
      known.put("passed", now);
      known.put("answer", hash(answers.file(exercise)));
      known.put("check", hash(exercise.check()));
    }
    try {
      write();
    } catch (IOException e) {
      messages.println(
          "%s: progress cannot be kept: %s%n  the verdict stands; a clone that you may write to keeps it"
              .formatted(file(), e.getClass().getSimpleName()));
    }
  }

  private void write() throws IOException {
    var document = new LinkedHashMap<String, Object>();
    document.put("format", FORMAT);
    document.put("exercises", exercises);
    WholeFile.write(file(), Json.document(document));
  }

  private void moveAside(String what) {
    var aside = file().resolveSibling("progress.json.bad");
    for (var n = 2; Files.exists(aside); n++) {
      aside = file().resolveSibling("progress.json.bad-" + n);
    }
    try {
      Files.move(file(), aside);
      messages.println("%s%s%n  kept as %s; progress starts anew".formatted(file(), what, aside));
    } catch (IOException e) {
      messages.println("%s%s%n  it cannot be moved aside: %s".formatted(file(), what, e));
    }
  }

  private Path file() {
    return course.state().resolve("progress.json");
  }

  /// Nothing, in hexadecimal digits, for a file that is not there.
  private static String hash(Path file) {
    try {
      return Files.exists(file)
          ? HexFormat.of()
              .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)))
          : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }
}
