package tests;

import static org.assertj.core.api.Assertions.assertThat;
import static tests.CourseCopy.LESSON;
import static tests.CourseCopy.SOLUTIONS;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import workbook.course.Course;
import workbook.course.Exercise;

/// What a learner reads when an answer fails, by giving real answers to a course in miniature.
class FeedbackTest {
  private static final String ANSWER = "answers/01-hello-gc/YoungCollections.java";
  private static final String CHECK = LESSON + "YoungCollectionsCheck.java";

  @TempDir Path folder;
  private CourseCopy copy;

  @BeforeEach
  void copy() {
    copy = CourseCopy.in(folder);
  }

  /// Grades an answer whose method has this body.
  private String check(String body, String... options) {
    return checkFile(
        "class YoungCollections {\n  static long count(long bytes, long nursery) {\n"
            + body.indent(4)
            + "  }\n}\n",
        options);
  }

  private String checkFile(String answer, String... options) {
    copy.write(ANSWER, answer);
    // A verdict must not hang on the machine's load.
    var words = new ArrayList<>(List.of("check", "YoungCollections", "--timeout", "100"));
    words.addAll(List.of(options));
    var ran = copy.workbook(words.toArray(String[]::new));
    assertThat(ran.err()).isEmpty();
    assertThat(ran.out().lines().filter(line -> !line.contains(folder.toString())))
        .as(ran.out())
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    return ran.out();
  }

  // One failure at a time

  @Test
  void the_first_failure_is_told_and_the_others_are_counted() {
    var told = check("return 7;");
    assertThat(told)
        .containsOnlyOnce("asked by")
        .containsPattern("And \\d more tests fail; they are told when this one passes\\.")
        .contains("check YoungCollections --all-failures");
    var all = check("return 7;", "--all-failures");
    assertThat(all.split("asked by", -1)).as(all).hasSizeGreaterThan(3);
    assertThat(all).doesNotContain("more tests fail", "--all-failures");
  }

  @Test
  void an_exception_is_told_with_the_learners_own_lines_and_no_others() {
    var told =
        checkFile(
            """
            class YoungCollections {
              static long count(long bytes, long nursery) {
                return outer(bytes);
              }

              static long outer(long bytes) {
                return java.util.stream.LongStream.of(bytes).map(n -> inner(null)).sum();
              }

              static long inner(String text) {
                return text.length();
              }
            }
            """);
    assertThat(told)
        .containsSubsequence(
            "\n    at YoungCollections.inner (YoungCollections.java:11)\n",
            "    at YoungCollections.outer (YoungCollections.java:7)\n",
            "    at YoungCollections.count (YoungCollections.java:3)\n")
        .doesNotContain("java.base", "lambda$", "\tat ", "LongPipeline", "org.junit");
  }

  // Questions

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "counts-in-an-int | return (int) bytes / (int) nursery;",
        "counts-the-end | long fills = bytes / nursery; return fills < 1 ? 1 : fills;",
        "rounds-up | return bytes / nursery + (bytes % nursery > 0 ? 1 : 0);",
      })
  void an_answer_with_the_idea_of_a_decoy_is_asked_its_question(String decoy, String body) {
    assertThat(check(body)).contains(decoy(decoy).question(), "If so: ", "It may not be yours.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "return bytes / nursery + 1;",
        "return 0;",
        "return bytes / nursery / 2;",
        "return Math.toIntExact(bytes) / nursery;",
        "throw new IllegalStateException();",
        "return bytes / nursery + new int[1_000].length - 1_000;",
      })
  void other_wrong_answers_are_asked_nothing(String body) {
    var told = check(body);
    assertThat(told).contains("✗").doesNotContain("If so: ");
  }

  @Test
  void neither_the_starter_nor_what_passes_is_asked_anything() {
    copy.write(ANSWER, copy.read(LESSON + "YoungCollections.java"));
    assertThat(copy.workbook("check", "YoungCollections", "--timeout", "100").out())
        .contains("as it came")
        .doesNotContain("If so: ");
    assertThat(checkFile("// mine\n" + copy.read(LESSON + "YoungCollections.java")))
        .contains("✗")
        .doesNotContain("If so: ");
    assertThat(check("return bytes / nursery;")).contains("You solved").doesNotContain("If so: ");
  }

  private Exercise.Decoy decoy(String name) {
    return Course.read(copy.root()).theExercise("YoungCollections").decoys().stream()
        .filter(decoy -> decoy.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_decoy_without_a_question_is_named() {
    copy.replace(
        SOLUTIONS + "wrong/rounds-up/YoungCollections.java",
        "// Do you round the number of collections up?\n",
        "");
    assertThat(copy.workbook("verify").err())
        .contains(
            "wrong/rounds-up/YoungCollections.java:2: a decoy's second comment asks",
            "write a question");
  }

  @Test
  void a_file_of_outcomes_that_is_wrong_is_named_and_made_anew() {
    var file = SOLUTIONS + "outcomes.json";
    var sound = copy.read(file);
    copy.replace(file, "but was: 10", "but was: 11");
    var proven = copy.workbook("verify", "--only", "answers");
    assertThat(proven.out())
        .contains(
            file + ":1: does not tell how",
            "run: ./jbang workbook generate --decoys YoungCollections");
    assertThat(copy.workbook("generate", "--decoys", "YoungCollections").out())
        .contains("YoungCollections: wrote " + file);
    assertThat(copy.read(file)).isEqualTo(sound);
  }

  // Figures

  @Test
  void a_figure_stands_beside_its_bound() {
    copy.replace(
        CHECK,
        "void main() {",
        """
        @Test void shows() {
          show("within", 4, 8, "bytes a call");
          show("over", 800, 8, "bytes a call");
          show("none", 3, 0, "pages");
          show("zero", 0, 0, "pages");
          show("plain", "42");
        }

        void main() {\
        """);
    var told = check("return bytes / nursery;");
    assertThat(told)
        .containsPattern("within +4 bytes a call +\\[█+▌ +\\|] bound 8")
        .containsPattern("over +800 bytes a call +\\[\\|█+] over the bound of 8")
        .containsPattern("none +3 pages +\\[\\|█+] over the bound of 0")
        .containsPattern("zero +0 pages +\\[ +\\|] bound 0")
        .containsPattern("plain +42\n");
  }

  // The compiler

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "int n = bytes; return n;| possible lossy conversion | A cast would only hide that",
        "if (bytes > 1) { return 1; | reached end of file while parsing | is never closed",
        "if (bytes > 1) { return 1; } | missing return statement | passes no return",
        "return 1; bytes++; | unreachable statement | it never runs",
        "List<Long> all = null; return 1; | cannot find symbol | import java.util.List;",
      })
  void a_beginners_mistake_is_told_with_what_to_look_for(String body, String what, String advice) {
    assertThat(check(body).replaceAll("\\s+", " "))
        .contains(what, advice)
        .doesNotContain("YoungCollectionsCheck");
  }

  @Test
  void the_caret_stands_below_its_place_behind_tabs_and_in_a_line_of_a_thousand_letters() {
    var told = check("\tlong\tn = nowhere; return " + "n + ".repeat(200) + "missing;");
    var lines = told.lines().toList();
    for (var name : new String[] {"nowhere", "missing"}) {
      var at = lines.stream().filter(line -> line.contains(name) && line.contains(";")).findFirst();
      assertThat(at).as(told).isPresent();
      var caret = lines.get(lines.indexOf(at.get()) + 1);
      assertThat(caret.indexOf('^')).as(told).isEqualTo(at.get().indexOf(name));
    }
  }

  @Test
  void something_unclosed_is_told_once() {
    var told = checkFile("class YoungCollections {\n  /* here it begins\n}\n");
    assertThat(told).contains("unclosed comment").doesNotContain("reached end of file");
  }
}
