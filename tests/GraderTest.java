package tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import workbook.check.Attempt;
import workbook.check.Grader;
import workbook.check.Limits;
import workbook.check.Verdict;
import workbook.check.Verdict.CompileError;
import workbook.check.Verdict.DidNotCompile;
import workbook.check.Verdict.Effect;
import workbook.check.Verdict.Failed;
import workbook.check.Verdict.Limit;
import workbook.check.Verdict.Passed;
import workbook.check.Verdict.Stopped;
import workbook.course.BadCourse;
import workbook.course.Exercise;
import workbook.course.WrongAnswers;

/// Real answers in real JVMs. Each is a `twice` that does its worst when it is given a negative
/// number, which the second of three tests does.
class GraderTest {
  private static final String CHECK =
      """
      ///usr/bin/env jbang "$0" "$@" ; exit $?
      import static org.assertj.core.api.Assertions.assertThat;
      import static workbook.check.Checks.*;

      import org.junit.jupiter.api.Test;

      @Test void zebra_doubles() {
        show("two", Tiny.twice(1) + "");
        same(4, 8);
      }

      @Test void monkey_doubles_below_zero() {
        same(-1, -2); // line 13
      }

      @Test void ape_comes_last() {}

      void same(int number, int expected) {
        assertThat(Tiny.twice(number)).as("twice %d", number).isEqualTo(expected);
      }

      void main() { grade(this); }
      """;

  private static final String SECOND = "monkey_doubles_below_zero";
  private static final Limits SHORT = new Limits(Duration.ofSeconds(4), "64m", 10_000, 32, 1 << 20);
  private static final Limits LONG = SHORT.withTime(Duration.ofSeconds(60));

  @TempDir private Path folder;

  @BeforeEach
  void write_the_check() throws IOException {
    Files.writeString(folder.resolve("TinyCheck.java"), CHECK);
  }

  @Test
  void a_right_answer_passes_its_tests_in_the_order_of_the_source() throws IOException {
    assertThat(graded("return 2 * n;").verdict())
        .isEqualTo(
            new Passed(
                List.of("zebra_doubles", SECOND, "ape_comes_last"),
                List.of(new Effect("two", "2", Optional.empty()))));
  }

  @Test
  void a_failure_says_the_case_what_was_expected_and_the_line_of_the_test() throws IOException {
    var failed = failed(graded("return 2 * Math.abs(n);"));
    assertThat(failed.failures())
        .containsExactly(new Verdict.Failure(SECOND, "twice -1\nexpected: -2\n but was: 2", 13));
  }

  @Test
  void an_exception_is_told_with_the_line_of_the_answer_that_threw_it() throws IOException {
    var failed = failed(graded("if (n < 0) Integer.parseInt(\"x\" + n);\nreturn 2 * n;"));
    assertThat(failed.failures()).extracting(Verdict.Failure::line).containsExactly(13);
    assertThat(failed.failures().getFirst().message())
        .startsWith("it threw NumberFormatException: For input string: \"x-1\"")
        .endsWith("at Tiny.twice (Tiny.java:3)");
  }

  @Test
  void a_recursion_without_end_fails_its_test_and_lets_the_others_run() throws IOException {
    var attempt = graded("return n < 0 ? twice(n - 1) + 1 : 2 * n;");
    assertThat(failed(attempt).failures()).hasSize(1);
    assertThat(failed(attempt).failures().getFirst().message())
        .contains("called itself until the stack was full", "Tiny.twice (Tiny.java:3)");
    assertThat(failed(attempt).failures().getFirst().line()).isEqualTo(13);
    assertThat(attempt.tests()).last().isEqualTo(new Attempt.TestRun("ape_comes_last", true));
  }

  @Test
  void a_hang_is_stopped_with_the_process_it_started_and_leaves_no_files() throws IOException {
    var attempt =
        graded(
            SHORT,
            List.of("processes"),
            """
            if (n < 0) {
              try {
                IO.println(new ProcessBuilder("sleep", "1000").start().pid());
              } catch (java.io.IOException e) {}
              IO.println(System.getProperty("java.io.tmpdir"));
              hang();
            }
            return 2 * n;
            }
            static void hang() { while (true) {}
            """);
    assertThat(stopped(attempt).test()).isEqualTo(SECOND);
    assertThat(stopped(attempt).limit()).isEqualTo(Limit.TIME);
    assertThat(stopped(attempt).place()).isEqualTo("Tiny.hang (Tiny.java:12)");
    assertThat(attempt.tests()).containsExactly(new Attempt.TestRun("zebra_doubles", true));
    var printed = attempt.printed().lines().toList();
    assertThat(alive(printed.getFirst())).as("its sleep is alive").isFalse();
    assertThat(Path.of(printed.getLast())).doesNotExist();
  }

  @Test
  void what_an_answer_that_passes_has_started_is_ended_too() throws IOException {
    var attempt =
        graded(
            LONG,
            List.of("processes"),
            """
            if (n < 0) {
              new Thread(() -> { while (true) {} }, "spinner").start();
              try {
                IO.println(new ProcessBuilder("sleep", "1000").start().pid());
              } catch (java.io.IOException e) {}
            }
            return 2 * n;
            """);
    assertThat(attempt.verdict()).isInstanceOf(Passed.class);
    assertThat(alive(attempt.printed().strip())).as("its sleep is alive").isFalse();
    assertThat(attempt.notes())
        .satisfiesExactlyInAnyOrder(
            note -> assertThat(note).contains("thread was still running", "spinner", "(Tiny.java:4)"),
            note -> assertThat(note).contains("process was still running", "sleep"));
  }

  @Test
  void an_exit_with_code_0_is_no_pass() throws IOException {
    assertThat(stopped(graded("if (n < 0) System.exit(0);\nreturn 2 * n;")).limit())
        .isEqualTo(Limit.EXIT);
    assertThat(stopped(graded("Runtime.getRuntime().halt(0);\nreturn 2 * n;")))
        .extracting(Stopped::limit, Stopped::test)
        .containsExactly(Limit.EXIT, "zebra_doubles");
  }

  @Test
  void a_source_with_which_the_compiler_never_ends_costs_a_multiple_of_its_time()
      throws IOException {
    // Each level doubles the types that the compiler looks for a common one of.
    var riddle = "Math.random() > 0 ? 1 : \"a\"";
    for (var level = 0; level < 10; level++) {
      riddle = "java.util.List.of(%s, java.util.Set.of(%s))".formatted(riddle, riddle);
    }
    Files.writeString(
        folder.resolve("Tiny.java"),
        "class Tiny { static int twice(int n) { Object o = %s; return 2 * n; } }".formatted(riddle));
    try (var grader = new Grader(Limits.DEFAULT.withTime(Duration.ofSeconds(1)))) {
      var attempt = grader.attempt(exercise(List.of()), folder);
      assertThat(error(attempt)).contains("not done with it after 3 s");
    }
  }

  @Test
  void a_source_that_is_nested_too_deep_for_the_compiler_is_told_as_such() throws IOException {
    var attempt = graded("return n" + " + (n".repeat(20_000) + ")".repeat(20_000) + ";");
    assertThat(error(attempt)).contains("the compiler gave up");
  }

  private static String error(Attempt attempt) {
    assertThat(attempt.verdict()).isInstanceOf(DidNotCompile.class);
    return ((DidNotCompile) attempt.verdict()).errors().getFirst().message();
  }

  @Test
  void an_answer_out_of_memory_is_told_from_a_crash() throws IOException {
    var hoards =
        """
        if (n < 0) {
          var kept = new java.util.ArrayList<long[]>();
          while (true) kept.add(new long[1 << 16]);
        }
        return 2 * n;
        """;
    var attempt = graded(hoards);
    assertThat(stopped(attempt).limit()).isEqualTo(Limit.MEMORY);
    assertThat(attempt.printed()).as("the JVM's last words are not the answer's").isEmpty();
    var killed =
        """
        try {
          var pid = Long.toString(ProcessHandle.current().pid());
          if (n < 0) new ProcessBuilder("kill", "-9", pid).start().waitFor();
        } catch (java.io.IOException | InterruptedException e) {}
        return 2 * n;
        """;
    assertThat(stopped(graded(LONG, List.of("processes"), killed)))
        .extracting(Stopped::limit, Stopped::test)
        .containsExactly(Limit.CRASH, SECOND);
  }

  @Test
  void a_flood_is_stopped_and_cut_and_a_report_faked_in_it_is_not_believed() throws IOException {
    var attempt =
        graded(
            """
            while (n < 0) {
              System.err.println("é");
              IO.println("{\\"event\\":\\"passed\\",\\"test\\":\\"monkey_doubles_below_zero\\"}");
              IO.println("{\\"event\\":\\"done\\",\\"test\\":\\"\\"}");
            }
            return 2 * n;
            """);
    assertThat(stopped(attempt).limit()).isEqualTo(Limit.OUTPUT);
    assertThat(stopped(attempt).test()).isEqualTo(SECOND);
    assertThat(attempt.printed()).startsWith("é\n{\"event\":\"passed\"").hasSizeLessThan(10_001);
  }

  @Test
  void a_compile_error_has_its_line_and_caret_and_nothing_of_the_check() throws IOException {
    // A tab before the place: the caret stands below it all the same.
    assertThat(graded("\tint twice = m + m;\nreturn twice(2, n);").verdict())
        .isInstanceOfSatisfying(
            DidNotCompile.class,
            broken -> {
              assertThat(broken.errors()).extracting(CompileError::file).containsOnly("Tiny.java");
              assertThat(broken.errors()).extracting(CompileError::line).containsExactly(3, 3, 4);
              var first = broken.errors().getFirst();
              assertThat(first.message()).startsWith("cannot find symbol");
              assertThat(first.excerpt()).isEqualTo("\tint twice = m + m;\n\t            ^");
            });
  }

  @Test
  void a_renamed_method_or_class_is_told_as_what_the_check_calls() throws IOException {
    assertThat(onlyError("class Tiny { static int double2(int n) { return 2 * n; } }"))
        .isEqualTo("the check calls Tiny.twice(int): there is no such method in Tiny.java");
    assertThat(onlyError("class Teeny { static int twice(int n) { return 2 * n; } }"))
        .isEqualTo("the check looks for a class Tiny: there is none in Tiny.java");
    assertThat(onlyError("package mine; class Tiny { static int twice(int n) { return 2 * n; } }"))
        .isEqualTo(
            "the check looks for a class Tiny in no package: remove the package line of Tiny.java");
    assertThat(onlyError("class Tiny { static int twice(String n) { return 2; } }"))
        .startsWith("the check cannot use it: ")
        .contains("int cannot be converted to String");
  }

  @Test
  void a_broken_check_is_told_as_ours_and_not_as_the_learners_fault() throws IOException {
    var check = folder.resolve("TinyCheck.java");
    Files.writeString(check, Files.readString(check).replace("assertThat(Tiny", "assrtThat(Tiny"));

    assertThatThrownBy(() -> graded("return 2 * n;"))
        .isInstanceOf(BadCourse.class)
        .hasMessageContaining("TinyCheck.java:")
        .hasMessageContaining("the check does not compile, whatever the answer")
        .hasMessageContaining("git checkout");
  }

  @Test
  void a_check_reads_a_file_that_its_head_names() throws IOException {
    Files.writeString(folder.resolve("traces.txt"), "eight");
    check(
        """
        //FILES traces.txt
        import static org.assertj.core.api.Assertions.assertThat;
        import static workbook.check.Checks.*;

        import org.junit.jupiter.api.Test;

        @Test void reads() throws Exception {
          try (var in = getClass().getResourceAsStream("/traces.txt")) {
            assertThat(new String(in.readAllBytes())).isEqualTo("eight");
          }
        }

        void main() { grade(this); }
        """);
    assertThat(graded("return 0;").verdict()).isEqualTo(new Passed(List.of("reads"), List.of()));
  }

  @Test
  void a_check_runs_a_job_under_flags_and_counts_its_collections() throws IOException {
    check(
        """
        import static org.assertj.core.api.Assertions.assertThat;
        import static workbook.check.Checks.*;

        import org.junit.jupiter.api.Test;

        @Test void runs() {
          var ran = jvm(List.of("-XX:+UseSerialGC", "-Xmn2m"), Job.class, "8");
          assertThat(ran.printed()).contains("8 MB");
          assertThat(ran.collections()).isBetween(3L, 9L);
        }

        @Test void is_told_of_a_full_heap() {
          assertThat(jvm(List.of("-Xmx20m"), Job.class, "80").outOfMemory()).isTrue();
        }

        @Test void is_told_of_a_flag_that_no_jvm_knows() {
          jvm(List.of("-XX:+Tidy"), Job.class, "8");
        }

        static class Job {
          static byte[] last;

          static void main(String... args) {
            for (var i = 0; i < Integer.parseInt(args[0]); i++) {
              for (var j = 0; j < 8; j++) {
                last = new byte[args[0].equals("8") ? 1 << 17 : 1 << 25];
              }
            }
            IO.println(args[0] + " MB");
          }
        }

        void main() { grade(this); }
        """);
    var failed = failed(graded("return 0;"));
    assertThat(failed.failures()).hasSize(1);
    assertThat(failed.failures().getFirst().message())
        .startsWith("the JVM did not run the job with -XX:+Tidy")
        .contains("Unrecognized VM option 'Tidy'");
  }

  private void check(String source) throws IOException {
    Files.writeString(folder.resolve("TinyCheck.java"), source);
  }

  private String onlyError(String source) throws IOException {
    Files.writeString(folder.resolve("Tiny.java"), source);
    try (var grader = new Grader(LONG)) {
      var verdict = grader.grade(exercise(List.of()), folder);
      assertThat(verdict).isInstanceOf(DidNotCompile.class);
      assertThat(((DidNotCompile) verdict).errors()).hasSize(1);
      return ((DidNotCompile) verdict).errors().getFirst().message();
    }
  }

  private Attempt graded(String body) throws IOException {
    return graded(LONG, body);
  }

  private Attempt graded(Limits limits, String body) throws IOException {
    return graded(limits, List.of(), body);
  }

  private Attempt graded(Limits limits, List<String> allows, String body) throws IOException {
    var source = "class Tiny {\n  static int twice(int n) {\n" + body + "\n  }\n}\n";
    Files.writeString(folder.resolve("Tiny.java"), source);
    try (var grader = new Grader(limits)) {
      return grader.attempt(exercise(allows), folder);
    }
  }

  private Exercise exercise(List<String> allows) throws IOException {
    var starter = Files.createDirectories(folder.resolve("starter")).resolve("Tiny.java");
    Files.writeString(starter, "class Tiny { static int twice(int n) { return 0; } }");
    var check = folder.resolve("TinyCheck.java");
    return new Exercise(
        "Tiny", "01-tiny", "", 1, List.of(), allows, "", List.of(), starter, starter, check, starter,
        new WrongAnswers(folder, folder.resolve("wrong"), "Tiny"));
  }

  private static Failed failed(Attempt attempt) {
    assertThat(attempt.verdict()).isInstanceOf(Failed.class);
    return (Failed) attempt.verdict();
  }

  private static Stopped stopped(Attempt attempt) {
    assertThat(attempt.verdict()).isInstanceOf(Stopped.class);
    return (Stopped) attempt.verdict();
  }

  /// A process that was killed counts as alive until the system has taken notice.
  private static boolean alive(String pid) {
    var process = ProcessHandle.of(Long.parseLong(pid));
    process.ifPresent(it -> it.onExit().completeOnTimeout(it, 10, TimeUnit.SECONDS).join());
    return process.map(ProcessHandle::isAlive).orElse(false);
  }
}
