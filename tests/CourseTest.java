package tests;

import static org.assertj.core.api.Assertions.assertThat;
import static tests.CourseCopy.LESSON;
import static tests.CourseCopy.SOLUTIONS;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import workbook.course.Course;
import workbook.course.Exercise;
import workbook.lab.Nearest;

/// Reading a course: what it gives, and what it says of a malformed file.
class CourseTest {

  @TempDir Path folder;
  CourseCopy copy;

  @BeforeEach
  void copy() {
    copy = CourseCopy.in(folder);
  }

  @Test
  void a_course_is_read_from_its_files_alone() {
    var course = Course.read(copy.root());
    var lesson = course.theLesson("hello-gc");
    assertThat(lesson.number()).isEqualTo(1);
    assertThat(lesson.demo()).exists();
    assertThat(lesson.claims()).containsExactly("raise-threshold");
    var exercise = course.theExercise("YoungCollections");
    assertThat(exercise.fails()).hasSize(3).contains("leaves_out_the_last_part");
    assertThat(exercise.hints()).hasSize(3);
    assertThat(exercise.hints().getFirst()).startsWith("How often does a bucket");
    assertThat(exercise.decoys()).hasSize(4);
    assertThat(exercise.decoys().getFirst().rejectedBy()).isEqualTo("counts_a_job_of_terabytes");
    assertThat(exercise.decoys().getFirst().explanation()).startsWith("An int ends at 2 GB");
  }

  @Test
  void a_lesson_is_found_by_alias_and_by_folder() {
    var course = Course.read(copy.root());
    assertThat(course.lesson("01-hello-gc")).isEqualTo(course.lesson("hello-gc")).isPresent();
  }

  @Test
  void exercises_come_in_the_order_in_which_the_page_names_them() {
    for (var name : List.of("Above", "Zeroth", "Elsewhere")) {
      copy.write(LESSON + name + ".md", "---\ntitle: T\nminutes: 1\nfails: t\n---\nT\n");
    }
    copy.replace(LESSON + "lesson.md", "Count before", "First [this](Zeroth.md). Count before");
    assertThat(Course.read(copy.root()).exercises())
        .extracting(Exercise::name)
        .containsExactly("Zeroth", "YoungCollections", "Above", "Elsewhere");
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          alias: hello-gc         | alais: hello-gc   | lesson.md:2: unknown key "alais"          | did you mean alias?
          alias: hello-gc         | alias: hallo-gc   | lesson.md:2: the alias is "hallo-gc"      | write alias: hello-gc
          minutes: 3              | minutes: a few    | lesson.md:5: minutes is "a few"           | write minutes: 25
          minutes: 3              | minutes: -3       | lesson.md:5: minutes is "-3"              | write minutes: 25
          minutes: 3              | minutes 3         | lesson.md:5: "minutes 3" is not a flat key: value | write key: value
          minutes: 3              | title: again      | lesson.md:5: the key "title" stands twice | keep one of them
          summary: One            | title_: One       | lesson.md:4: unknown key "title_"         | did you mean title?
          title: How often is the nursery full? | title: | lesson.md:3: the front matter has no title | add a line title: …
          """)
  void a_malformed_head_is_named_with_its_line_and_the_next_step(
      String good, String bad, String place, String next) {
    copy.replace(LESSON + "lesson.md", good, bad);
    refused("lessons/01-hello-gc/" + place, next);
  }

  @Test
  void a_blank_line_in_the_head_does_not_move_the_lines_that_are_named() {
    copy.replace(LESSON + "lesson.md", "alias: hello-gc", "\n\nalias: hello");
    refused("lesson.md:4: the alias is \"hello\"", "write alias: hello-gc");
  }

  @Test
  void a_head_that_is_missing_or_open_is_named() {
    var page = copy.read(LESSON + "lesson.md");
    copy.write(LESSON + "lesson.md", "# A page\n");
    refused("lesson.md:1: a lesson's Markdown starts with front matter", "write a first line ---");
    copy.write(LESSON + "lesson.md", page.replace("---\n#", "#"));
    refused("lesson.md:9: \"# How often", "end the front matter before it with a line ---");
    copy.write(LESSON + "lesson.md", page.substring(0, page.indexOf("---\n#")));
    refused("lesson.md:8: the front matter does not end", "close it with a line ---");
  }

  @Test
  void a_lesson_without_a_page_is_named() {
    copy.delete(LESSON + "lesson.md");
    refused("lessons/01-hello-gc/lesson.md:1: the lesson has no page", "CONTRIBUTING.md");
  }

  @Test
  void a_folder_that_is_no_lesson_is_named() {
    copy.write("lessons/drafts/notes.md", "");
    refused("lessons/drafts:1: a lesson's folder is named like 01-gc-off", "rename or move");
  }

  @Test
  void an_exercise_page_with_an_unknown_key_is_named() {
    copy.replace(LESSON + "YoungCollections.md", "fails:", "fail:");
    refused("YoungCollections.md:4: unknown key \"fail\"", "did you mean fails?");
  }

  @Test
  void a_decoy_that_names_no_test_is_named() {
    copy.replace(
        SOLUTIONS + "wrong/rounds-up/YoungCollections.java", "rejected by", "wrong because");
    refusedBy(
        List.of("verify", "generate"),
        "wrong/rounds-up/YoungCollections.java:1: a decoy's first comment",
        "write // rejected by: name_of_the_test");
  }

  @Test
  void a_page_in_another_encoding_is_named() throws Exception {
    java.nio.file.Files.write(copy.path(LESSON + "lesson.md"), new byte[] {'-', (byte) 0xe9});
    refused("lesson.md:1: cannot be read as UTF-8", "save it as UTF-8");
  }

  @Test
  void a_folder_without_lessons_is_no_course() {
    var ran = copy.workbook("list", "--course", "solutions");
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).contains("it has no folder lessons", "--course DIR");
  }

  /// By every command that reads the course, as a mistake of the course: no trace.
  private void refused(String place, String next) {
    refusedBy(List.of("list", "check", "verify"), place, next);
  }

  private void refusedBy(List<String> commands, String place, String next) {
    for (var command : commands) {
      var ran = copy.workbook(command);
      assertThat(ran.exit()).as(command + " " + ran).isEqualTo(2);
      assertThat(ran.out()).as(command).isEmpty();
      assertThat(ran.err()).as(command).contains(place, next).doesNotContain("\tat ");
    }
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource({
    "lsit, list",
    "LISTT, list",
    "veryfy, verify",
    "sol, solution",
    "nxt, next",
    "hnit, hint"
  })
  void the_nearest_name_is_the_one_that_was_meant(String typed, String meant) {
    assertThat(Nearest.to(typed, List.of("list", "next", "hint", "solution", "verify")))
        .contains(meant);
  }

  @Test
  void a_word_like_no_other_has_no_nearest_name() {
    assertThat(Nearest.to("garbage", List.of("list", "next", "hint"))).isEmpty();
  }
}
