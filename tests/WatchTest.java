package tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static workbook.check.Progress.State.NOT_STARTED;
import static workbook.check.Progress.State.PASSED;
import static workbook.check.Progress.State.TRIED;
import static workbook.watch.Signs.PLAIN;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import workbook.check.Attempt;
import workbook.check.Verdict;
import workbook.course.Course;
import workbook.course.Exercise;
import workbook.course.Lesson;
import workbook.lab.Paint;
import workbook.lab.SearchPath;
import workbook.watch.Board;
import workbook.watch.Desk;
import workbook.watch.FolderEvents;
import workbook.watch.Key;
import workbook.watch.Screen;
import workbook.watch.Voice;
import workbook.watch.Watch;

/// `jbang check --watch` on a course of one lesson with two exercises: as a process that nobody
/// sits at, and on a terminal of 80 columns.
class WatchTest {
  private static final String SOLVED = "class Tiny { static int twice(int n) { return 2 * n; } }\n";
  private static final String HANGS =
      "class Tiny { static int twice(int n) { while (true) {} } }\n";

  @TempDir private Path folder;
  private Path root;
  private final List<Process> started = new ArrayList<>();
  private String socket = "";

  @BeforeEach
  void write_a_course() throws IOException {
    root = folder.resolve("a course");
    var lesson = root.resolve("lessons/01-small");
    write("jbang-catalog.json", "{}");
    write(
        "lessons/01-small/lesson.md",
        """
        ---
        alias: small
        title: A small lesson
        summary: It has two exercises.
        minutes: 1
        ---
        """);
    exercise("Tiny", "Twice as much", "twice", 4);
    exercise("Wee", "Once as much", "once", 2);
    assertThat(lesson.resolve("WeeCheck.java")).exists();
  }

  private void exercise(String name, String title, String method, int expected) throws IOException {
    var place = "lessons/01-small/" + name;
    write(
        place + ".md",
        """
        ---
        title: %s
        minutes: 1
        fails: computes
        ---
        Do it.

        ## Hints
        1. The first hint.
        2. The second hint.
        """
            .formatted(title));
    write(
        place + ".java",
        "class %s { static int %s(int n) { return 0; } }\n".formatted(name, method));
    write(
        place + "Check.java",
        """
        import static workbook.check.Checks.*;
        import org.junit.jupiter.api.*;

        @Test void computes() {
          Assertions.assertEquals(%d, %s.%s(2));
        }

        void main() { grade(this); }
        """
            .formatted(expected, name, method));
    write("solutions/01-small/" + name + ".java", "class " + name + " { /* ours */ }\n");
  }

  @AfterEach
  void end_what_was_started() throws Exception {
    for (var process : started) {
      process.destroyForcibly().waitFor();
    }
    if (!socket.isEmpty()) {
      tmux("kill-server");
    }
  }

  // --- the list

  @Test
  void the_list_keeps_to_what_was_chosen_and_says_what_it_shows() {
    var entries = entries();
    var board = Board.of(entries, entries.get(4).exercise());
    assertThat(board.entry()).hasValue(entries.get(4));
    var pending = pressed(board, "p");
    assertThat(pending.shown()).isNotEmpty().noneMatch(Board.Entry::done).contains(entries.get(4));
    assertThat(pending.entry()).as("still chosen").hasValue(entries.get(4));
    var done = pressed(pending, "d");
    assertThat(done.shown()).isNotEmpty().allMatch(Board.Entry::done);
    assertThat(done.shown().size() + pending.shown().size()).isEqualTo(entries.size());
    assertThat(pressed(done, "a").shown()).isEqualTo(entries);
    var name = entries.get(7).exercise().name();
    var found = pressed(board, "/" + name.toUpperCase(Locale.ROOT));
    assertThat(found.entry()).hasValue(entries.get(7));
    assertThat(pressed(board, "/d").filter()).as("a letter, not a key").isEqualTo(board.filter());
    assertThat(pressed(board, "/no such exercise").entry()).isEmpty();
    var left = found.press(Key.Named.ESCAPE, 24);
    assertThat(left.shown()).isEqualTo(entries);
    assertThat(left.entry()).as("found and kept").hasValue(entries.get(7));
    var solved = new ArrayList<>(entries);
    solved.set(4, new Board.Entry(entries.get(4).lesson(), entries.get(4).exercise(), PASSED));
    assertThat(pending.with(solved).shown())
        .doesNotContain(entries.get(4))
        .contains(entries.get(5));
  }

  @Test
  void keys_move_in_the_list_and_never_out_of_it() {
    var entries = entries();
    var board = Board.of(entries, entries.getFirst().exercise());
    assertThat(pressed(board, "jjk").entry()).hasValue(entries.get(1));
    assertThat(board.press(Key.Named.UP, 24)).isEqualTo(board);
    assertThat(board.press(Key.Named.PAGE_DOWN, 10).entry()).hasValue(entries.get(5));
    var end = board.press(Key.Named.END, 24);
    assertThat(end.entry()).hasValue(entries.getLast());
    assertThat(end.press(Key.Named.DOWN, 24)).isEqualTo(end);
    assertThat(end.press(Key.Named.PAGE_DOWN, 24)).isEqualTo(end);
    assertThat(end.press(Key.Named.HOME, 24)).isEqualTo(board);
    var none = pressed(board, "/no such exercise");
    assertThat(none.press(Key.Named.DOWN, 24).entry()).isEmpty();
  }

  @Test
  void the_list_fits_into_any_window_and_shows_the_chosen_one() {
    var entries = entries();
    for (var columns : List.of(80, 41, 20)) {
      for (var rows = 5; rows < 40; rows++) {
        for (var entry : entries) {
          var lines = Board.of(entries, entry.exercise()).lines(rows, columns, Paint.NONE, PLAIN);
          assertThat(lines).hasSizeLessThanOrEqualTo(rows);
          assertThat(lines).allMatch(line -> line.length() < columns, columns + " columns");
          assertThat(lines.stream().filter(line -> line.startsWith("  > ")))
              .singleElement()
              .satisfies(line -> assertThat(entry.exercise().name()).startsWith(word(line)));
        }
      }
    }
  }

  private static String word(String row) {
    return row.strip().split(" +")[2];
  }

  /// Those of this clone, every third of them done.
  private static List<Board.Entry> entries() {
    var entries = new ArrayList<Board.Entry>();
    for (var lesson : Course.read(Clone.root()).lessons()) {
      for (var exercise : lesson.exercises()) {
        var state = List.of(PASSED, TRIED, NOT_STARTED).get(entries.size() % 3);
        entries.add(new Board.Entry(lesson, exercise, state));
      }
    }
    return entries;
  }

  private static Board pressed(Board board, String letters) {
    for (var letter : letters.toCharArray()) {
      board = board.press(new Key.Letter(letter), 24);
    }
    return board;
  }

  // --- what counts as a save

  @Test
  void however_an_editor_saves_the_whole_text_is_graded_once_and_no_half_of_it() throws Exception {
    write("answers/01-small/Tiny.java", returning(0));
    try (var watched = new Watched(Course.read(root))) {
      watched.graded(returning(0));
      Files.writeString(tiny(), returning(1));
      watched.graded(returning(1));
      replace(returning(2));
      watched.graded(returning(2));
      Files.delete(tiny());
      Thread.sleep(Duration.ofMillis(60));
      Files.writeString(tiny(), returning(3));
      watched.graded(returning(3));
      try (var file = Files.newOutputStream(tiny())) {
        for (var line : returning(4).lines().toList()) {
          Thread.sleep(Duration.ofMillis(60));
          file.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        }
      }
      watched.graded(returning(4));
      Files.setLastModifiedTime(tiny(), FileTime.from(Instant.now().plusSeconds(5)));
      replace(returning(4));
      Thread.sleep(Duration.ofMillis(700));
      var before = Files.getLastModifiedTime(tiny());
      Files.writeString(tiny(), returning(5));
      Files.setLastModifiedTime(tiny(), before);
      watched.graded(returning(5));
      Files.writeString(tiny(), "class Tiny { // a brace that never closes\n");
      watched.graded("class Tiny { // a brace that never closes\n");
      var texts = IntStream.rangeClosed(0, 5).mapToObj(WatchTest::returning).toList();
      assertThat(watched.graded.subList(0, 6)).isEqualTo(texts);
      assertThat(watched.graded).as("each once").hasSize(7);
    }
  }

  @Test
  void a_verdict_on_a_text_that_has_changed_meanwhile_is_never_told() throws Exception {
    write("answers/01-small/Tiny.java", returning(0));
    try (var watched = new Watched(Course.read(root))) {
      watched.graded(returning(0));
      // The grading itself is the moment in which the learner saves again.
      watched.during = Optional.of(returning(2));
      Files.writeString(tiny(), returning(1));
      watched.graded(returning(2));
      watched.tells(returning(2));
      assertThat(watched.told()).doesNotContain(returning(1).strip());
    }
  }

  /// A watch in this process, whose grader only keeps what it was given.
  private final class Watched implements Voice, Desk.Grading, AutoCloseable {
    final List<String> graded = new CopyOnWriteArrayList<>();
    volatile Optional<String> during = Optional.empty();
    private final StringWriter out = new StringWriter();
    private final PipedWriter in = new PipedWriter();
    private final Thread thread;

    Watched(Course course) throws IOException {
      var input = new BufferedReader(new PipedReader(in));
      var tiny = course.theExercise("Tiny");
      thread = Thread.ofPlatform().start(() -> run(course, tiny, input));
    }

    private void run(Course course, Exercise tiny, BufferedReader input) {
      try (var desk = new Desk(course, Clock.systemUTC(), this, this, course.exercises(), tiny);
          var screen = Screen.open(input, new PrintWriter(out), false, Map.of())) {
        new Watch(course, desk, this, screen, Paint.NONE, PLAIN).run(desk.take(tiny));
      } catch (InterruptedException _) {
        // The test has failed.
      }
    }

    @Override
    public Attempt attempt(Exercise exercise, Path folder) {
      try {
        var text = Files.readString(folder.resolve(exercise.name() + ".java"));
        var again = during;
        during = Optional.empty();
        if (again.isPresent()) {
          Files.writeString(tiny(), again.get());
        }
        graded.add(text);
        var verdict = new Verdict.Failed(List.of(), List.of());
        return new Attempt(verdict, List.of(), List.of(), text, List.of(), 1, "");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void prepare() {}

    void graded(String text) throws Exception {
      await(() -> !graded.isEmpty() && graded.getLast().equals(text));
    }

    void tells(String text) throws Exception {
      await(() -> told().contains(text.strip()));
    }

    String told() {
      synchronized (out.getBuffer()) {
        return out.toString();
      }
    }

    @Override
    public String made(List<Path> answers) {
      return "";
    }

    @Override
    public String verdict(
        Exercise exercise, Path answer, boolean untouched, Attempt attempt, Duration took) {
      return attempt.printed();
    }

    @Override
    public String hint(Exercise exercise) {
      return "";
    }

    @Override
    public String solution(Exercise exercise) {
      return "";
    }

    @Override
    public String shown(Path file) {
      return file.toString();
    }

    @Override
    public List<String> demo(Lesson lesson) {
      return List.of();
    }

    @Override
    public void close() throws Exception {
      in.close();
      assertThat(thread.join(Duration.ofSeconds(30))).as("ends with its input").isTrue();
    }
  }

  // --- a process without a terminal

  @Test
  void a_process_tells_a_verdict_after_each_save_and_ends_with_its_input() throws Exception {
    var watch = watch();
    watch.awaits("expected: <4> but was: <0>");
    Files.writeString(tiny(), returning(1));
    watch.awaits("but was: <1>");
    replace(returning(2));
    watch.awaits("but was: <2>");
    Files.writeString(tiny(), SOLVED);
    watch.awaits("You solved Tiny.");
    assertThat(watch.ends()).isZero();
    var said = watch.said();
    assertThat(said).doesNotContain("does not compile", "nothing to grade", "\033", "h hint");
    assertThat(said.split("but was: <1>", -1)).as("told once: " + said).hasSize(2);
    assertThat(said).contains("0/2", "1/2").doesNotContain("./jbang check Tiny");
  }

  @Test
  void a_save_during_a_check_ends_it_and_only_the_new_verdict_is_told() throws Exception {
    write("answers/01-small/Tiny.java", HANGS);
    var watch = watch();
    var watching = watch.process.toHandle();
    await(() -> watching.descendants().findAny().isPresent());
    var hanging = watching.descendants().toList();
    Files.writeString(tiny(), SOLVED);
    watch.awaits("You solved Tiny.");
    await(() -> hanging.stream().noneMatch(ProcessHandle::isAlive));
    assertThat(watch.ends()).isZero();
    assertThat(watch.said()).doesNotContain("stopped", "still running");
  }

  @Test
  void saving_another_watched_answer_turns_to_it_and_nothing_else_does() throws Exception {
    write("answers/01-small/Tiny.java", SOLVED);
    var watch = watch();
    watch.awaits("You solved Tiny.");
    Thread.sleep(Duration.ofMillis(500));
    assertThat(watch.said()).doesNotContain("Wee: ");
    write("answers/01-small/Wee.java", "class Wee { static int once(int n) { return n; } }\n");
    watch.awaits("You solved Wee.");
    assertThat(watch.ends()).isZero();
    assertThat(watch.said()).contains("2/2");
  }

  // --- a terminal

  @Test
  void the_next_exercise_is_refused_until_this_one_passes_and_hints_come_one_by_one()
      throws Exception {
    terminal("tmux-256color");
    shows("but was: <0>", "h hint  l list");
    assertThat(screen()).contains("0/2").doesNotContain("WARNING", "n next", "./jbang check");
    press("n");
    shows("not yet: Tiny does not pass");
    press("h");
    shows("hint 1 of 2", "1 more: h");
    assertThat(screen()).contains("but was: <0>").doesNotContain("second hint");
    press("h");
    shows("The second hint.", "No more hints.");
    Files.writeString(tiny(), SOLVED);
    shows("You solved Tiny.", "n next", "1/2");
    assertThat(screen()).as("it stays").doesNotContain("Wee:");
    press("n");
    shows("Wee: Once as much", "but was: <0>");
    for (var line : screen().lines().toList()) {
      assertThat(line.length()).as(line).isLessThan(80);
    }
  }

  @Test
  void a_reset_asks_and_keeps_what_was_there_and_a_solution_asks_before_it_spoils()
      throws Exception {
    write("answers/01-small/Tiny.java", returning(7));
    terminal("tmux-256color");
    shows("but was: <7>", "h hint");
    press("r");
    shows("Put the starter of Tiny back?", "[y/N]");
    press("n");
    shows("left as it is");
    assertThat(tiny()).hasContent(returning(7));
    press("r");
    shows("[y/N]");
    press("y");
    shows("your version is kept in", "but was: <0>", "h hint");
    try (var files = Files.list(tiny().getParent())) {
      var backup = files.filter(file -> file.toString().contains("Tiny.java.bak")).toList();
      assertThat(backup).singleElement().satisfies(one -> assertThat(one).hasContent(returning(7)));
    }
    press("s");
    shows("Show its solution all the same?");
    press("y");
    shows("/* ours */", "Esc back");
    press("Escape");
    shows("but was: <0>", "h hint");
    // The first key after an escape is a key.
    press("?");
    shows("quit; what you passed is kept");
  }

  @Test
  void the_list_filters_searches_and_leads_to_an_exercise() throws Exception {
    write("answers/01-small/Tiny.java", SOLVED);
    terminal("tmux-256color");
    shows("You solved Tiny.");
    press("l");
    shows("1/2 passed", "> ✓ Tiny", "Wee", "showing all");
    press("p");
    shows("showing pending", "> · Wee");
    assertThat(screen()).doesNotContain("Tiny");
    press("d");
    shows("showing done", "> ✓ Tiny");
    press("a");
    shows("showing all");
    press("/");
    press("w");
    press("e");
    shows("/we", "> · Wee");
    assertThat(screen()).doesNotContain("Tiny");
    press("Escape");
    shows("> · Wee", "Tiny");
    press("Up");
    shows("> ✓ Tiny");
    press("Down");
    press("Enter");
    shows("Wee: Once as much", "but was: <0>", "h hint");
    assertThat(screen()).doesNotContain("showing all");
  }

  @Test
  void however_it_ends_the_terminal_is_as_it_was() throws Exception {
    for (var way : List.of("q", "C-c", "kill", "list and C-c")) {
      terminal("tmux-256color");
      shows("but was: <0>", "h hint");
      if (way.startsWith("list")) {
        press("l");
        shows("showing all");
      }
      if (way.equals("kill")) {
        var pid = Long.parseLong(Files.readString(root.resolve("pid")).strip());
        ProcessHandle.of(pid).orElseThrow().destroy();
      } else {
        press(way.replace("list and ", ""));
      }
      shows("ended", " echo ", " icanon ");
      assertThat(screen()).as(way).doesNotContain("showing all", "\tat ");
      tmux("kill-server");
    }
  }

  @Test
  void a_demo_gets_the_terminal_and_its_keys_and_leads_back() throws Exception {
    write(
        "jbang",
        "#!/bin/sh\n"
            + "printf 'demo %s, your guess? ' \"$*\"\n"
            + "read -r guess\n"
            + "echo \"guessed $guess\"\n");
    assertThat(root.resolve("jbang").toFile().setExecutable(true)).isTrue();
    terminal("tmux-256color");
    shows("but was: <0>", "h hint");
    press("d");
    shows("demo small --quick, your guess?");
    press("q");
    press("h");
    press("Enter");
    shows("guessed qh", "Any key leads back to Tiny");
    press("x");
    shows("but was: <0>", "h hint");
    assertThat(screen()).doesNotContain("guessed");
  }

  @Test
  void the_file_system_tells_of_a_change_in_each_folder_that_is_there() throws Exception {
    for (var file : List.of(folder.resolve("new"), root.resolve("jbang-catalog.json"))) {
      var heard = new Semaphore(0);
      try (var events = new FolderEvents(heard::release)) {
        events.from(folder.resolve("not there"));
        events.from(folder);
        events.from(root);
        Files.writeString(file, SOLVED);
        assertThat(heard.tryAcquire(30, TimeUnit.SECONDS)).as("%s", file).isTrue();
      }
    }
  }

  @Test
  void a_resized_window_is_drawn_anew() throws Exception {
    terminal("tmux-256color");
    shows("but was: <0>", "h hint");
    press("l");
    shows("> ✗ Tiny", "Esc back");
    tmux("resize-window", "-t", "watch", "-x", "40", "-y", "8");
    shows("> ✗ Tiny", "Enter goes there  p pending  d done  a");
    assertThat(screen()).doesNotContain("Esc back");
    press("Escape");
    shows("h hint  l list");
    assertThat(screen().lines().filter(line -> line.contains("h hint"))).hasSize(1);
  }

  @Test
  void a_dumb_terminal_is_given_lines_and_takes_lines() throws Exception {
    terminal("dumb");
    shows("but was: <0>", "h hint  l list");
    press("h");
    press("Enter");
    shows("hint 1 of 2");
    press("l");
    press("Enter");
    shows("0/2 passed", "Twice as much", "Once as much");
    press("Wee");
    press("Enter");
    shows("Wee: Once as much");
    press("q");
    press("Enter");
    shows("ended 0");
  }

  // --- how it is done

  private Path tiny() {
    return root.resolve("answers/01-small/Tiny.java");
  }

  /// As an editor that writes beside the file and moves into place.
  private void replace(String text) throws IOException {
    var draft = Files.writeString(tiny().resolveSibling("Tiny.java~"), text);
    Files.move(draft, tiny(), StandardCopyOption.ATOMIC_MOVE);
  }

  private static String returning(int n) {
    return "class Tiny {\n  static int twice(int n) { return %d; }\n}\n".formatted(n);
  }

  private void write(String name, String text) throws IOException {
    Files.createDirectories(root.resolve(name).getParent());
    Files.writeString(root.resolve(name), text);
  }

  private interface Condition {
    boolean holds() throws Exception;
  }

  private static void await(Condition condition) throws Exception {
    for (var end = Instant.now().plusSeconds(240); !condition.holds(); ) {
      assertThat(Instant.now()).as("it took too long").isBefore(end);
      Thread.sleep(Duration.ofMillis(20));
    }
  }

  /// As JBang would start it, with the options that its head asks for.
  private List<String> command(String... more) throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    try (var lines = Files.lines(Clone.root().resolve("workbook/Workbook.java"))) {
      lines
          .filter(line -> line.startsWith("//RUNTIME_OPTIONS "))
          .forEach(
              line -> command.addAll(List.of(line.split(" ")).subList(1, line.split(" ").length)));
    }
    command.addAll(
        List.of("-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path")));
    command.addAll(List.of("workbook.Workbook", "check", "--watch", "--course", root.toString()));
    command.addAll(List.of("--timeout", "200"));
    command.addAll(List.of(more));
    return command;
  }

  private Watching watch(String... more) throws IOException {
    var process = new ProcessBuilder(command(more)).redirectErrorStream(true).start();
    started.add(process);
    var watch = new Watching(process, new StringBuffer());
    Thread.ofVirtual().start(watch::read);
    return watch;
  }

  /// A watch that nobody sits at.
  private record Watching(Process process, StringBuffer told) {

    void read() {
      try (var out =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
        for (var line = out.readLine(); line != null; line = out.readLine()) {
          told.append(line).append('\n');
        }
      } catch (IOException _) {
        // It was ended.
      }
    }

    String said() {
      return told.toString();
    }

    void awaits(String text) throws Exception {
      await(
          () -> {
            assertThat(process.isAlive() || said().contains(text)).as(said()).isTrue();
            return said().contains(text);
          });
    }

    int ends() throws Exception {
      process.getOutputStream().close();
      assertThat(process.waitFor(240, TimeUnit.SECONDS)).as("ends with its input").isTrue();
      return process.exitValue();
    }
  }

  /// Starts the watch on a terminal of 80 columns and 24 rows, and a shell's last words after it.
  private void terminal(String kind) throws Exception {
    assumeTrue(
        SearchPath.find(System.getenv(), "tmux").isPresent(), "there is no tmux to be a terminal");
    socket = "workbook-" + ProcessHandle.current().pid() + "-" + System.nanoTime();
    var script = new StringBuilder("exec 3>pid; sh -c 'echo $$ >&3; exec \"$@\"' sh");
    for (var word : command()) {
      script.append(" '").append(word).append("'");
    }
    write("run.sh", script + "\necho ended $?\nstty -a | tail -3\nexec sleep 600\n");
    tmux(
        "-f",
        "/dev/null",
        "new-session",
        "-d",
        "-s",
        "watch",
        "-x",
        "80",
        "-y",
        "24",
        "cd '%s' && TERM=%s LC_ALL=C.UTF-8 NO_COLOR=1 exec sh run.sh".formatted(root, kind));
  }

  private String tmux(String... words) throws Exception {
    var command = new ArrayList<>(List.of("tmux", "-u", "-L", socket));
    command.addAll(List.of(words));
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said;
  }

  private void press(String key) throws Exception {
    tmux("send-keys", "-t", "watch", key);
  }

  private String screen() throws Exception {
    return tmux("capture-pane", "-p", "-t", "watch");
  }

  /// Waits until all of these are on the screen together.
  private void shows(String... texts) throws Exception {
    var last = "";
    for (var end = Instant.now().plusSeconds(240); Instant.now().isBefore(end); ) {
      last = screen();
      if (Set.of(texts).stream().allMatch(last::contains)) {
        return;
      }
      Thread.sleep(Duration.ofMillis(50));
    }
    assertThat(last).contains(texts);
  }
}
