package bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import workbook.check.Attempt;
import workbook.check.Verdict;
import workbook.course.Course;
import workbook.course.Exercise;

/// One of our own answers, of which it is known what its check must say.
///
/// @param name `solution`, `starter`, or a decoy's name
/// @param key changes with the answer, its check and the grader: what was counted before holds no
///     more
public record SoakAnswer(
    Exercise exercise, String name, Path file, Set<String> mustFail, Kind kind, String key) {

  private static final int LONGEST = 300;
  private static final int STARTER_TIMES = 100;

  /// What the verdict on an answer hangs on.
  public enum Kind {
    MEASURES("measures in one JVM", 1_000),
    FORKS("starts JVMs", 100),
    COMPARES("compares values", 100);

    private static final List<String> INSTRUMENTS =
        List.of("allocatedBytesPerCall", "liveBytes", "System\\.gc", "WeakReference");
    private static final Pattern NAMED = Pattern.compile("(\\w+)\\(");

    private final String said;
    private final int times;

    Kind(String said, int times) {
      this.said = said;
      this.times = times;
    }

    @Override
    public String toString() {
      return said;
    }

    /// @param decisive the tests that an answer must fail; of a solution, none, as all decide
    static Kind of(String check, Set<String> decisive) {
      if (check.matches("(?s).*\\b(jvm|epsilon|ProcessBuilder)\\(.*")) {
        return FORKS;
      }
      var measuring = measuring(check);
      var measured =
          decisive.isEmpty() ? !measuring.isEmpty() : !Collections.disjoint(decisive, measuring);
      return measured ? MEASURES : COMPARES;
    }

    /// The methods of a check that call an instrument, by themselves or by way of one another.
    private static Set<String> measuring(String check) {
      var members = check.split("\\R(?=[^\\s}/])"); // each begins at the left edge
      var measuring = new LinkedHashSet<String>();
      for (var before = -1; before < measuring.size(); ) {
        before = measuring.size();
        var called = Stream.concat(INSTRUMENTS.stream(), measuring.stream());
        var calls = Pattern.compile(called.collect(Collectors.joining("|", "\\b(", ")\\b")));
        for (var member : members) {
          var named = NAMED.matcher(member);
          if (named.find() && calls.matcher(member).find()) {
            measuring.add(named.group(1));
          }
        }
      }
      return measuring;
    }
  }

  public enum Outcome {
    AS_EXPECTED,
    /// A solution does not pass.
    FALSE_FAILURE,
    /// A starter or decoy passes.
    FALSE_PASS,
    /// It is rejected, but not by the test that it names; a starter, not by those that its page
    /// lists.
    WRONG_REASON
  }

  /// All answers of a course.
  public static List<SoakAnswer> of(Course course, Path clone) throws IOException {
    var grader = hash("", sources(clone.resolve("workbook/check")));
    var answers = new ArrayList<SoakAnswer>();
    for (var exercise : course.exercises()) {
      var fails = new LinkedHashSet<>(exercise.fails());
      answers.add(of(exercise, "solution", exercise.solution(), Set.of(), grader));
      answers.add(of(exercise, "starter", exercise.starter(), fails, grader));
      for (var decoy : exercise.decoys()) {
        var test = Set.of(decoy.rejectedBy());
        answers.add(of(exercise, decoy.name(), decoy.file(), test, grader));
      }
    }
    return answers;
  }

  private static SoakAnswer of(
      Exercise exercise, String name, Path file, Set<String> fails, String grader)
      throws IOException {
    var kind = Kind.of(Files.readString(exercise.check()), fails);
    var key = hash(grader, List.of(exercise.check(), file));
    return new SoakAnswer(exercise, name, file, fails, kind, key);
  }

  /// How often it is to be checked. A starter's verdict says least of all: a learner sees it once.
  public int times() {
    return name.equals("starter") ? Math.min(STARTER_TIMES, kind.times) : kind.times;
  }

  public boolean isSolution() {
    return name.equals("solution");
  }

  public Outcome judge(Attempt attempt) {
    if (attempt.verdict() instanceof Verdict.Passed) {
      return isSolution() ? Outcome.AS_EXPECTED : Outcome.FALSE_PASS;
    } else if (isSolution()) {
      return Outcome.FALSE_FAILURE;
    }
    var failed = failed(attempt);
    var expected =
        name.equals("starter")
            ? failed.equals(mustFail)
            : failed.stream().findFirst().equals(mustFail.stream().findFirst());
    return expected ? Outcome.AS_EXPECTED : Outcome.WRONG_REASON;
  }

  /// In order; last the one that was running when the answer was stopped.
  private static Set<String> failed(Attempt attempt) {
    var tests = new LinkedHashSet<String>();
    attempt.failures().forEach(failure -> tests.add(failure.test()));
    if (attempt.verdict() instanceof Verdict.Stopped(_, var test, _, _) && !test.isEmpty()) {
      tests.add(test);
    }
    return tests;
  }

  /// One line about a verdict.
  public static String said(Attempt attempt) {
    return switch (attempt.verdict()) {
      case Verdict.Passed _ -> "passed";
      case Verdict.DidNotCompile(var errors) -> "did not compile: " + errors.getFirst().message();
      case Verdict.Refused(var refusals) -> "refused: " + refusals.getFirst().what();
      case Verdict.Stopped(var limit, var test, var after, _) ->
          "stopped: %s after %d ms in %s".formatted(limit, after.toMillis(), test);
      case Verdict.Failed(var failures, _) ->
          failures.getFirst().test() + ": " + shortened(failures.getFirst().message());
    };
  }

  private static String shortened(String message) {
    var line = message.strip().replaceAll("\\s+", " ");
    return line.substring(0, Math.min(LONGEST, line.length()));
  }

  private static List<Path> sources(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
  }

  private static String hash(String before, List<Path> files) throws IOException {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update(before.getBytes(StandardCharsets.UTF_8));
      for (var file : files) {
        digest.update(Files.readAllBytes(file));
      }
      return HexFormat.of().formatHex(digest.digest(), 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }
}
