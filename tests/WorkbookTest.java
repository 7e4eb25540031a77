package tests;

import static org.assertj.core.api.Assertions.assertThat;
import static tests.CourseCopy.LESSON;
import static tests.CourseCopy.SOLUTIONS;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import workbook.lab.Json;

/// The commands, as a learner and as an author meets them.
class WorkbookTest {

  private static final String ANSWER = "answers/01-hello-gc/YoungCollections.java";
  private static final Pattern COMMAND = Pattern.compile("(?m)^  ([a-z]+) +[A-Z]");

  @TempDir Path folder;
  CourseCopy copy;

  @BeforeEach
  void copy() {
    copy = CourseCopy.in(folder);
  }

  // Help and mistakes

  @Test
  void without_a_command_it_says_what_there_is() {
    var ran = copy.workbook();
    assertThat(ran.exit()).as(ran.toString()).isZero();
    assertThat(ran.out()).contains("next ", "hint ", "verify ", "Examples:");
  }

  @Test
  void every_command_has_help_with_examples() {
    var commands = COMMAND.matcher(copy.workbook("--help").out()).results().toList();
    assertThat(commands).hasSizeGreaterThanOrEqualTo(10);
    for (var command : commands) {
      var ran = copy.workbook(command.group(1), "--help");
      assertThat(ran.exit()).as(ran.toString()).isZero();
      assertThat(ran.out()).contains("Usage: ./jbang workbook " + command.group(1), "Examples:");
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          lits                       | no command "lits"       | did you mean list?
          list --jsn                 | no option "--jsn"       | did you mean --json?
          hint YungCollections       | no exercise             | did you mean YoungCollections?
          hint hello-gc              | hello-gc is a lesson    | exercises: YoungCollections
          hint Q                     | no exercise "Q"         | there are: YoungCollections
          reset                      | EXERCISE                | jbang workbook reset --help
          record hallo-gc            | no lesson "hallo-gc"    | did you mean hello-gc?
          record --rounds 3          | 3 rounds are too few    | leave --rounds out
          record --rounds many       | is not a whole number           | jbang workbook record --help
          verify --only anwsers      | no part "anwsers"       | did you mean answers?
          verify --only what         | no part "what"          | there are: files, drafts
          next YoungCollections a    | one word too many: "a"  | jbang workbook next --help
          """)
  void a_mistake_is_named_with_the_nearest_right_name(String line, String what, String next) {
    var ran = copy.workbook(line.split(" "));
    assertThat(ran.exit()).as(ran.toString()).isEqualTo(2);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err()).contains(what, next).doesNotContain("\tat ", "Usage:");
    assertThat(ran.err().lines()).allMatch(text -> text.length() <= 80);
  }

  @Test
  void a_bug_shows_its_trace_only_on_demand() {
    // A solution that vanished is no mistake of the caller; a folder in its place is none of the
    // cases that anybody thought of.
    copy.delete(SOLUTIONS + "YoungCollections.java");
    copy.write(SOLUTIONS + "YoungCollections.java/x", "");
    var ran = copy.workbook("solution", "--spoil");
    assertThat(ran.exit()).as(ran.toString()).isEqualTo(3);
    assertThat(ran.err()).doesNotContain("\tat ").isNotBlank();
    assertThat(copy.workbook("solution", "--spoil", "--verbose").err()).contains("\tat workbook.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"list", "next", "doctor", "verify --only names,headers"})
  void json_is_one_document_and_nothing_else(String line) {
    var ran = copy.workbook((line + " --json").split(" "));
    assertThat(ran.exit()).as(ran.toString()).isZero();
    assertThat(Json.parseObject(ran.out())).isNotEmpty();
  }

  @Test
  void colours_are_for_a_terminal_that_wants_them() {
    var terminal = copy.typing("\n");
    assertThat(copy.workbook("list").out()).doesNotContain("\033");
    assertThat(terminal.workbook("list").out()).contains("\033[1m");
    assertThat(terminal.with("NO_COLOR", "1").workbook("list").out()).doesNotContain("\033");
  }

  // A learner's way

  @Test
  void next_shows_the_task_and_lays_out_the_file_to_edit() {
    var ran = copy.workbook("next");
    assertThat(ran.exit()).as(ran.toString()).isZero();
    assertThat(ran.out()).contains("in a nursery of", ANSWER, "jbang check YoungCollections");
    assertThat(ran.out()).as("hints stay hidden").doesNotContain("bucket");
    assertThat(copy.path(ANSWER))
        .hasSameTextualContentAs(copy.path(LESSON + "YoungCollections.java"));
  }

  @Test
  void a_task_and_its_hints_fit_80_columns_however_the_page_is_written() {
    var head = "| call | does |\n|---|---|\n| `fill(bucket)` | ";
    var wide = head + "pours more into it, ".repeat(9) + "|\n\n";
    var hint = "1. " + "Think once more of the bucket. ".repeat(6) + "\n1. How often";
    copy.replace(LESSON + "YoungCollections.md", "## Hints", wide + "## Hints");
    copy.replace(LESSON + "YoungCollections.md", "1. How often", hint);

    var told = copy.workbook("next").out() + copy.workbook("hint").out();
    assertThat(told).contains("- call: `fill(bucket)`", "hint 1 of 4: Think once more");
    assertThat(told.lines()).allMatch(line -> line.length() <= 80);
  }

  @Test
  void next_never_touches_what_the_learner_wrote() {
    copy.write(ANSWER, "mine");
    copy.workbook("next");
    assertThat(copy.read(ANSWER)).isEqualTo("mine");
  }

  @Test
  void hints_come_one_at_a_time_and_are_remembered() {
    var first = copy.workbook("hint").out();
    assertThat(first).contains("hint 1 of 3", "bucket", "2 more").doesNotContain("their rest");
    var second = copy.workbook("hint", "YoungCollections").out();
    assertThat(second).contains("bucket", "hint 2 of 3", "their rest", "1 more");
    var third = copy.workbook("hint").out();
    assertThat(third).contains("their rest", "hint 3 of 3", "No more hints");
    assertThat(copy.workbook("hint").out()).isEqualTo(third);
  }

  @Test
  void a_hint_that_cannot_be_remembered_is_given_all_the_same() {
    copy.write(".workbook", "a file where the folder should be");
    var ran = copy.workbook("hint");
    assertThat(ran.exit()).as(ran.toString()).isZero();
    assertThat(ran.out()).contains("bucket");
    assertThat(ran.err()).contains("cannot be kept");
  }

  @Test
  void a_damaged_memory_of_hints_starts_anew() {
    copy.write(".workbook/hints.json", "{\"YoungColl");
    assertThat(copy.workbook("hint").out()).contains("hint 1 of 3");
  }

  @Test
  void the_solution_waits_until_the_answer_has_passed() {
    var early = copy.workbook("solution");
    assertThat(early.exit()).isEqualTo(1);
    assertThat(early.out()).isEmpty();
    assertThat(early.err()).contains("jbang workbook hint YoungCollections", "--spoil");
    assertThat(copy.workbook("solution", "--spoil").out())
        .contains("allocatedBytes / nurseryBytes");

    copy.write(ANSWER, copy.read(SOLUTIONS + "YoungCollections.java"));
    var passed = copy.workbook("check");
    assertThat(passed.exit()).as(passed.toString()).isZero();
    assertThat(copy.workbook("list").out()).contains("✓ YoungCollections", "1 of 1");
    assertThat(copy.workbook("next").out()).contains("Every exercise is passed");
    assertThat(copy.workbook("solution", "YoungCollections").out())
        .contains("allocatedBytes / nurseryBytes")
        .as("what the decoys teach")
        .contains("wrong: rounds up", "is never collected", "leaves_out_the_last_part");
  }

  @Test
  void reset_asks_and_takes_no_for_an_answer() {
    copy.write(ANSWER, "mine");
    for (var answer : new String[] {"n\n", "\n", "yesterday\n"}) {
      assertThat(copy.typing(answer).workbook("reset", "YoungCollections").exit()).isZero();
      assertThat(copy.read(ANSWER)).as("after " + answer).isEqualTo("mine");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void reset_keeps_a_copy(boolean asked) throws Exception {
    copy.write(ANSWER, "mine");
    var ran =
        asked
            ? copy.typing("y\n").workbook("reset", "YoungCollections")
            : copy.workbook("reset", "YoungCollections", "--yes");
    assertThat(ran.exit()).as(ran.toString()).isZero();
    assertThat(copy.read(ANSWER)).isEqualTo(copy.read(LESSON + "YoungCollections.java"));
    try (var files = Files.list(copy.path(ANSWER).getParent())) {
      assertThat(files.filter(file -> !file.equals(copy.path(ANSWER))))
          .singleElement()
          .satisfies(
              backup -> {
                assertThat(backup).hasContent("mine");
                assertThat(ran.out()).contains(backup.getFileName().toString());
              });
    }
  }

  @Test
  void reset_without_anybody_to_ask_changes_nothing() {
    copy.write(ANSWER, "mine");
    var ran = copy.workbook("reset", "YoungCollections");
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).contains("--yes");
    assertThat(copy.read(ANSWER)).isEqualTo("mine");
  }

  @Test
  void doctor_names_each_gap_with_its_fix_and_is_content() {
    var ran = copy.with("PATH", folder.toString()).workbook("doctor");
    assertThat(ran.exit()).as(ran.toString()).isZero();
    assertThat(ran.out())
        .contains("✓ JDK", "✓ collectors", "Serial")
        .containsPattern("- CPython +no python3[^✓]*lost: [^✓]*fix: install Python")
        .containsPattern("- cache misses +perf is not installed")
        .containsPattern("- C compiler +no cc")
        .containsPattern("- uWSGI +none[^✓]*fix: apt install uwsgi-core")
        .containsPattern("- Chromium +none");
  }

  @Test
  void doctor_needs_no_readable_course() {
    copy.write(LESSON + "lesson.md", "");
    assertThat(copy.workbook("doctor").exit()).isZero();
  }

  // An author's way

  @Test
  void generate_writes_what_the_lessons_say_and_nothing_else() {
    copy.replace(LESSON + "lesson.md", "title: How often", "title: How seldom");
    var ran = copy.workbook("generate");
    assertThat(ran.out())
        .contains("wrote jbang-catalog.json", "wrote README.md", "wrote CLAIMS.md");
    assertThat(copy.read("CLAIMS.md"))
        .contains(
            "| 6:02 | A collector that starts less often has less to do | **holds** | nurseries:"
                + " `collections(small)` 47 > `collections(large)` 6, 7.8 times | [How seldom is");
    assertThat(copy.read("jbang-catalog.json")).contains("\"hello-gc\"", "How seldom");
    assertThat(copy.read("README.md"))
        .startsWith("# A course in miniature\n")
        .contains("[How seldom is the nursery full?](lessons/01-hello-gc/lesson.md)")
        .contains("`./jbang hello-gc` | 3 minutes | 1, 3 minutes |")
        .contains("[What the lecture says, and what we measured](CLAIMS.md)");
    assertThat(copy.workbook("generate").out()).doesNotContain("wrote").contains("up to date");
  }

  @Test
  void generate_needs_a_place_for_the_table() {
    copy.replace("README.md", "<!-- /lessons -->", "");
    var ran = copy.workbook("generate");
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).contains("README.md:1:", "<!-- lessons -->");
  }

  @Test
  void record_rewrites_the_numbers_of_the_page() {
    var other =
        copy.read(LESSON + "recording.json").replace("[47, 47", "[60, 60").replace("47", "60");
    copy.write("other.json", other);
    var ran = copy.workbook("record", "hello-gc", "--from", "other.json");
    assertThat(ran.exit()).as(ran.toString()).isZero();
    assertThat(copy.read(LESSON + "lesson.md")).contains("[10 times](recording.json");
    assertThat(ran.out())
        .contains("CLAIMS.md shows the figures of before\n  run: ./jbang workbook generate");
    assertThat(copy.workbook("verify", "--only", "pages,recordings").exit()).isZero();
  }

  @Test
  void record_refuses_where_a_sentence_would_turn_false() {
    var page = copy.read(LESSON + "lesson.md");
    var recording = copy.read(LESSON + "recording.json");
    copy.write("other.json", recording.replace("47", "3"));
    var ran = copy.workbook("record", "--from", "other.json");
    assertThat(ran.exit()).as(ran.toString()).isEqualTo(1);
    assertThat(ran.err())
        .contains("lesson.md:19: the page says \"8 times\"", "says \"more often\"")
        .contains("rewrite it by hand", "--from");
    assertThat(copy.read(LESSON + "lesson.md")).isEqualTo(page);
    assertThat(copy.read(LESSON + "recording.json")).isEqualTo(recording);
  }

  @Test
  void record_takes_no_recording_of_another_lesson_and_no_quick_one() {
    var recording = copy.read(LESSON + "recording.json");
    copy.write("quick.json", recording.replace("\"quick\": false", "\"quick\": true"));
    copy.write("broken.json", "{");
    for (var file : new String[] {"quick.json", "broken.json", "missing.json"}) {
      var ran = copy.workbook("record", "hello-gc", "--from", file);
      assertThat(ran.exit()).as(ran.toString()).isEqualTo(2);
      assertThat(ran.err()).contains(file).doesNotContain("\tat ");
    }
    assertThat(copy.read(LESSON + "recording.json")).isEqualTo(recording);
  }

  // Through the launcher

  @Test
  void the_launcher_hands_over_words_and_exit_code() {
    var ran = Clone.jbang("workbook", "lits").run();
    assertThat(ran.exit()).as(ran.toString()).isEqualTo(2);
    assertThat(ran.err()).contains("did you mean list?");
  }

  @Test
  void a_folder_that_an_installed_jbang_would_start_hands_over_too() {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var ran =
        Clone.command(java, "workbook/main.java", "list", "--course", "tests/mini-course").run();
    assertThat(ran.exit()).as(ran.toString()).isZero();
    assertThat(ran.out()).contains("YoungCollections");
  }
}
