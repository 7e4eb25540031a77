package tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import workbook.Workbook;
import workbook.check.Answers;
import workbook.check.Progress;
import workbook.course.Course;
import workbook.lab.Json;

/// `jbang check` on a course of one lesson with one exercise, which is to double a number.
class CheckTest {
  private static final String SOLVED = "class Tiny { static int twice(int n) { return 2 * n; } }\n";

  @TempDir private Path root;

  @BeforeEach
  void write_a_course() throws IOException {
    var lesson = Files.createDirectories(root.resolve("lessons/01-small"));
    Files.writeString(root.resolve("jbang-catalog.json"), "{}");
    Files.writeString(
        lesson.resolve("lesson.md"),
        """
        ---
        alias: small
        title: A small lesson
        summary: It has one exercise.
        minutes: 1
        ---
        """);
    Files.writeString(
        lesson.resolve("Tiny.md"),
        """
        ---
        title: Twice as much
        minutes: 1
        fails: doubles
        ---
        """);
    Files.writeString(
        lesson.resolve("Tiny.java"), "class Tiny { static int twice(int n) { return n; } }\n");
    Files.writeString(
        lesson.resolve("TinyCheck.java"),
        """
        import static workbook.check.Checks.*;
        import org.junit.jupiter.api.*;

        @Test void doubles() {
          Assertions.assertEquals(4, Tiny.twice(2));
        }

        void main() { grade(this); }
        """);
  }

  @Test
  void the_first_check_makes_an_answer_and_later_ones_never_touch_it() throws IOException {
    var first = check();
    assertThat(first.exit()).as(first.out()).isEqualTo(1);
    assertThat(first.out())
        .contains("made for you: answers/01-small/Tiny.java")
        .contains("✗ doubles")
        .contains("expected: <4> but was: <2>")
        .contains("asked by lessons/01-small/TinyCheck.java:5")
        .contains("This is the starter as it came.")
        .contains("jbang workbook hint Tiny")
        .doesNotContain("\033");
    Files.writeString(answer(), "class Tiny { mine");
    var second = check("Tiny");
    assertThat(second.exit()).isEqualTo(1);
    assertThat(second.out())
        .contains("answers/01-small/Tiny.java:1")
        .doesNotContain("made for you", "as it came", "TinyCheck");
    assertThat(answer()).hasContent("class Tiny { mine");
  }

  @Test
  void a_pass_is_kept_and_goes_stale_with_its_check() throws IOException {
    Files.createDirectories(answer().getParent());
    Files.writeString(answer(), SOLVED);
    var passed = check();
    assertThat(passed.exit()).as(passed.out()).isZero();
    assertThat(passed.out()).contains("✓ doubles", "You solved Tiny.", "jbang workbook next");
    assertThat(state()).isEqualTo(Progress.State.PASSED);
    assertThat(check().out()).contains("All exercises are passed.");

    Files.writeString(answer(), SOLVED + "// tidier\n");
    assertThat(state()).isEqualTo(Progress.State.CHANGED);

    var script = root.resolve("lessons/01-small/TinyCheck.java");
    Files.writeString(
        script, Files.readString(script).replace("4, Tiny.twice(2)", "6, Tiny.twice(3)"));
    assertThat(state()).isEqualTo(Progress.State.STALE);
    assertThat(check().exit()).isZero();
    assertThat(state()).isEqualTo(Progress.State.PASSED);
  }

  @Test
  void json_is_one_document_and_messages_stay_out_of_it() {
    var ran = check("small", "--json");
    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.err()).contains("made ");
    var document = Json.parseObject(ran.out());
    assertThat(document).containsEntry("passed", 0L).containsEntry("failed", 1L);
    assertThat(document.get("exercises").toString())
        .contains("exercise=Tiny", "verdict=failed", "test=doubles", "line=5");
  }

  @Test
  void mistakes_of_the_caller_exit_with_2_and_the_nearest_right_name() {
    var unknown = check("Tinny");
    assertThat(unknown.exit()).isEqualTo(2);
    assertThat(unknown.err())
        .contains("no lesson or exercise \"Tinny\"", "did you mean Tiny?")
        .doesNotContain("\tat ");
    assertThat(check("--timeout", "0").exit()).isEqualTo(2);
    var soon = check("--timeout", "soon");
    assertThat(soon.exit()).isEqualTo(2);
    assertThat(soon.err()).contains("'soon' is not a whole number");
    assertThat(check("--all", "Tiny").exit()).isEqualTo(2);
  }

  @Test
  void a_broken_progress_file_is_told_and_moved_aside() throws IOException {
    var file = root.resolve(".workbook/progress.json");
    for (var broken : List.of("{ \"format\": 1,\n  oops", "{ \"format\": 2 }", "[]")) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, broken);
      var messages = new StringWriter();
      var course = Course.read(root);
      var progress = Progress.read(course, Clock.systemUTC(), new PrintWriter(messages, true));
      assertThat(progress.next()).hasValue(course.theExercise("Tiny"));
      assertThat(messages.toString()).contains("progress.json:", "progress.json.bad");
      assertThat(file).doesNotExist();
    }
    assertThat(file.resolveSibling("progress.json.bad")).hasContent("{ \"format\": 1,\n  oops");
    assertThat(file.resolveSibling("progress.json.bad-3")).hasContent("[]");
  }

  @Test
  void where_nothing_can_be_kept_the_answer_is_graded_all_the_same() throws IOException {
    Files.createDirectories(answer().getParent());
    Files.writeString(answer(), SOLVED);
    Files.writeString(root.resolve(".workbook"), "a file, so that no folder can be made here");
    var ran = check();
    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(ran.err()).contains("progress cannot be kept");
  }

  @Test
  void where_no_answer_can_be_made_that_is_said_in_a_sentence() throws IOException {
    Files.writeString(root.resolve("answers"), "a file, so that no folder can be made here");
    var ran = check();
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).contains("cannot write", "Tiny.java", "clone").doesNotContain("\tat ");
  }

  @Test
  void restoring_a_starter_keeps_every_answer_that_was_there() throws IOException {
    var clock = Clock.fixed(Instant.parse("2026-11-22T20:00:00Z"), ZoneOffset.UTC);
    var course = Course.read(root);
    var answers = new Answers(course, clock);
    var tiny = course.theExercise("Tiny");
    assertThat(answers.restore(tiny)).isEmpty();
    assertThat(answers.untouched(tiny)).isTrue();
    assertThat(answers.restore(tiny)).isEmpty();
    for (var name : List.of("Tiny.java.bak-20261122-200000", "Tiny.java.bak-20261122-200000-2")) {
      Files.writeString(answer(), name);
      assertThat(answers.restore(tiny)).isEqualTo(Optional.of(answer().resolveSibling(name)));
      assertThat(answers.untouched(tiny)).isTrue();
      assertThat(answer().resolveSibling(name)).hasContent(name);
    }
  }

  @Test
  void an_interrupted_check_leaves_no_process_and_no_folder() throws Exception {
    var here = interrupted(false);
    assertThat(here).as("the answer's temporary folder").doesNotExist();
  }

  @Test
  void a_killed_check_takes_the_answer_with_it() throws Exception {
    interrupted(true);
  }

  /// Ends a check whose answer hangs, and waits until that answer is gone too.
  ///
  /// @return the folder in which the answer ran
  private Path interrupted(boolean forcibly) throws Exception {
    var page = root.resolve("lessons/01-small/Tiny.md");
    Files.writeString(
        page, Files.readString(page).replace("fails: doubles", "fails: doubles\nallows: files, processes"));
    var said = root.resolve("said");
    Files.createDirectories(answer().getParent());
    Files.writeString(
        answer(),
        """
        import java.nio.file.*;
        class Tiny {
          static int twice(int n) {
            try {
              var pid = ProcessHandle.current().pid();
              Files.writeString(Path.of("%1$s.new"), pid + " " + Path.of("").toAbsolutePath());
              Files.move(Path.of("%1$s.new"), Path.of("%1$s"));
            } catch (java.io.IOException e) {}
            while (true) {}
          }
        }
        """
            .formatted(said));
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var classPath = System.getProperty("java.class.path");
    var check =
        new ProcessBuilder(
                java,
                "-Djava.io.tmpdir=" + root,
                "-cp",
                classPath,
                "workbook.Workbook",
                "check",
                "--timeout",
                "100",
                "--course",
                root.toString())
            .redirectErrorStream(true)
            .redirectOutput(root.resolve("printed").toFile())
            .start();
    var answer = Optional.<ProcessHandle>empty();
    try {
      await(() -> Files.exists(said));
      var words = Files.readString(said).split(" ", 2);
      answer = ProcessHandle.of(Long.parseLong(words[0]));
      var hangs = answer.orElseThrow();
      if (forcibly) {
        check.destroyForcibly();
      } else {
        check.destroy();
      }
      assertThat(check.waitFor(30, TimeUnit.SECONDS)).as("the check ends").isTrue();
      await(() -> !hangs.isAlive());
      return Path.of(words[1]);
    } finally {
      check.destroyForcibly();
      answer.ifPresent(ProcessHandle::destroyForcibly);
    }
  }

  private interface Condition {
    boolean holds();
  }

  private static void await(Condition condition) throws InterruptedException {
    for (var end = Instant.now().plusSeconds(30); !condition.holds(); ) {
      assertThat(Instant.now()).as("half a minute was not enough").isBefore(end);
      Thread.sleep(Duration.ofMillis(20));
    }
  }

  private Clone.Ran check(String... arguments) {
    var words = new String[arguments.length + 1];
    words[0] = "check";
    System.arraycopy(arguments, 0, words, 1, arguments.length);
    return InProcess.run(root, words);
  }

  private Path answer() {
    return root.resolve("answers/01-small/Tiny.java");
  }

  private Progress.State state() {
    var course = Course.read(root);
    return Progress.read(course, Clock.systemUTC(), new PrintWriter(new StringWriter()))
        .state(course.theExercise("Tiny"));
  }
}
