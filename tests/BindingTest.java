package tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import workbook.course.Page;

class BindingTest {

  @TempDir Path folder;

  private List<String> problems(String text, String expression) {
    return new PageCourse(folder)
        .page("[%s](recording.json \"%s\")\n".formatted(text, expression))
        .problems();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1.6 times | race: wall(slow) / wall(fast)",
        "1.62 × | race: wall(slow) / wall(fast)",
        "162% | race: wall(slow) / wall(fast)",
        "62% more | race: (wall(slow) - wall(fast)) / wall(fast)",
        "−0.62 s | race: wall(fast) - wall(slow)",
        "1.62 s | race: wall(slow)",
        "1,620 ms | race: wall(slow)",
        "1 s | race: median wall(fast)",
        "0.98 s | race: min wall(fast)",
        "1.02 s | race: max race.wall(fast)",
        "2,048 MB | race: peakRss(fast)",
        "2 GB | race: peakRss(fast)",
        "2.1 million kB | race: peakRss(fast)",
        "50% | race: peakRss(fast) / 4 GB",
        "617 thousand runs a second | race: 1000 / wall(slow)",
        "3 | race: 1 + 2 * (4 - 3)",
        "1.62 billion ns a step | race: wall(slow)",
        "1,620,000 µs | race: wall(slow)",
        "1,620 milliseconds | race: wall(slow)",
        "1.62 requests a second | race: wall(slow) / wall(fast)",
        "1.23 GB/s | race: peakRss(fast) / wall(slow)",
        "1.23 GB a second | race: peakRss(fast) / wall(slow)",
        "524,288 pages | race: peakRss(fast) / 4 kB",
        "50% of 4 GB | race: peakRss(fast) / 4 GB",
        "slower | race: wall(slow) > wall(fast)",
        "much the same | race: wall(fast) ~ wall(close)",
      })
  void accepts_what_the_recording_says(String text, String expression) {
    assertThat(problems(text, expression)).isEmpty();
  }

  @Test
  void names_the_place_what_was_said_what_is_true_and_what_to_do() {
    var course =
        new PageCourse(folder)
            .page(
                "One.\n\n"
                    + "It takes\n"
                    + "[1.5 times](recording.json \"race: wall(slow) / wall(fast)\")\n");
    assertThat(course.problems())
        .containsExactly(
            """
            lessons/01-toy/lesson.md:%d: the page says "1.5 times", the recording says 1.62
              (race: wall(slow) / wall(fast), recorded 2026-11-23)
              mend the text, or run: ./jbang workbook record toy\
            """
                .formatted(course.line("[1.5 times]")));
  }

  static Stream<Arguments> wrong() {
    return Stream.of(
        arguments("1.61 times", "race: wall(slow) / wall(fast)", "the recording says 1.62"),
        arguments("1.62 MB", "race: wall(slow)", "\"1.62 MB\" is memory, the expression is a time"),
        arguments("1.62 s", "race: wall(slow) / wall(fast)", "the expression is a plain number"),
        arguments(
            "1.62 s",
            "race: wall(slwo)",
            "no run \"slwo\"; it has fast, close, slow, perhaps slow"),
        arguments(
            "1.62 s", "race: wal(slow)", "no metric \"wal\"; it has wall, peakRss, perhaps wall"),
        arguments("1.62 s", "rice: wall(slow)", "no act \"rice\"; it has race, perhaps race"),
        arguments("1 MB", "race: peakRss(slow)", "the recording has no peakRss(slow): no /proc"),
        arguments("1 s", "race: wall(slow) + peakRss(fast)", "\"+\" between a time and memory"),
        arguments("1 s a second", "race: wall(slow)", "\"1 s a second\" is a plain number"),
        arguments("1 request a second", "race: wall(slow)", "the expression is a time"),
        arguments("slower", "race: wall(slow) > peakRss(fast)", "it compares a time with memory"),
        arguments("slower", "race: wall(slow) > wall(fast) > 1 s", "it is not of the form"),
        arguments(
            "slower",
            "race: wall(slow) > 1.58 * wall(fast)",
            "wall(slow) and 1.58 * wall(fast) are too noisy to rank"),
        arguments("1 s", "wall(slow)", "it names no act"),
        arguments("1 s", "race: wall(slow) wall(fast)", "\"wall(fast)\" is not understood"),
        arguments("1 s", "race: (wall(slow)", "a bracket is not closed"),
        arguments("soon", "race: wall(slow)", "\"soon\" does not begin with a number"),
        arguments("faster", "race: wall(slow) < wall(fast)", "says wall(slow) > wall(fast)"),
        arguments("slower", "race: wall(close) > wall(fast)", "are too noisy to rank"),
        arguments("the same", "race: wall(slow) ~ wall(fast)", "says wall(slow) > wall(fast)"));
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void says_what_is_wrong_in_the_authors_words(String text, String expression, String complaint) {
    assertThat(problems(text, expression)).singleElement().asString().contains(complaint);
  }

  @Test
  void a_new_recording_rewrites_numbers_at_their_precision_and_nothing_else() {
    var course =
        new PageCourse(folder)
            .page(
                """
                It took [1.6 times](recording.json "race: wall(slow) / wall(fast)") as long,
                [1.62 s](recording.json "race: wall(slow)"), *every* time.
                """);
    var read = course.read();
    var rebound = Page.rebound(read, read.lessons().getFirst(), PageCourse.recording(1.849, false));
    assertThat(rebound.refused()).isEmpty();
    assertThat(rebound.text())
        .isEqualTo(
            PageCourse.read(course.lesson.resolve("lesson.md"))
                .replace("[1.6 times]", "[1.8 times]")
                .replace("[1.62 s]", "[1.85 s]"));
  }

  @Test
  void a_sentence_that_turned_false_is_for_a_person_to_rewrite() {
    var course =
        new PageCourse(folder)
            .page(
                """
                It took [1.6 times](recording.json "race: wall(slow) / wall(fast)") as long,
                so it is [slower](recording.json "race: wall(slow) > wall(fast)").
                """);
    var read = course.read();
    var rebound = Page.rebound(read, read.lessons().getFirst(), PageCourse.recording(0.8, false));
    assertThat(rebound.refused()).hasSize(2);
    assertThat(rebound.refused().getFirst().toString())
        .contains("lesson.md:" + course.line("[1.6 times]"), "0.80", "rewrite it by hand");
    assertThat(rebound.refused().getLast().toString()).contains("wall(slow) < wall(fast)");
    assertThat(rebound.text()).isEqualTo(PageCourse.read(course.lesson.resolve("lesson.md")));
  }
}
