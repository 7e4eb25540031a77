package tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `workbook new`, as an author uses it: from nothing to a lesson that proves itself.
class NewTest {

  private static final String LESSON = "lessons/02-hello/";
  private static final String SOLUTIONS = "solutions/02-hello/";
  private static final String CLASS = "PagesOf";

  @TempDir Path folder;
  CourseCopy copy;

  @BeforeEach
  void copy() {
    copy = CourseCopy.in(folder).with("WORKBOOK_ROOT", Clone.root().toString());
  }

  private Clone.Ran fine(String... args) {
    var ran = run(args);
    assertThat(ran.exit()).as(ran.toString()).isZero();
    return ran;
  }

  private Clone.Ran run(String... args) {
    var words = new ArrayList<>(List.of(args));
    words.addAll(List.of("--course", "."));
    return copy.workbook(words.toArray(String[]::new));
  }

  @Test
  void a_new_lesson_and_exercise_fail_verify_until_they_are_written_and_then_pass() {
    var lesson = fine("new", "lesson", "hello", "--title", "Hello, nursery");
    assertThat(lesson.out())
        .contains("wrote " + LESSON + "lesson.md", "wrote " + LESSON + "HelloDemo.java")
        .contains("wrote jbang-catalog.json", "wrote README.md")
        .contains(LESSON + "lesson.md:4\n", "jbang workbook record hello");
    assertThat(lesson.out().lines()).allMatch(line -> line.length() <= 80);
    assertThat(fine("new", "exercise", CLASS, "--lesson", "hello").out())
        .contains("wrote " + SOLUTIONS + "wrong/to-write-4/PagesOf.java")
        .contains(LESSON + "PagesOf.md:9\n", "almost the answer");

    everythingMissingIsNamed();
    write();
    fine("record", "hello");
    copy.replace(LESSON + "HelloDemo.java", "//JAVA 25+", "//JAVA 25+\n//FILES recording.json");
    fine("generate", "--decoys", "PagesOf");
    assertThat(fine("verify").out())
        .contains("10 of 10 parts proven, 0 problems")
        .containsPattern("PagesOf +✓ fails 3 +✓ +4 of 4  ✓✓✓✓\n");
  }

  private void everythingMissingIsNamed() {
    var ran =
        run("verify", "--only", "files,drafts,headers,sources,names,generated,recordings,answers");
    assertThat(ran.exit()).as(ran.toString()).isEqualTo(1);
    assertThat(ran.out())
        .contains(LESSON + "recording.json:1: missing from lesson hello")
        .contains("fails 1  ✓         4 of 4")
        .doesNotContain("\tat ");
    for (var place :
        new String[] {
          LESSON + "lesson.md:4",
          LESSON + "HelloDemo.java:19",
          LESSON + "PagesOf.md:2",
          LESSON + "PagesOf.md:6",
          LESSON + "PagesOf.md:11",
          LESSON + "PagesOf.java:4",
          LESSON + "PagesOfCheck.java:11",
          SOLUTIONS + "PagesOf.java:3",
          SOLUTIONS + "wrong/to-write-3/PagesOf.java:2"
        }) {
      assertThat(ran.out()).contains("✗ " + place + ": still to be written: ");
    }
    assertThat(ran.out())
        .contains("wrong/to-write-2/PagesOf.java:1: still to be named")
        .contains("wrong/to-write-2/PagesOf.java:1: the decoy is, but for comments and spaces, the")
        .contains("all decoys of PagesOf are rejected by one test")
        .contains("5 of 8 parts proven");
  }

  /// As an author would: the marked places of page and demo, and the exercise's own texts.
  private void write() {
    marked(LESSON + "lesson.md", "A JVM that does nothing needs memory. How much?");
    copy.replace(LESSON + "lesson.md", "minutes: 10", "minutes: 2");
    marked(LESSON + "HelloDemo.java", "Nothing, under two collectors.");
    copy.write(
        LESSON + "PagesOf.md",
        """
        ---
        title: How many pages?
        minutes: 3
        fails: counts_a_page_begun_as_one, counts_a_full_page_once, counts_in_terabytes
        ---
        How many pages of 4,096 bytes do so many bytes need? There is at least one byte.

        ## Hints
        1. What becomes of a page that is not full?
        2. Round up.
        3. Add one less than a page, then divide.
        """);
    copy.write(LESSON + "PagesOf.java", answer("", "0 /* TODO */"));
    copy.write(
        LESSON + "PagesOfCheck.java",
        copy.read(LESSON + "PagesOfCheck.java")
            .replaceAll("(?s)// TO WRITE.*(?=@Test void allocates)", TESTS)
            .replace("PagesOf.of(7)", "PagesOf.of(5000)"));
    copy.write(SOLUTIONS + "PagesOf.java", answer("", "(bytes + 4095) / 4096"));
    decoy("forgets-the-rest", "counts_a_page_begun_as_one", "bytes / 4096");
    decoy("adds-one-always", "counts_a_full_page_once", "bytes / 4096 + 1");
    decoy("counts-in-an-int", "counts_in_terabytes", "((int) bytes + 4095) / 4096");
    decoy("thinks-large", "allocates_nothing", "Long.valueOf(\"\" + (bytes + 4095) / 4096)");
    for (var number = 1; number <= 4; number++) {
      copy.delete(SOLUTIONS + "wrong/to-write-" + number + "/PagesOf.java");
    }
  }

  private static final String TESTS =
      """
      @Test void counts_a_page_begun_as_one() {
        assertThat(PagesOf.of(1)).as("of(1)").isEqualTo(1);
      }

      @Test void counts_a_full_page_once() {
        assertThat(PagesOf.of(4096)).as("of(4096)").isEqualTo(1);
      }

      @Test void counts_in_terabytes() {
        assertThat(PagesOf.of(1L << 42)).as("of(4 TB)").isEqualTo(1 << 30);
      }

      """;

  private void marked(String file, String text) {
    copy.write(file, copy.read(file).replaceAll("TO WRITE.*", text));
  }

  private void decoy(String idea, String test, String value) {
    var comment = "// rejected by: %s\n// Is it your idea?\n// Try it on paper.\n".formatted(test);
    copy.write(SOLUTIONS + "wrong/" + idea + "/PagesOf.java", answer(comment, value));
  }

  private static String answer(String comment, String value) {
    return comment
        + "class PagesOf {\n  static long of(long bytes) {\n    return %s;\n  }\n}\n"
            .formatted(value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          lesson cache         | jbang cache is a command of JBang
          lesson check         | jbang check is a command of the workbook
          lesson Hello         | "Hello" is no alias
          lesson ../up         | "../up" is no alias
          lesson hello-gc      | lessons/01-hello-gc/lesson.md:1: is the lesson hello-gc already
          exercise string      | "string" is no name of an exercise
          exercise String      | String hides a class of that name
          exercise Test        | Test hides a class of that name
          exercise SizeCheck   | SizeCheck would be taken for a check
          exercise HelloGcDemo | HelloGcDemo would be taken for a demo
          exercise YoungCollections | lessons/01-hello-gc/YoungCollections.java:1: a class
          exercise Youngcollections | lessons/01-hello-gc/YoungCollections.java:1: a class
          exercise InTheWay    | solutions/01-hello-gc/wrong/to-write-4/InTheWay.java:1: is there already
          """)
  void what_could_not_work_or_would_overwrite_is_refused_and_nothing_is_written(
      String args, String why) {
    copy.write("solutions/01-hello-gc/wrong/to-write-4/InTheWay.java", "// rejected by: mine\n");
    var before = files();
    var words =
        ("new " + args + (args.startsWith("exercise") ? " --lesson hello-gc" : "")).split(" ");
    var ran = run(words);
    assertThat(ran.exit()).as(ran.toString()).isEqualTo(2);
    assertThat(ran.err()).contains(why).containsPattern("\n  \\S");
    assertThat(files()).isEqualTo(before);
  }

  @Test
  void a_readme_without_a_place_for_the_table_is_told_before_anything_is_written() {
    copy.replace("README.md", "<!-- /lessons -->", "");
    var before = files();
    var ran = run("new", "lesson", "hello");
    assertThat(ran.exit()).as(ran.toString()).isEqualTo(2);
    assertThat(ran.err()).contains("README.md:1: no place for the table of lessons");
    assertThat(files()).isEqualTo(before);
  }

  @Test
  void an_exercise_of_a_lesson_that_is_not_there_is_refused_with_the_nearest() {
    var ran = run("new", "exercise", "Fresh", "--lesson", "hello-gg");
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).contains("no lesson \"hello-gg\"", "did you mean hello-gc?");
  }

  private Map<Path, String> files() {
    try (var files = Files.walk(copy.root())) {
      return files
          .filter(Files::isRegularFile)
          .collect(Collectors.toMap(file -> file, NewTest::text, (one, _) -> one, TreeMap::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
