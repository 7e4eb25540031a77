package tests;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import workbook.Workbook;
import workbook.lab.Json;

/// `./jbang workbook grade` on a class that hands in all that a class can hand in. The course has
/// two exercises: to double a number, and to halve one.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GradeTest {
  private static final String RIGHT = "class Tiny { static int twice(int n) { return 2 * n; } }\n";
  private static final String WRONG = RIGHT.replace("2 *", "3 *");

  /// Ample, also where the machine has other work: only `loops` uses it up.
  private static final String SECONDS = "40";

  private static final String LITTERS =
      """
      for (var i = 0; i < 20_000; i++) {
        Files.createTempFile("", "");
      }
      """;

  private Path folder;
  private Clone.Ran whole;

  private Path course() {
    return folder.resolve("course");
  }

  /// All of the class.
  private Path all() {
    return folder.resolve("all");
  }

  /// All but the one who takes so long.
  private Path quick() {
    return folder.resolve("quick");
  }

  @BeforeAll
  void grade_the_class(@TempDir Path folder) throws IOException {
    this.folder = folder;
    writeCourse();
    writeClass(all());
    writeClass(quick());
    write(all().resolve("loops/Tiny.java"), RIGHT.replace("return 2 * n;", "while (true) {}"));
    var before = files(all());
    whole = grade(all().toString(), "--json", "--jobs", "2");
    if (whole.out().contains("\"why\": \"no test had begun")) {
      // On a machine that is busy beyond measure: a teacher would do the same.
      whole = grade(all().toString(), "--json", "--jobs", "1");
    }
    assertThat(files(all())).as("the learners' files").isEqualTo(before);
    // The quick ones are known now, and have to be graded no more.
    copy(folder.resolve("all-grades"), quickGrades());
    for (var result : results(quickGrades()).keySet()) {
      if (result.toString().contains("loops-")) {
        Files.delete(result);
      }
    }
    var quick = grade(quick().toString());
    assertThat(quick.err()).as(whole.out()).contains("0 answers to grade");
    assertThat(quick.out().lines()).allMatch(line -> line.length() <= 80);
  }

  @Test
  void each_learner_gets_a_verdict_whatever_the_others_handed_in() {
    assertThat(whole.exit()).as("some files could not be read: " + whole.err()).isEqualTo(1);
    assertThat(verdicts("Tiny", Json.parseObject(whole.out())))
        .containsExactlyInAnyOrderEntriesOf(
            Map.ofEntries(
                Map.entry("anna", "passed"),
                Map.entry("Björn Größe", "failed"),
                Map.entry("-dash", "passed"),
                Map.entry("it's \"quoted\"", "didNotCompile"),
                Map.entry("..dots", "stopped"),
                Map.entry("loops", "stopped"),
                Map.entry("nobody", "missing"),
                Map.entry("huge", "unreadable"),
                Map.entry("latin", "unreadable"),
                Map.entry("linked", "unreadable"),
                Map.entry("starter", "failed"),
                Map.entry("with a name that is longer than a column", "didNotCompile")));
    assertThat(whole.out())
        .contains("larger than 1 MB", "not UTF-8", "a symbolic link out of the learner's folder")
        .contains("anna", "Tinny.java: not graded", "meant as answers/01-small/Tiny.java?")
        .contains("has a package line")
        .contains("\"limit\": \"time\"", "\"limit\": \"exit\"")
        .contains("README.txt: not a learner's folder")
        .doesNotContain(".git");
  }

  @Test
  void the_table_fits_a_terminal_and_says_which_test_fails_most() throws IOException {
    var table = Files.readString(folder.resolve("all-grades/table.txt"));
    assertThat(table.lines()).allMatch(line -> line.length() <= 80);
    assertThat(table)
        .containsPattern("anna +✓  ✓  2/2")
        .containsPattern("Björn Größe +✗  ·  0/2")
        .contains("1 Tiny ██", "2 of 12 passed, 1 missing, 1 as the starter came")
        .contains("4 fail at: doubles")
        .contains("latin, Tiny: could not be read: not UTF-8, answers/01-small/Tiny.java");
  }

  @Test
  void shards_merged_are_the_whole_and_what_is_missing_is_told() throws Exception {
    var shared = folder.resolve("two shards");
    var third = folder.resolve("third");
    var first = start(quick(), "--shard", "1/3", "--jobs", "1", "--out", shared.toString());
    var second = start(quick(), "--shard", "2/3", "--jobs", "1", "--out", shared.toString());
    assertThat(first.waitFor(5, TimeUnit.MINUTES)).isTrue();
    assertThat(second.waitFor(5, TimeUnit.MINUTES)).isTrue();
    assertThat(List.of(first.exitValue(), second.exitValue())).containsOnly(0);
    var graded = results(shared).size();

    var incomplete = grade("--merge", shared.toString());
    assertThat(incomplete.exit()).isEqualTo(1);
    assertThat(incomplete.err()).contains("answers without a result", ": Tiny", "without --shard");

    var last = grade(quick().toString(), "--shard", "3/3", "--out", third.toString(), "--json");
    assertThat(last.exit()).as(last.err()).isZero();
    assertThat(Json.parseObject(last.out())).containsEntry("shard", "3/3");
    assertThat(results(third)).isNotEmpty();
    assertThat(graded + results(third).size()).isEqualTo(results(quickGrades()).size());
    assertThat(graded)
        .as("balanced")
        .isBetween(results(third).size(), 2 * results(third).size() + 2);

    var merged = folder.resolve("merged");
    grade("--merge", shared.toString(), third.toString(), "--out", merged.toString());
    assertThat(results(merged)).hasSameSizeAs(results(quickGrades()));
    assertIsWhole(merged);
  }

  @Test
  void killed_at_any_moment_it_goes_on_and_grades_nothing_twice() throws Exception {
    var out = folder.resolve("killed");
    var process = start(quick(), "--jobs", "1", "--out", out.toString());
    await(() -> results(out).size() >= 3);
    process.destroyForcibly();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    var finished = results(out);
    var cut = finished.firstEntry().getKey();
    Files.writeString(cut, "{ \"format\": 1, \"ver");
    var left = results(quickGrades()).size() - finished.size() + 1;

    var again = grade(quick().toString(), "--out", out.toString());
    assertThat(again.err()).startsWith(left + " answer").contains("kept from before");
    var now = results(out);
    finished.remove(cut);
    assertThat(now).containsAllEntriesOf(finished);
    assertIsWhole(out);
  }

  @Test
  void only_what_has_changed_is_graded_again() throws IOException {
    var changed = folder.resolve("changed");
    var out = folder.resolve("changed-grades");
    copy(quick(), changed);
    copy(quickGrades(), out);
    write(changed.resolve("Björn Größe/01-small/Tiny.java"), RIGHT);
    var one = grade(changed.toString(), "--json");
    assertThat(one.err()).startsWith("1 answer to grade");
    assertThat(verdicts("Tiny", Json.parseObject(one.out()))).containsEntry("Björn Größe", "passed");

    var check = course().resolve("lessons/01-small/HalfCheck.java");
    var asItWas = Files.readString(check);
    Files.writeString(check, asItWas.replace("(4)", "(6)").replace("(2,", "(3,"));
    try {
      assertThat(grade(changed.toString()).err()).startsWith("1 answer to grade");
    } finally {
      Files.writeString(check, asItWas);
    }
    var refused = grade("--merge", quickGrades().toString(), out.toString());
    assertThat(refused.exit()).isEqualTo(2);
    assertThat(refused.err()).contains("do not belong together", "check or starter of Half");
  }

  @Test
  void a_seed_reaches_every_check_and_keeps_results_apart() throws IOException {
    var out = folder.resolve("seed 2");
    var ran = grade(all().toString(), "--only", "Half", "--seed", "2", "--out", out.toString());
    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(drawn(out)).isNotEqualTo(drawn(quickGrades()));
    var refused = grade("--merge", quickGrades().toString(), out.toString());
    assertThat(refused.exit()).isEqualTo(2);
    assertThat(refused.err()).contains("the seeds are 1 and 2");
  }

  @Test
  void interrupted_it_leaves_no_process_keeps_what_is_done_and_says_how_to_go_on()
      throws Exception {
    var few = folder.resolve("few");
    var out = folder.resolve("few-grades");
    write(few.resolve("anna/Tiny.java"), RIGHT);
    copy(all().resolve("loops"), few.resolve("loops"));
    // So much that it takes a while to clear up, which the interruption then falls into.
    var check = course().resolve("lessons/01-small/TinyCheck.java");
    var asItWas = Files.readString(check);
    Files.writeString(check, asItWas.replace("show(", LITTERS + "show("));
    Process process;
    try {
      process = start(few, "--jobs", "1");
      await(() -> results(out).size() == 1);
    } finally {
      Files.writeString(check, asItWas);
    }
    await(() -> process.descendants().findAny().isPresent());
    var children = process.descendants().toList();
    // As Ctrl-C in a terminal does: the whole group at once. SIGTERM does the same and, unlike
    // SIGINT, is not ignored where somebody runs these tests in the background of a shell.
    var kill = new ArrayList<>(List.of("kill", "-TERM"));
    children.forEach(child -> kill.add(Long.toString(child.pid())));
    kill.add(Long.toString(process.pid()));
    new ProcessBuilder(kill).start().waitFor();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    await(() -> children.stream().noneMatch(ProcessHandle::isAlive));
    assertThat(results(out).keySet().toString()).contains("anna").doesNotContain("loops");
    try (var left = Files.list(temporary(few))) {
      assertThat(left.filter(path -> path.toString().contains("workbook-"))).isEmpty();
    }
    assertThat(Files.readString(printed(few)))
        .contains("interrupted: 1 of 2 results are kept", "go on with the same command")
        .doesNotContain("\tat ");
  }

  @Test
  void mistakes_of_the_caller_exit_with_2_and_say_what_is_meant() {
    mistaken("which folder?");
    mistaken("no folder", folder.resolve("none").toString());
    mistaken("looks like one learner's folder", all().resolve("latin").toString());
    mistaken("as 2/3, not 4/3", all().toString(), "--shard", "4/3");
    mistaken("did you mean Tiny?", all().toString(), "--only", "Tinny");
    mistaken("in the learners' folder", all().toString(), "--out", all().resolve("x").toString());
    mistaken("no results in", "--merge", all().toString());
    mistaken("--merge grades nothing", "--merge", quickGrades().toString(), "--seed", "3");
    mistaken("1 or more", all().toString(), "--jobs", "0");
  }

  private void mistaken(String said, String... arguments) {
    var ran = grade(arguments);
    assertThat(ran.exit()).as(said).isEqualTo(2);
    assertThat(ran.err()).contains(said).doesNotContain("\tat ");
  }

  private void assertIsWhole(Path out) {
    for (var name : List.of("grades.json", "table.txt")) {
      assertThat(out.resolve(name)).hasSameTextualContentAs(quickGrades().resolve(name));
    }
  }

  private Path quickGrades() {
    return folder.resolve("quick-grades");
  }

  private void writeCourse() throws IOException {
    var lesson = course().resolve("lessons/01-small");
    var head = "---\n%s---\n";
    write(
        lesson.resolve("lesson.md"),
        head.formatted("alias: small\ntitle: Small\nsummary: Two exercises.\nminutes: 1\n")
            + "[Twice](Tiny.md)\n\n[Half](Half.md)\n");
    write(lesson.resolve("Tiny.md"), head.formatted("title: Twice\nminutes: 1\nfails: doubles\n"));
    write(lesson.resolve("Half.md"), head.formatted("title: Half\nminutes: 1\nfails: halves\n"));
    write(lesson.resolve("Tiny.java"), RIGHT.replace("2 * n", "n"));
    write(lesson.resolve("Half.java"), "class Half { static int of(int n) { return n; } }\n");
    var check =
        """
        import static workbook.check.Checks.*;
        import org.junit.jupiter.api.*;

        @Test void %s() throws Exception {
          show("drawn", "" + random().nextInt());
          Assertions.assertEquals(%s);
        }

        void main() { grade(this); }
        """;
    write(lesson.resolve("TinyCheck.java"), check.formatted("doubles", "4, Tiny.twice(2)"));
    write(lesson.resolve("HalfCheck.java"), check.formatted("halves", "2, Half.of(4)"));
    write(course().resolve("jbang-catalog.json"), "{}");
  }

  private void writeClass(Path folder) throws IOException {
    var tiny = "answers/01-small/Tiny.java";
    write(folder.resolve("anna").resolve(tiny), RIGHT);
    write(folder.resolve("anna/src/Tinny.java"), RIGHT);
    write(
        folder.resolve("anna/answers/01-small/Half.java"),
        "class Half { static int of(int n) { return n / 2; } }\n");
    write(folder.resolve("Björn Größe/01-small/Tiny.java"), WRONG);
    write(folder.resolve("-dash/Tiny.java"), RIGHT);
    write(folder.resolve("it's \"quoted\"/Tiny.java"), "class Tiny { mine");
    write(folder.resolve("..dots/Tiny.java"), RIGHT.replace("return", "System.exit(0); return"));
    Files.createDirectories(folder.resolve("nobody"));
    write(folder.resolve("huge").resolve(tiny), RIGHT + "// long\n".repeat(200_000));
    write(folder.resolve("latin").resolve(tiny), "");
    Files.write(folder.resolve("latin").resolve(tiny), "// größer".getBytes(ISO_8859_1));
    Files.createDirectories(folder.resolve("linked"));
    Files.createSymbolicLink(
        folder.resolve("linked/Tiny.java"), folder.resolve("anna").resolve(tiny));
    copy(course().resolve("lessons/01-small/Tiny.java"), folder.resolve("starter/Tiny.java"));
    write(
        folder.resolve("with a name that is longer than a column/Tiny.java"),
        "package mine;\n" + RIGHT);
    write(folder.resolve("README.txt"), "not a learner");
    write(folder.resolve(".git/config"), "");
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  /// A file, or a folder with all that is in it.
  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    try (var paths = Files.walk(from)) {
      for (var path : paths.toList()) {
        Files.copy(path, to.resolve(from.relativize(path).toString()), LinkOption.NOFOLLOW_LINKS);
      }
    }
  }

  /// When each of them was last written.
  private static TreeMap<Path, Object> files(Path folder) throws IOException {
    var files = new TreeMap<Path, Object>();
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            files.put(file, attributes.lastModifiedTime());
            return FileVisitResult.CONTINUE;
          }
        });
    return files;
  }

  /// Those that are finished, and when they were.
  private static TreeMap<Path, Object> results(Path out) {
    try {
      if (!Files.exists(out.resolve("results"))) {
        return new TreeMap<>();
      }
      var files = files(out.resolve("results"));
      files.keySet().removeIf(file -> file.getFileName().toString().startsWith("."));
      return files;
    } catch (IOException e) {
      // A draft went while we looked.
      return results(out);
    }
  }

  /// What the check of Half drew at random.
  private static Object drawn(Path out) throws IOException {
    for (var file : results(out).keySet()) {
      if (file.endsWith("Half.json")) {
        return Json.parseObject(Files.readString(file)).get("effects");
      }
    }
    throw new AssertionError("no result of Half in " + out);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> verdicts(String exercise, Map<String, Object> grades) {
    return ((List<Map<String, Object>>) grades.get("learners"))
        .stream()
            .collect(
                Collectors.toMap(
                    learner -> (String) learner.get("learner"),
                    learner ->
                        ((List<Map<String, Object>>) learner.get("answers"))
                            .stream()
                                .filter(answer -> answer.get("exercise").equals(exercise))
                                .findFirst()
                                .orElseThrow()
                                .get("verdict")));
  }

  private Clone.Ran grade(String... arguments) {
    return InProcess.run(folder, words(arguments).toArray(String[]::new));
  }

  private List<String> words(String... arguments) {
    var words = new ArrayList<>(List.of("grade", "--course", course().toString()));
    words.addAll(List.of(arguments));
    if (!words.contains("--merge")) {
      words.addAll(List.of("--timeout", SECONDS));
    }
    return words;
  }

  /// The same in a process of its own.
  private Process start(Path submissions, String... arguments) throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Djava.io.tmpdir=" + Files.createDirectories(temporary(submissions)));
    command.addAll(
        List.of("-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path")));
    command.add("workbook.Workbook");
    command.addAll(words(arguments));
    command.add(submissions.toString());
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(printed(submissions).toFile()))
        .start();
  }

  private Path temporary(Path submissions) {
    return folder.resolve(submissions.getFileName() + ".tmp");
  }

  private Path printed(Path submissions) {
    return folder.resolve(submissions.getFileName() + ".printed");
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    for (var end = Instant.now().plusSeconds(180); !condition.getAsBoolean(); ) {
      assertThat(Instant.now()).as("three minutes were not enough").isBefore(end);
      Thread.sleep(Duration.ofMillis(20));
    }
  }
}
