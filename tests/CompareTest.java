package tests;

import static org.assertj.core.api.Assertions.assertThat;
import static tests.CourseCopy.LESSON;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `record --compare`, on recordings that differ in one thing.
class CompareTest {

  private static final String SMALL = "\"collections\": [47, 47, 47, 47, 47, 47, 47]";
  private static final String DRAFT = "drafts/new.json";

  @TempDir Path folder;
  private CourseCopy copy;
  private String page;
  private String recording;

  @BeforeEach
  void copy() {
    copy = CourseCopy.in(folder);
    page = copy.read(LESSON + "lesson.md");
    recording = copy.read(LESSON + "recording.json");
  }

  @AfterEach
  void no_file_has_changed() {
    assertThat(copy.read(LESSON + "recording.json")).isEqualTo(recording);
    assertThat(copy.read(LESSON + "lesson.md")).isEqualTo(page);
  }

  private Clone.Ran compared(String draft) {
    copy.write(DRAFT, draft);
    var ran = copy.workbook("record", "--compare", "--from", DRAFT);
    assertThat(ran.out().lines()).as(ran.toString()).allMatch(line -> line.length() <= 80);
    return ran;
  }

  /// The same recording with other samples in place of the first that are there.
  private String with(String samples, String others) {
    assertThat(recording).contains(samples);
    return recording.replace(samples, others);
  }

  private void relyOn(String sentence) {
    copy.replace(LESSON + "lesson.md", "The act is this:", sentence + "\n\nThe act is this:");
    page = copy.read(LESSON + "lesson.md");
  }

  @Test
  void what_repeats_is_told_so() {
    var ran = compared(recording);
    assertThat(ran.exit()).as(ran.toString()).isZero();
    assertThat(ran.out())
        .contains("GCs            same order")
        .containsPattern("wall +too noisy to rank 1 both times|wall +same order")
        .contains("✓ lesson.md:19 \"8 times\", the same", "hello-gc: 3 of 3 hold");
  }

  @Test
  void another_ratio_on_the_same_side_holds() {
    var ran = compared(with(SMALL, "\"collections\": [60, 61, 60, 60, 60, 60, 60]"));
    assertThat(ran.exit()).as(ran.toString()).isZero();
    assertThat(ran.out()).contains("\"8 times\", now 10 times", "3 of 3 hold");
  }

  @Test
  void an_order_that_turned_is_named_with_the_lines_that_rely_on_it() {
    var ran = compared(with(SMALL, "\"collections\": [2, 2, 2, 2, 2, 2, 2]"));
    assertThat(ran.exit()).as(ran.toString()).isEqualTo(1);
    assertThat(ran.out())
        .contains("changed: small > large then, < now")
        .contains("✗ lesson.md:19 \"8 times\", now <", "✗ lesson.md:36 \"more often\", now <")
        .contains("0 of 3 hold; orders that changed in all: 1");
  }

  @Test
  void an_order_that_is_too_noisy_now_does_not_hold() {
    var ran = compared(with(SMALL, "\"collections\": [47, 47, 47, 47, 47, 47, 3]"));
    assertThat(ran.exit()).as(ran.toString()).isEqualTo(1);
    assertThat(ran.out())
        .contains("too noisy to rank 1 now (of 1)")
        .contains("~ lesson.md:19 \"8 times\", too noisy now")
        .contains("~ lesson.md:27 \"claim raise-threshold: holds\", now too noisy to say")
        .contains("0 of 3 hold");
  }

  @Test
  void fewer_than_five_rounds_rank_nothing() {
    var ran = compared(with(SMALL, "\"collections\": [47, 47, 47, 47]"));
    assertThat(ran.exit()).as(ran.toString()).isEqualTo(1);
    assertThat(ran.out()).contains("too noisy to rank 1 now (of 1)");
  }

  @Test
  void an_order_that_the_page_does_not_rely_on_may_change() {
    var slow = recording.replaceAll("\"wall\": \\[[^]]*]", "\"wall\": [1, 1, 1, 1, 1]");
    copy.write(
        LESSON + "recording.json", slow.replaceFirst("\\[1, 1, 1, 1, 1]", "[2, 2, 2, 2, 2]"));
    recording = copy.read(LESSON + "recording.json");
    var ran = compared(slow.replaceFirst("\\[1, 1, 1, 1, 1]", "[0.1, 0.1, 0.1, 0.1, 0.1]"));
    assertThat(ran.exit()).as(ran.toString()).isZero();
    assertThat(ran.out())
        .contains("wall           changed: small > large then, < now")
        .contains("3 of 3 hold; orders that changed in all: 1");
  }

  @Test
  void what_the_page_calls_alike_must_stay_alike() {
    var alike = recording.replaceAll("\"wall\": \\[[^]]*]", "\"wall\": [1, 1, 1, 1, 1]");
    copy.write(LESSON + "recording.json", alike);
    recording = alike;
    relyOn("They take [as long](recording.json \"nurseries: wall(small) ~ wall(large)\").");
    assertThat(compared(alike).out()).contains("\"as long\", the same", "4 of 4 hold");
    var ran = compared(alike.replaceFirst("\\[1, 1, 1, 1, 1]", "[2, 2, 2, 2, 2]"));
    assertThat(ran.exit()).as(ran.toString()).isEqualTo(1);
    assertThat(ran.out()).contains("✗ lesson.md:23 \"as long\", now >", "3 of 4 hold");
  }

  @Test
  void what_is_no_longer_measured_is_named() {
    var ran = compared(recording.replace("\"id\": \"small\"", "\"id\": \"little\""));
    assertThat(ran.exit()).as(ran.toString()).isEqualTo(1);
    assertThat(ran.out()).contains("measured only once: small", "\"more often\", not measured now");
    assertThat(compared(recording.replace("\"id\": \"nurseries\"", "\"id\": \"sizes\"")).out())
        .contains("nurseries\n  not measured now");
  }

  @Test
  void another_machine_is_told() {
    var ran = compared(with("\"cpu\": \"AMD EPYC\"", "\"cpu\": \"Abacus\""));
    assertThat(ran.out()).contains("another machine: cpu AMD EPYC then, Abacus now");
  }

  @Test
  void a_quick_recording_or_one_of_another_lesson_is_refused() {
    var quick = compared(recording.replace("\"quick\": false", "\"quick\": true"));
    assertThat(quick.exit()).isEqualTo(2);
    assertThat(quick.err()).contains("new.json:1: is no whole recording of hello-gc");
    copy.write(DRAFT, recording.replace("\"lesson\": \"hello-gc\"", "\"lesson\": \"bye\""));
    var other = copy.workbook("record", "hello-gc", "--compare", "--from", DRAFT);
    assertThat(other.exit()).isEqualTo(2);
  }

  @Test
  void measures_anew_where_no_file_is_named() {
    copy = copy.with("WORKBOOK_ROOT", Clone.root().toString());
    var ran = copy.workbook("record", "--compare", "--course", ".");
    assertThat(ran.exit()).as(ran.toString()).isZero();
    assertThat(ran.out()).contains("hello-gc: measuring, 7 rounds", "hello-gc: 3 of 3 hold");
  }
}
