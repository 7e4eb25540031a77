package tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import workbook.check.Attempt;
import workbook.check.Equipment;
import workbook.check.Grader;
import workbook.check.Limits;
import workbook.check.Sandbox;
import workbook.check.Verdict.Failed;
import workbook.check.Verdict.Limit;
import workbook.check.Verdict.Passed;
import workbook.check.Verdict.Reach;
import workbook.check.Verdict.Refusal;
import workbook.check.Verdict.Refused;
import workbook.check.Verdict.Stopped;
import workbook.course.Exercise;
import workbook.course.WrongAnswers;

/// What an answer could do to its check, to this machine and to the course, done for real.
class IsolationTest {
  private static final Limits LIMITS =
      new Limits(Duration.ofSeconds(30), "64m", 10_000, 50, 1 << 20);

  @TempDir private Path folder;

  @BeforeEach
  void write_the_check() throws IOException {
    Files.writeString(
        folder.resolve("TinyCheck.java"),
        """
        import static org.assertj.core.api.Assertions.assertThat;
        import static workbook.check.Checks.*;

        import org.junit.jupiter.api.Test;

        @Test void doubles_1() {
          assertThat(Tiny.twice(1) == 2).isTrue();
        }

        @Test void doubles_any_number() {
          var random = random();
          for (var i = 0; i < 100; i++) {
            var n = random.nextInt(1, 1_000_000);
            assertThat(Tiny.twice(n) == 2 * n).as("twice %d", n).isTrue();
          }
        }

        @Test void says_where_it_runs() {
          IO.println(System.getProperty("user.dir"));
        }

        void main() { grade(this); }
        """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "FILES | java.nio.file.Files.delete(null) | Files.delete",
        "FILES | new java.io.File(\"x\").delete() | File.delete",
        "FILES | new java.io.PrintStream(\"x\").close() | new PrintStream",
        "FILES | new java.util.Scanner(java.nio.file.Path.of(\"x\")).next() | Path.of",
        "PROCESSES | new ProcessBuilder(\"sleep\", \"9\").start() | ProcessBuilder.start",
        "PROCESSES | Runtime.getRuntime().exec(new String[0]) | Runtime.exec",
        "PROCESSES | ProcessHandle.current().destroy() | ProcessHandle.current",
        "NETWORK | new java.net.Socket(\"localhost\", 80).close() | new Socket",
        "REFLECTION | Class.forName(\"TinyCheck\") | Class.forName",
        "REFLECTION | Tiny.class.getDeclaredMethods() | Class.getDeclaredMethods",
        "REFLECTION | ClassLoader.getSystemClassLoader() | ClassLoader.getSystemClassLoader",
        "REFLECTION | Tiny.class.getResource(\"TinyCheck.class\") | Class.getResource",
        "PROCESS | System.setOut(null) | System.setOut",
        "PROCESS | System.setProperty(\"a\", \"b\") | System.setProperty",
        "PROCESS | Runtime.getRuntime().addShutdownHook(new Thread()) | Runtime.addShutdownHook",
        "CHECK | new Throwable().getStackTrace() | Throwable.getStackTrace",
        "CHECK | StackWalker.getInstance() | StackWalker.getInstance",
        "CHECK | java.util.stream.Stream.of(1).map(_ -> Thread.getAllStackTraces()).count()"
            + " | Thread.getAllStackTraces",
      })
  void what_lies_beyond_an_answer_is_refused_with_its_line(Reach reach, String code, String what)
      throws IOException {
    var refused = refused("class Tiny {\n static int twice(int n) throws Exception {\n  %s;\n  return 2 * n;\n }\n}".formatted(code));
    assertThat(refused.refusals())
        .anySatisfy(
            refusal -> {
              assertThat(refusal.reach()).isEqualTo(reach);
              assertThat(refusal.what()).isEqualTo(what);
              assertThat(refusal.line()).isEqualTo(3);
            });
  }

  @Test
  void an_answer_that_calls_junit_or_its_check_is_told_that_it_cannot() throws IOException {
    assertThat(refused("import org.junit.jupiter.api.Assertions;\nclass Tiny { static int twice(int n) { return 2 * n; } }").refusals())
        .containsExactly(new Refusal(1, "org.junit.jupiter.api", Reach.CHECK));
    assertThat(refused("class Tiny {\n static int twice(int n) { new TinyCheck(); return 2 * n; } }").refusals())
        .containsExactly(new Refusal(2, "TinyCheck", Reach.CHECK));
    assertThat(refused("class Tiny { static int twice(int n) { return workbook.check.Checks.random().nextInt(); } }").refusals())
        .extracting(Refusal::what)
        .containsExactly("workbook.check");
  }

  @Test
  void an_answer_cannot_stand_in_for_its_check() throws IOException {
    var refused =
        refused(
            """
            class Tiny { static int twice(int n) { return 0; } }
            class TinyCheck { void main() {} }
            """);
    assertThat(refused.refusals())
        .containsExactly(new Refusal(0, "the name TinyCheck", Reach.CHECK));
  }

  @Test
  void an_answer_that_knows_the_inputs_of_one_seed_fails_with_another() throws IOException {
    var random = new java.util.Random(7);
    var cases = new StringBuilder();
    for (var i = 0; i < 100; i++) {
      var n = random.nextInt(1, 1_000_000);
      cases.append("case ").append(n).append(" -> ").append(2 * n).append(";\n");
    }
    write("class Tiny { static int twice(int n) { return switch (n) { case 1 -> 2;\n%s default -> 0; }; } }"
        .formatted(cases.toString().replaceFirst("case 1 -> .*\n", "")));
    assertThat(graded(7).verdict()).as("the seed that it knows").isInstanceOf(Passed.class);
    var other = graded(8);
    assertThat(other.verdict()).isInstanceOf(Failed.class);
    assertThat(other.seed()).isEqualTo(8);
    assertThat(graded(8).failures()).as("the same seed again").isEqualTo(other.failures());
  }

  @Test
  void two_threads_that_wait_for_each_other_are_found_long_before_the_time_is_over()
      throws IOException {
    write(
        """
        class Tiny {
          static int twice(int n) {
            var one = new Object();
            var other = new Object();
            new Thread(() -> lock(other, one)).start();
            lock(one, other);
            return 2 * n;
          }
          static void lock(Object first, Object second) {
            synchronized (first) {
              try { Thread.sleep(200); } catch (InterruptedException e) {}
              synchronized (second) { IO.println("never"); }
            }
          }
        }
        """);
    var stopped = stopped(graded());
    assertThat(stopped.limit()).isEqualTo(Limit.DEADLOCK);
    assertThat(stopped.place()).isEqualTo("Tiny.lock (Tiny.java:12)");
    assertThat(stopped.test()).isEqualTo("doubles_1");
    assertThat(stopped.after()).isLessThan(LIMITS.time());
  }

  @Test
  void a_bomb_of_threads_is_stopped_and_told_from_a_lack_of_memory() throws IOException {
    write(
        """
        class Tiny {
          static int twice(int n) {
            while (true) {
              new Thread(() -> { while (true) {} }).start();
            }
          }
        }
        """);
    assertThat(stopped(graded()).limit()).isEqualTo(Limit.THREADS);
  }

  @Test
  void an_end_of_the_process_is_told_as_such_whichever_way_it_is_brought_about()
      throws IOException {
    for (var end : List.of("System.exit(0)", "Runtime.getRuntime().halt(0)")) {
      write("class Tiny { static int twice(int n) { %s; return 2 * n; } }".formatted(end));
      assertThat(stopped(graded()).limit()).as(end).isEqualTo(Limit.EXIT);
    }
  }

  @Test
  void a_report_that_an_answer_writes_itself_is_taken_for_what_it_prints() throws IOException {
    write(
        """
        class Tiny {
          static int twice(int n) {
            IO.println("\\n {\\"event\\":\\"passed\\",\\"test\\":\\"doubles_1\\"}");
            IO.println("{\\"event\\":\\"done\\",\\"printed\\":0}");
            if (n > 1) Runtime.getRuntime().halt(0);
            return 2 * n;
          }
        }
        """);
    var attempt = graded();
    assertThat(stopped(attempt).limit()).isEqualTo(Limit.EXIT);
    assertThat(attempt.printed()).contains("\"event\":\"done\"");
  }

  @Test
  void memory_outside_of_the_heap_has_a_limit_too() throws IOException {
    write(
        """
        class Tiny {
          static int twice(int n) {
            var kept = new java.util.ArrayList<java.nio.ByteBuffer>();
            while (true) kept.add(java.nio.ByteBuffer.allocateDirect(1 << 24));
          }
        }
        """);
    assertThat(stopped(graded()).limit()).isEqualTo(Limit.MEMORY);
  }

  @Test
  void where_files_are_allowed_a_full_temporary_folder_ends_the_answer_and_is_removed()
      throws IOException {
    write(
        """
        import java.nio.file.*;
        class Tiny {
          static int twice(int n) {
            if (n > 1) {
              try {
                Files.write(Files.createTempFile("big", ""), new byte[4 << 20]);
                Thread.sleep(60_000);
              } catch (java.io.IOException | InterruptedException e) {
                return 0;
              }
            }
            IO.println(System.getProperty("java.io.tmpdir"));
            return 2 * n;
          }
        }
        """);
    var attempt = graded("files");
    assertThat(stopped(attempt).limit()).isEqualTo(Limit.FILES);
    var temp = Path.of(attempt.printed().strip());
    assertThat(temp.toString()).contains("workbook-check-");
    assertThat(temp).doesNotExist();
  }

  @Test
  void in_a_sandbox_nothing_can_be_written_or_called_and_our_solutions_are_hidden()
      throws IOException {
    var course = Files.createDirectories(folder.resolve("course/solutions"));
    Files.writeString(course.resolve("Tiny.java"), "the solution");
    var sandbox = Sandbox.installed(System.getenv(), course);
    Assumptions.assumeTrue(sandbox.isPresent(), "bubblewrap is not installed");
    var trouble = sandbox.get().trouble();
    Assumptions.assumeTrue(trouble.isEmpty(), () -> "no sandbox here: " + trouble.get());
    write(
        """
        import java.io.IOException;
        import java.nio.file.*;
        class Tiny {
          static int twice(int n) {
            if (n > 1) return 2 * n;
            tell("write", () -> Files.writeString(Path.of("%1$s/written"), "x"));
            tell("delete", () -> Files.delete(Path.of("%1$s/TinyCheck.java")));
            tell("read", () -> Files.readString(Path.of("%1$s/course/solutions/Tiny.java")));
            tell("call", () -> { new java.net.Socket("127.0.0.1", 9).close(); return ""; });
            tell("own", () -> Files.writeString(Files.createTempFile("a", "b"), "x"));
            return 2 * n;
          }
          interface Act { Object run() throws IOException; }
          static void tell(String what, Act act) {
            try { act.run(); IO.println(what + " done"); }
            catch (IOException e) { IO.println(what + " " + e.getClass().getSimpleName()); }
          }
        }
        """
            .formatted(folder)
            .replace("() -> Files.delete(", "() -> del(")
            .replace("interface Act", "static Object del(Path p) throws IOException { Files.delete(p); return p; }\n  interface Act"));
    try (var grader = new Grader(LIMITS, Equipment.none().with(sandbox.get()))) {
      var attempt = grader.attempt(exercise("files", "network"), folder);
      assertThat(attempt.printed())
          .contains("write FileSystemException")
          .contains("delete FileSystemException")
          .contains("read NoSuchFileException")
          .contains("call ")
          .doesNotContain("call done")
          .contains("own done");
      assertThat(attempt.verdict()).isInstanceOf(Passed.class);
    }
    assertThat(folder.resolve("TinyCheck.java")).exists();
  }

  @Test
  void a_damaged_cache_of_checks_is_made_anew_and_a_changed_answer_shape_gets_its_own()
      throws IOException {
    var cache = folder.resolve("cache");
    var equipment = new Equipment(Optional.of(cache), Optional.empty(), Optional.empty());
    var right = "class Tiny { static int twice(int n) { return 2 * n; } }";
    write(right);
    assertThat(gradedWith(equipment).verdict()).isInstanceOf(Passed.class);
    var first = kept(cache);
    assertThat(first).hasSize(1);
    assertThat(gradedWith(equipment).verdict()).isInstanceOf(Passed.class);
    assertThat(kept(cache)).isEqualTo(first);

    var bytes = Files.readAllBytes(first.getFirst());
    for (var i = 60; i < bytes.length; i += 50) {
      bytes[i] ^= 1;
    }
    Files.write(first.getFirst(), bytes);
    assertThat(gradedWith(equipment).verdict()).as("damaged").isInstanceOf(Passed.class);
    Files.write(first.getFirst(), java.util.Arrays.copyOf(bytes, 100));
    assertThat(gradedWith(equipment).verdict()).as("cut").isInstanceOf(Passed.class);

    // A check compiled against int would not find the method that returns a long.
    write(right.replace("int twice", "long twice"));
    assertThat(gradedWith(equipment).verdict()).isInstanceOf(Passed.class);
    assertThat(kept(cache)).hasSize(2);
  }

  private static List<Path> kept(Path cache) throws IOException {
    try (var files = Files.list(cache.resolve("checks"))) {
      return files.sorted().toList();
    }
  }

  private void write(String source) throws IOException {
    Files.writeString(folder.resolve("Tiny.java"), source);
  }

  private Refused refused(String source) throws IOException {
    write(source);
    var verdict = graded().verdict();
    assertThat(verdict).isInstanceOf(Refused.class);
    return (Refused) verdict;
  }

  private static Stopped stopped(Attempt attempt) {
    assertThat(attempt.verdict()).isInstanceOf(Stopped.class);
    return (Stopped) attempt.verdict();
  }

  private Attempt graded(String... allows) throws IOException {
    try (var grader = new Grader(LIMITS)) {
      return grader.attempt(exercise(allows), folder);
    }
  }

  private Attempt graded(long seed) throws IOException {
    try (var grader = new Grader(LIMITS)) {
      return grader.attempt(exercise(), folder, seed);
    }
  }

  private Attempt gradedWith(Equipment equipment) throws IOException {
    try (var grader = new Grader(LIMITS, equipment)) {
      return grader.attempt(exercise(), folder);
    }
  }

  private Exercise exercise(String... allows) throws IOException {
    var starter = Files.createDirectories(folder.resolve("starter")).resolve("Tiny.java");
    Files.writeString(starter, "class Tiny { static int twice(int n) { return 0; } }");
    var check = folder.resolve("TinyCheck.java");
    return new Exercise(
        "Tiny", "01-tiny", "", 1, List.of(), List.of(allows), "", List.of(), starter, starter,
        check, starter, new WrongAnswers(folder, folder.resolve("wrong"), "Tiny"));
  }
}
