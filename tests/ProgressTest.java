package tests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import workbook.check.Attempt;
import workbook.check.Progress;
import workbook.check.Verdict;
import workbook.course.Course;
import workbook.course.Exercise;
import workbook.lab.KeptFile;

/// What was passed stays passed: whoever is killed, and however many terminals are open.
class ProgressTest {

  private static final int EXERCISES = 200;
  private static final int KILLS = 8;

  @TempDir private Path root;
  private final StringWriter messages = new StringWriter();

  /// Processes of their own, as terminals are.
  public static final class Terminal {
    private Terminal() {}

    /// `pass ROOT EVERY FIRST`: passes every so many of the exercises once the file `go` is there,
    /// and prints each name when it is kept. `hold FILE`: stops in the middle of an update.
    public static void main(String... args) throws Exception {
      if (args[0].equals("hold")) {
        new KeptFile(Path.of(args[1])).update(text -> held());
      }
      var course = Course.read(Path.of(args[1]));
      var progress = Progress.read(course, Clock.systemUTC(), new PrintWriter(System.err, true));
      System.out.println("ready");
      while (Files.notExists(course.root().resolve("go"))) {
        Thread.sleep(1);
      }
      for (var n = Integer.parseInt(args[3]); n < EXERCISES; n += Integer.parseInt(args[2])) {
        progress.record(exercise(course, n), passed());
        System.out.println(exercise(course, n).name());
      }
    }

    private static Optional<String> held() {
      System.out.println("held");
      while (true) {
        Thread.onSpinWait();
      }
    }
  }

  @BeforeEach
  void write_a_course_of_many_exercises() throws IOException {
    var lesson = Files.createDirectories(root.resolve("lessons/01-many"));
    Files.writeString(
        lesson.resolve("lesson.md"),
        "---\nalias: many\ntitle: Many\nsummary: Many exercises.\nminutes: 1\n---\n");
    for (var n = 0; n < EXERCISES; n++) {
      var head = "---\ntitle: The %dth\nminutes: 1\nfails: all\n---\n".formatted(n);
      Files.writeString(lesson.resolve(name(n) + ".md"), head);
    }
  }

  @Test
  void a_terminal_killed_at_any_moment_loses_no_pass_that_it_told() throws Exception {
    var random = new Random(4);
    Files.createFile(root.resolve("go"));
    for (var kill = 0; kill < KILLS; kill++) {
      Files.deleteIfExists(file());
      var told = new ArrayList<String>();
      var terminal = terminal("pass", root, 1, 0);
      try (var lines = lines(terminal)) {
        for (var n = random.nextInt(1, EXERCISES); n > 0; n--) {
          told.add(lines.readLine());
        }
        Thread.sleep(Duration.ofNanos(random.nextInt(4_000_000)));
        // By its handle: the process itself would close the stream with what it told.
        terminal.toHandle().destroyForcibly();
        terminal.waitFor();
        lines.lines().filter(line -> line.matches("E\\d{3}")).forEach(told::add);
      }
      told.remove("ready");
      assertThat(passed(read())).as("kill %d", kill).containsAll(told);
      assertThat(messages.toString()).as("the file is whole").isEmpty();
    }
  }

  @Test
  void two_terminals_at_once_keep_the_passes_of_both() throws Exception {
    var terminals = List.of(terminal("pass", root, 2, 0), terminal("pass", root, 2, 1));
    for (var terminal : terminals) {
      assertThat(lines(terminal).readLine()).isEqualTo("ready");
    }
    Files.createFile(root.resolve("go"));
    for (var terminal : terminals) {
      assertThat(terminal.waitFor()).isZero();
    }
    assertThat(passed(read())).hasSize(EXERCISES);
  }

  @Test
  void drafts_of_killed_terminals_are_swept_and_those_of_the_living_are_not() throws Exception {
    var killed = terminal("pass", root, 1, 0);
    killed.destroyForcibly().waitFor();
    var living = ProcessHandle.current().parent().orElseThrow().pid();
    for (var pid : List.of(killed.pid(), living)) {
      Files.createDirectories(file().getParent());
      Files.writeString(draft(pid), "{ \"format\": 1, \"exer");
      Files.setLastModifiedTime(draft(pid), FileTime.from(Instant.now().minusSeconds(60)));
    }
    read().record(exercise(course(), 0), passed());
    assertThat(draft(killed.pid())).doesNotExist();
    assertThat(draft(living)).exists();
  }

  @Test
  void a_terminal_that_was_stopped_in_an_update_holds_nobody_up_for_ever() throws Exception {
    var kept = new KeptFile(file(), Duration.ofMillis(300));
    var stopped = terminal("hold", file());
    try (var lines = lines(stopped)) {
      assertThat(lines.readLine()).isEqualTo("held");
      assertThat(kept.update(_ -> Optional.of("one"))).get().asString().contains("another process");
      assertThat(kept.update(_ -> Optional.of("two"))).as("told once").isEmpty();
      assertThat(file()).hasContent("two");
    } finally {
      stopped.destroyForcibly().waitFor();
    }
    assertThat(kept.update(_ -> Optional.of("three"))).as("the system frees its lock").isEmpty();
    assertThat(Files.size(file().resolveSibling("progress.json.lock"))).isZero();
  }

  @Test
  void where_nothing_can_be_locked_progress_is_kept_and_that_is_said_once() throws Exception {
    Files.createDirectories(file().resolveSibling("progress.json.lock"));
    var progress = read();
    progress.record(exercise(course(), 0), passed());
    progress.record(exercise(course(), 1), passed());
    assertThat(passed(read())).containsExactly(name(0), name(1));
    assertThat(messages.toString()).containsOnlyOnce("progress.json: cannot be locked");
    assertThat(messages.toString().lines()).hasSize(2);
  }

  @Test
  void a_file_that_another_terminal_broke_is_kept_aside_and_takes_no_pass_with_it()
      throws Exception {
    var progress = read();
    progress.record(exercise(course(), 0), passed());
    Files.writeString(file(), "{ \"for");
    progress.record(exercise(course(), 1), passed());
    assertThat(passed(read())).containsExactly(name(0), name(1));
    assertThat(file().resolveSibling("progress.json.bad")).hasContent("{ \"for");
  }

  @Test
  void the_seed_of_the_last_check_is_kept_for_as_long_as_it_failed() {
    var exercise = exercise(course(), 7);
    for (var seed : new long[] {42, Long.MIN_VALUE, Long.MAX_VALUE}) {
      read().record(exercise, attempt(new Verdict.Failed(List.of(), List.of()), seed));
      assertThat(read().seed(exercise)).isEqualTo(OptionalLong.of(seed));
    }
    read().record(exercise, passed());
    assertThat(read().seed(exercise)).isEmpty();
    assertThat(messages.toString()).isEmpty();
  }

  private Path file() {
    return root.resolve(".workbook/progress.json");
  }

  private Path draft(long pid) {
    return file().resolveSibling(".progress.json." + pid + "-1.tmp");
  }

  private Course course() {
    return Course.read(root);
  }

  private Progress read() {
    return Progress.read(course(), Clock.systemUTC(), new PrintWriter(messages, true));
  }

  private List<String> passed(Progress progress) {
    return course().exercises().stream().filter(progress::everPassed).map(Exercise::name).toList();
  }

  private static String name(int n) {
    return "E%03d".formatted(n);
  }

  private static Exercise exercise(Course course, int n) {
    return course.theExercise(name(n));
  }

  private static Attempt passed() {
    return attempt(new Verdict.Passed(List.of("all"), List.of()), 1);
  }

  private static Attempt attempt(Verdict verdict, long seed) {
    return new Attempt(verdict, List.of(), List.of(), "", List.of(), seed, "");
  }

  private static Process terminal(Object... args) throws IOException {
    var words = new ArrayList<String>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    words.addAll(List.of("-cp", System.getProperty("java.class.path"), Terminal.class.getName()));
    Arrays.stream(args).map(Object::toString).forEach(words::add);
    return new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  private static BufferedReader lines(Process process) {
    return new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
  }
}
