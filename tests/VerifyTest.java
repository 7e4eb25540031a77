package tests;

import static org.assertj.core.api.Assertions.assertThat;
import static tests.CourseCopy.LESSON;
import static tests.CourseCopy.SOLUTIONS;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import workbook.lab.Json;

/// `verify`, by breaking a copy of a sound course in each way that it must notice.
class VerifyTest {

  private static final String WRONG = SOLUTIONS + "wrong/";
  private static final String FILE = "/YoungCollections.java";

  @TempDir Path folder;
  CourseCopy copy;

  @BeforeEach
  void copy() {
    copy = CourseCopy.in(folder);
  }

  private Clone.Ran verify(String parts) {
    return copy.workbook("verify", "--only", parts);
  }

  /// Some part of the proof fails and says all this.
  private void fails(String parts, String... sayings) {
    var ran = verify(parts);
    assertThat(ran.exit()).as(ran.toString()).isEqualTo(1);
    assertThat(ran.out()).contains(sayings).doesNotContain("\tat ");
  }

  @Test
  void a_sound_course_is_proven_whole() {
    var ran =
        copy.with("WORKBOOK_ROOT", Clone.root().toString()).workbook("verify", "--course", ".");
    assertThat(ran.exit()).as(ran.toString()).isZero();
    assertThat(ran.out())
        .contains("decoy rounds-up", "hello-gc --quick", "10 of 10 parts proven")
        .contains("  YoungCollections  ✓ fails 3  ✓         4 of 4  ✓✓✓✓")
        .containsPattern("\n  1 exercise +1 of 1 +1 of 1 +4 of 4\n");
  }

  @Test
  void a_machine_gets_the_same_as_json() {
    copy.write("notes.txt", "");
    var ran = copy.workbook("verify", "--only", "files,names", "--json");
    assertThat(ran.exit()).isEqualTo(1);
    assertThat(Json.parseObject(ran.out()))
        .containsEntry("proven", false)
        .extractingByKey("parts")
        .asString()
        .contains("part=files", "file=notes.txt", "part=names", "problems=[]");
  }

  // Files

  @ParameterizedTest
  @ValueSource(
      strings = {
        "notes.txt",
        "lessons/notes.txt",
        LESSON + "Other.java",
        LESSON + "notes.txt",
        LESSON + "picture.png",
        "solutions/02-gone/Gone.java",
        SOLUTIONS + "Gone.java",
        WRONG + "rounds-up/notes.txt"
      })
  void a_file_in_no_role_is_named(String file) {
    copy.write(file, "");
    fails("files", file + ":1: a file in no role", "or remove it");
  }

  @Test
  void a_picture_that_the_page_shows_has_a_role() {
    copy.write(LESSON + "picture.png", "");
    copy.replace(LESSON + "lesson.md", "The act is this:", "![what it is](picture.png)");
    assertThat(verify("files").exit()).isZero();
  }

  @Test
  void a_file_that_the_demo_takes_along_has_a_role() {
    copy.write(LESSON + "chase.c", "int main() { return 0; }\n");
    copy.replace(LESSON + "HelloGcDemo.java", "//JAVA 25+", "//JAVA 25+\n//FILES chase.c");
    assertThat(verify("files").exit()).isZero();
  }

  @Test
  void a_companion_that_the_demo_does_not_name_has_no_role() {
    copy.write(LESSON + "hello_gc.py", "print('{}')\n");
    fails("files", LESSON + "hello_gc.py:1: a file in no role in a lesson");
    copy.replace(LESSON + "HelloGcDemo.java", "//JAVA 25+", "//JAVA 25+\n//FILES hello_gc.py");
    assertThat(verify("files").exit()).isZero();
  }

  @Test
  void what_tools_and_learners_leave_behind_needs_no_role() {
    copy.write("answers/01-hello-gc/Mine.java", "").write(".workbook/x", "").write("build/x", "");
    copy.write(".gitignore", "*.class\n__pycache__/\n/local.txt\n").write("local.txt", "");
    copy.write(LESSON + "Some.class", "").write(LESSON + "__pycache__/x.pyc", "");
    assertThat(verify("files").exit()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "HelloGcDemo.java, add it", "YoungCollections.java, add it",
    "YoungCollectionsCheck.java, add it", "recording.json, jbang workbook record hello-gc"
  })
  void a_missing_file_is_named(String file, String next) {
    copy.delete(LESSON + file);
    fails("files", LESSON + file + ":1: missing", next);
  }

  @Test
  void a_check_without_the_page_of_its_exercise_is_named() {
    copy.delete(LESSON + "YoungCollections.md");
    fails(
        "files",
        LESSON + "YoungCollections.md:1: missing from the exercise of YoungCollectionsCheck.java",
        "add it");
  }

  @Test
  void an_exercise_without_a_solution_is_named() {
    copy.delete(SOLUTIONS + "YoungCollections.java");
    fails("files", SOLUTIONS + "YoungCollections.java:1: missing from the solution");
  }

  // Drafts

  @Test
  void what_is_still_to_be_written_is_named() {
    copy.replace(LESSON + "lesson.md", "summary: One job", "summary: TO WRITE one job");
    copy.replace(WRONG + "rounds-up" + FILE, "// A nursery", "// TO WRITE a nursery");
    copy.write(WRONG + "to-write-1" + FILE, copy.read(WRONG + "counts-the-end" + FILE));
    fails(
        "drafts",
        LESSON + "lesson.md:4: still to be written: one job, two nurseries",
        WRONG + "rounds-up" + FILE + ":3: still to be written: a nursery that is not full",
        WRONG + "to-write-1" + FILE + ":1: still to be named: the idea of this decoy",
        "3 problems");
    var shown = copy.typing("\n").with("NO_COLOR", "1").workbook("verify", "--only", "drafts");
    assertThat(shown.out()).contains("✗ lessons/01-hello-gc/lesson.md:4: still to be written");
    assertThat(shown.out().lines()).as("at a terminal").allMatch(line -> line.length() <= 80);
  }

  // Headers

  @ParameterizedTest
  @ValueSource(strings = {"JAVA 25+", "SOURCES ${answer"})
  void a_header_that_was_reformatted_is_named(String header) {
    copy.replace(LESSON + "YoungCollectionsCheck.java", "//" + header, "// " + header);
    fails("headers", LESSON + "YoungCollectionsCheck.java:", "reformatted", "write //" + header);
  }

  @Test
  void a_comment_that_speaks_of_a_header_is_none() {
    copy.replace(LESSON + "HelloGcDemo.java", "//JAVA 25+", "//JAVA 25+\n// JAVA is an island");
    assertThat(verify("headers").exit()).isZero();
  }

  @Test
  void a_script_without_its_first_line_is_named() {
    copy.replace(LESSON + "HelloGcDemo.java", "///usr/bin/env", "// /usr/bin/env");
    fails("headers", LESSON + "HelloGcDemo.java:1:", "make its first line ///usr/bin/env");
  }

  // Sources

  @Test
  void a_listed_source_that_is_not_there_is_named() {
    copy.replace(LESSON + "HelloGcDemo.java", "lab/Lab.java", "lab/Lob.java");
    fails("sources", LESSON + "HelloGcDemo.java:3: lists a file that is not there");
  }

  @Test
  void a_demo_that_leaves_its_recording_behind_or_takes_what_is_not_there_is_named() {
    copy.replace(LESSON + "HelloGcDemo.java", "//FILES recording.json", "//FILES picture.png");
    fails(
        "sources",
        LESSON + "HelloGcDemo.java:4: takes along what is not there: //FILES picture.png",
        LESSON + "HelloGcDemo.java:1: the demo does not take along what lies beside it",
        "add the line //FILES recording.json to its head");
  }

  @Test
  void a_tool_class_in_no_list_is_named() {
    copy.write("workbook/Tool.java", "//SOURCES lab/Lab.java\n//SOURCES cli/Go.java\n");
    copy.write("workbook/cli/Go.java", "").write("workbook/lab/Lab.java", "//SOURCES Clock.java\n");
    copy.write("workbook/lab/Clock.java", "");
    copy.write("tests/Alone.java", "///usr/bin/env jbang \"$0\" \"$@\" ; exit $?\n");
    assertThat(verify("sources").exit()).isZero();
    copy.write("workbook/lab/Timer.java", "");
    fails("sources", "workbook/lab/Timer.java:1: in no //SOURCES list", "add //SOURCES Timer.java");
  }

  @Test
  void a_check_of_another_folders_answers_is_named() {
    copy.replace(LESSON + "YoungCollectionsCheck.java", "answers/01-hello-gc", "answers/02-bye");
    fails("sources", "YoungCollectionsCheck.java:1:", "${answer:../../answers/01-hello-gc}");
  }

  // Names

  @ParameterizedTest
  @CsvSource({
    "cache, jbang cache is a command of JBang",
    "tests, jbang tests is a command of the workbook"
  })
  void an_alias_that_is_never_reached_is_named(String alias, String what) {
    copy.write("lessons/02-" + alias + "/lesson.md", page(alias, ""));
    fails("names", "lessons/02-" + alias + "/lesson.md:2: " + what, "git mv");
  }

  @Test
  void an_alias_that_stands_twice_is_named() {
    copy.write("lessons/02-hello-gc/lesson.md", page("hello-gc", ""));
    fails("names", "lessons/02-hello-gc/lesson.md:2: the alias \"hello-gc\" is also that of 01-");
  }

  @Test
  void a_class_name_that_stands_twice_is_named() {
    copy.write("lessons/02-bye/lesson.md", page("bye", ""));
    copy.write("lessons/02-bye/YoungCollections.java", "class YoungCollections {}");
    fails("names", "lessons/02-bye/YoungCollections.java:1: its class has the name");
  }

  @Test
  void a_class_name_that_differs_only_in_its_case_is_named() {
    copy.write("lessons/02-bye/lesson.md", page("bye", ""));
    copy.write("lessons/02-bye/Youngcollections.java", "class Youngcollections {}");
    fails("names", "lessons/02-bye/Youngcollections.java:1: its class has the name");
  }

  @Test
  void a_starter_with_a_second_type_at_its_top_is_named() {
    copy.replace(
        LESSON + "YoungCollections.java", "class Young", "record Cell(int a) {}\nclass Young");
    fails(
        "names",
        LESSON + "YoungCollections.java:1: declares a second type beside YoungCollections: Cell",
        "nest it in YoungCollections");
  }

  @Test
  void a_lesson_that_requires_one_that_comes_later_is_named() {
    copy.write("lessons/02-bye/lesson.md", page("bye", ""));
    copy.replace(LESSON + "lesson.md", "requires:", "requires: bye");
    fails("names", LESSON + "lesson.md:7: requires a lesson that does not come before it: bye");
  }

  @Test
  void a_required_lesson_that_is_not_there_is_named() {
    copy.write("lessons/02-bye/lesson.md", page("bye", "hullo-gc"));
    fails("names", "lessons/02-bye/lesson.md:6: requires a lesson that is not there: hullo-gc");
  }

  private static String page(String alias, String requires) {
    return "---\nalias: %s\ntitle: T\nsummary: S\nminutes: 1\nrequires: %s\n---\n# T\n"
        .formatted(alias, requires);
  }

  // Generated files, recordings, pages

  @ParameterizedTest
  @ValueSource(strings = {"README.md", "jbang-catalog.json", "CLAIMS.md"})
  void a_stale_generated_file_is_named(String file) {
    copy.replace(file, "nursery", "nurture");
    fails("generated", file + ":1: a generated file is stale", "run: ./jbang workbook generate");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "lesson": "hello-gc" | "lesson": "bye-gc" | recording.json:1: is of the lesson "bye-gc"
          "quick": false       | "quick": true      | recording.json:1: is a quick one
          "rounds": 7          | "rounds": 3        | recording.json:1: the act nurseries has 3 rounds of 7
          "format": 1          | "format": 99       | recording.json:1: not a recording of format 1
          "quick": false,      | "quick": false     | recording.json:6: expected
          """)
  void a_recording_that_proves_nothing_is_named(String good, String bad, String what) {
    copy.replace(LESSON + "recording.json", good, bad);
    fails("recordings", LESSON + what, "run: ./jbang workbook record hello-gc");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          8 times               | 9 times               | lesson.md:19: the page says "9 times", the recording says | jbang workbook record hello-gc
          ==> 38                | ==> 39                | lesson.md:15: | 38
          Demo.java#nurseries   | Demo.java#nursery     | lesson.md:25: HelloGcDemo.java has no "nursery" | perhaps #nurseries
          (HelloGcDemo.java     | (HelloDemo.java       | lesson.md:25: the link "HelloDemo.java#nurseries" leads to no file | perhaps HelloGcDemo.java
          json#nurseries        | json#nursery          | lesson.md:21: | nurseries
          The act is this:      | ![it](picture.png)    | lesson.md:23: | picture.png
          claims: raise         | claims: none, raise   | lesson.md:8: the claim "none" is not answered | add a section
          """)
  void a_page_that_is_not_true_is_named(String good, String bad, String what, String next) {
    copy.replace(LESSON + "lesson.md", good, bad);
    fails("pages", LESSON + what, next);
  }

  @Test
  void an_exercise_without_a_task_or_its_three_hints_is_named() {
    var page = copy.read(LESSON + "YoungCollections.md");
    var end = page.indexOf("---", 4);
    copy.write(
        LESSON + "YoungCollections.md",
        page.substring(0, end) + "---\n\n## Hints\n1. Divide.\n2. Or [count](nowhere.md).\n");
    fails(
        "pages",
        LESSON + "YoungCollections.md:1: the exercise has no task",
        LESSON + "YoungCollections.md:7: YoungCollections has 2 hints, and needs three",
        "a nudge, the approach, almost the answer",
        "the link \"nowhere.md\" leads to no file");
  }

  @Test
  void an_exercise_that_allows_what_nobody_knows_is_named() {
    copy.replace(
        LESSON + "YoungCollections.md", "minutes: 3", "minutes: 3\nallows: files, network");
    assertThat(verify("names").exit()).as("files and network are known").isZero();
    copy.replace(LESSON + "YoungCollections.md", "allows: files", "allows: file");
    var ran = verify("names");
    assertThat(ran.exit()).as(ran.toString()).isEqualTo(2);
    assertThat(ran.err())
        .contains(
            LESSON + "YoungCollections.md:4: \"file\" is nothing that allows could name",
            "did you mean files? what it may name: files, processes, network");
  }

  @Test
  void an_act_that_the_recording_machine_could_not_make_needs_a_reason_and_no_rounds() {
    var skipped =
        """
        { "id": "counters", "question": "?", "answer": "lowest wall", "rounds": 0,
          "metrics": [{ "id": "wall", "label": "wall", "unit": "s", "about": "." }],
          "runs": [{ "id": "one", "label": "one", "command": "#", "samples": {},
            "unavailable": REASON }] },
        """;
    copy.replace(
        LESSON + "recording.json",
        "\"acts\": [",
        "\"acts\": [" + skipped.replace("REASON", "{ \"wall\": \"Skipped: no counters\" }"));
    assertThat(verify("recordings").exit()).isZero();

    copy.replace(LESSON + "recording.json", "{ \"wall\": \"Skipped: no counters\" }", "{}");
    fails("recordings", LESSON + "recording.json:1: the act counters has 0 rounds of 7");
  }

  @Test
  void a_claim_without_evidence_is_named() {
    copy.replace(
        LESSON + "lesson.md",
        "[more often](recording.json \"nurseries: collections(small) > collections(large)\")",
        "more often");
    fails("pages", "lesson.md:27: the claim \"raise-threshold\" has no evidence");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          (6:02): holds   | (6:02): does not hold | lesson.md:27: the heading says "does not hold", its rule makes of the recording "holds" | mend the heading
          ```verdict      | ```text               | lesson.md:27: the claim "raise-threshold" has no rule for its verdict | CONTRIBUTING.md
          when nurseries: collections(small) < | when nurseries: collection(small) < | lesson.md:33: the condition | perhaps collections
          The claim: a    | A                     | lesson.md:27: the section does not say what the claim | The claim: …
          """)
  void a_verdict_that_is_not_computed_is_named(String good, String bad, String what, String next) {
    copy.replace(LESSON + "lesson.md", good, bad);
    fails("pages", LESSON + what, next);
  }

  @Test
  void a_dead_link_of_the_readme_is_named() {
    copy.replace("README.md", "```\n./jbang", "```\n[an example](nowhere.md)\n./jbang");
    assertThat(verify("pages").exit()).as("code is no link").isZero();
    copy.replace("README.md", "# A course in miniature", "# A [course](lessons/gone.md)");
    copy.replace("README.md", "One lesson", "[One](lessons/01-hello-gc/lesson.md#no-claim) lesson");
    fails(
        "pages",
        "README.md:1: a dead link: lessons/gone.md",
        "README.md:3: a link to a heading that is not there:"
            + " lessons/01-hello-gc/lesson.md#no-claim");
  }

  // Skips

  @Test
  void a_skip_is_told_with_its_reason_and_fails_only_where_ci_does_not_expect_it() {
    // No launcher at or above the copy: the demo cannot be started.
    var skipped = verify("demos");
    assertThat(skipped.exit()).as(skipped.toString()).isZero();
    assertThat(skipped.out())
        .contains("skipped demos/hello-gc: the clone's launcher is out of reach");

    copy = copy.with("CI", "true");
    fails("demos", "CI does not expect it: demos/hello-gc", "add the line demos/hello-gc");
    copy.write(".ci/expected-skips", "# here is no launcher\ndemos/hello-gc # as said\n");
    assertThat(verify("demos").exit()).isZero();
  }

  /// Answers take seconds to grade, so that one course is broken in many places at once.
  @Nested
  class Graded {

    private static Clone.Ran broken;

    @BeforeAll
    static void break_many(@TempDir Path folder) {
      var copy = CourseCopy.in(folder);
      var right = copy.read(SOLUTIONS + "YoungCollections.java");
      var decoy = copy.read(WRONG + "counts-the-end" + FILE);
      copy.write(LESSON + "YoungCollections.java", right);
      copy.replace(SOLUTIONS + "YoungCollections.java", "/ nurseryBytes", "% nurseryBytes");
      copy.write(
          WRONG + "counts-the-end" + FILE, decoy.replaceFirst("(?s)\\?\n.*", "?\n") + right);
      copy.replace(WRONG + "rounds-up" + FILE, "leaves_out_the_last_part", "allocates_nothing");
      copy.replace(WRONG + "counts-in-an-int" + FILE, "(int) nurseryBytes", "(int) nursery");
      broken = copy.workbook("verify", "--only", "answers");
    }

    @Test
    void one_failed_proof_is_one_exit_code() {
      assertThat(broken.exit()).as(broken.toString()).isEqualTo(1);
      assertThat(broken.out()).contains("0 of 1 parts proven, 7 problems");
    }

    @Test
    void a_starter_that_passes_is_named() {
      assertThat(broken.out())
          .contains(
              LESSON + "YoungCollections.java:1: the starter passes", "-Danswer=. lessons/01");
    }

    @Test
    void a_solution_that_fails_is_named() {
      assertThat(broken.out())
          .contains(SOLUTIONS + "YoungCollections.java:1: the solution of YoungCollections fails")
          .contains("-Danswer=../../solutions/01-hello-gc lessons/01-hello-gc/");
    }

    @Test
    void the_table_marks_each_of_them_in_order() {
      assertThat(broken.out())
          .containsPattern("\n  YoungCollections  ✗ passes +✗ fails \\d  1 of 4  ✗✗✓✗\n")
          .containsPattern("\n  1 exercise +0 of 1 +0 of 1 +1 of 4\n")
          .doesNotContain("\033");
    }

    @Test
    void a_decoy_that_passes_is_named() {
      assertThat(broken.out()).contains(WRONG + "counts-the-end" + FILE + ":1: the decoy passes");
    }

    @Test
    void a_decoy_that_another_test_rejects_is_named() {
      assertThat(broken.out())
          .contains(WRONG + "rounds-up" + FILE + ":1: the decoy names allocates_nothing")
          .contains("nursery of 10, expected: 9, but was: 10")
          .contains("write // rejected by: leaves_out_the_last_part");
    }

    @Test
    void a_decoy_that_does_not_compile_is_named() {
      assertThat(broken.out())
          .contains(WRONG + "counts-in-an-int" + FILE + ":6: the decoy names")
          .contains("the compiler: cannot find symbol, symbol: variable nursery");
    }
  }

  @Test
  void a_starter_that_fails_other_tests_and_too_few_decoys_are_named() {
    copy.replace(LESSON + "YoungCollections.md", "counts_each_time_the_nursery_fills, ", "");
    for (var decoy : new String[] {"counts-in-an-int", "counts-the-end", "divides-on-paper"}) {
      copy.delete(WRONG + decoy + FILE);
    }
    copy.write(WRONG + "rounds-twice" + FILE, copy.read(WRONG + "rounds-up" + FILE));
    fails(
        "answers",
        LESSON + "YoungCollections.md:4: the starter fails other tests than the page lists",
        "write fails: counts_each_time_the_nursery_fills, leaves_out_the_last_part, counts_a_job",
        LESSON + "YoungCollections.md:1: YoungCollections has 2 decoys, and needs 4",
        "rejected by one test, leaves_out_the_last_part");
  }

  @Test
  void a_check_that_does_not_compile_is_one_problem_and_its_row_keeps_to_80_columns() {
    copy.replace(LESSON + "YoungCollectionsCheck.java", "count(100, 10)", "counted(100, 10)");
    var decoy = copy.read(WRONG + "rounds-up" + FILE);
    for (var i = 10; i < 50; i++) {
      copy.write(WRONG + "rounds-up-" + i + FILE, decoy.replace("- 1", "- 1L * " + i));
    }
    var ran = verify("answers");
    assertThat(ran.exit()).as(ran.toString()).isEqualTo(1);
    assertThat(ran.out())
        .contains(
            LESSON + "YoungCollectionsCheck.java:12: the check does not compile", "0 of 44  ✗✗")
        .contains("0 of 1 parts proven, 1 problem\n");
    var rows = ran.out().lines().filter(line -> line.contains("✗✗")).toList();
    assertThat(String.join("", rows).chars().filter(sign -> sign == '✗').count())
        .as("a mark for starter, solution and each decoy")
        .isEqualTo(46);
    assertThat(rows).hasSizeGreaterThan(1).allMatch(row -> row.length() <= 80);
  }

  @Test
  void a_decoy_that_is_a_copy_or_says_nothing_is_named_and_a_machine_gets_every_mark() {
    copy.write(WRONG + "rounds-too" + FILE, copy.read(WRONG + "rounds-up" + FILE));
    copy.replace(WRONG + "counts-the-end" + FILE, "// A JVM", "\n// A JVM");
    copy.replace(LESSON + "YoungCollectionsCheck.java", "count(100, 10)", "counted(100, 10)");
    var ran = copy.workbook("verify", "--only", "answers", "--json");
    assertThat(ran.exit()).as(ran.toString()).isEqualTo(1);
    assertThat(Json.parseObject(ran.out()).get("parts"))
        .asString()
        .contains("the decoy is, but for comments and spaces, the decoy rounds-too")
        .contains("the decoy does not tell the learner who had this idea what is wrong with it")
        .contains(
            "exercise=YoungCollections, lesson=01-hello-gc, starter={name=starter, right=false")
        .contains("decoys=[{name=counts-in-an-int, right=false, outcome=–, failed=[]}");
  }

  @Test
  void a_demo_whose_act_fails_or_is_not_recorded_is_named() {
    copy = copy.with("WORKBOOK_ROOT", Clone.root().toString());
    copy.replace(LESSON + "HelloGcDemo.java", "\"nurseries\"", "\"sizes\"");
    copy.replace(LESSON + "HelloGcDemo.java", "i > 0; i--", "i > 0; i /= 0");
    var ran = copy.workbook("verify", "--only", "demos", "--course", ".");
    assertThat(ran.exit()).as(ran.toString()).isEqualTo(1);
    assertThat(ran.out())
        .contains(
            LESSON + "HelloGcDemo.java:1: the act sizes fails under --quick",
            "jbang hello-gc sizes --quick",
            LESSON + "recording.json:1: lacks what the demo measures: sizes",
            LESSON + "recording.json:1: has what the demo no longer measures: nurseries",
            "run: ./jbang workbook record hello-gc");
  }

  @Test
  void a_run_that_the_machine_has_no_memory_for_is_a_skip() {
    copy = copy.with("WORKBOOK_ROOT", Clone.root().toString());
    copy.replace(
        LESSON + "HelloGcDemo.java",
        "job.nursery(\"4m\")",
        "job.heap(\"900000g\").nursery(\"4m\")");
    var ran = copy.workbook("verify", "--only", "demos", "--course", ".");
    assertThat(ran.exit()).as(ran.toString()).isZero();
    assertThat(ran.out())
        .containsPattern("skipped demos/hello-gc/nurseries/small: needs .* MB of free");
  }

  @Test
  void a_run_whose_flags_the_jvm_refuses_is_no_skip() {
    copy = copy.with("WORKBOOK_ROOT", Clone.root().toString());
    copy.replace(LESSON + "HelloGcDemo.java", "job.nursery(\"4m\")", "job.gc(\"G1\")");
    var ran = copy.workbook("verify", "--only", "demos", "--course", ".");
    assertThat(ran.exit()).as(ran.toString()).isEqualTo(1);
    assertThat(ran.out())
        .contains(
            LESSON + "HelloGcDemo.java:1: the run small of nurseries fails under --quick",
            "jbang hello-gc nurseries --quick")
        .doesNotContain("skipped");
  }

  @Test
  void a_demo_that_gives_itself_out_as_another_lessons_is_named() {
    copy = copy.with("WORKBOOK_ROOT", Clone.root().toString());
    copy.replace(LESSON + "HelloGcDemo.java", "\"hello-gc\"", "\"hello\"");
    var ran = copy.workbook("verify", "--only", "demos", "--course", ".");
    assertThat(ran.out())
        .contains(LESSON + "HelloGcDemo.java:1:", "it says Lab.lesson(\"hello\", args), not");
  }

  @Test
  void a_companion_that_the_demo_does_not_include_is_named() {
    copy = copy.with("WORKBOOK_ROOT", Clone.root().toString());
    copy.replace(
        LESSON + "HelloGcDemo.java",
        "      .run();\n}\n",
        "      .cpython(\"hello_gc.py\", \"CPython\", _ -> \"\")\n      .run();\n}\n");
    var ran = copy.workbook("verify", "--only", "demos", "--course", ".");
    assertThat(ran.exit()).as(ran.toString()).isEqualTo(1);
    assertThat(ran.out())
        .contains(LESSON + "HelloGcDemo.java:1:", "the head of the demo lacks //FILES hello_gc.py");
  }
}
