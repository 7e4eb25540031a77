package tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import workbook.course.Page;
import workbook.course.Snippets;

/// Verdicts are computed: how a rule is written, what it makes of a recording, and what is wrong
/// with one.
class ClaimsTest {

  /// `slow` takes 1.62 times as long as `fast`; `close` cannot be told from `fast`.
  private static final String RULE =
      """
      holds
        when race: wall(slow) > wall(fast)
      does not hold
        when race: wall(slow) < wall(fast)
      """;

  @TempDir Path folder;

  private PageCourse claim(String verdict, String rule) {
    return new PageCourse(folder).page("toy", section("Claim toy (0:17): " + verdict, rule));
  }

  private static String section(String heading, String rule) {
    return """
    ### %s

    ```verdict
    %s```

    The claim: the slow one is slow. It took [1.62 s](recording.json "race: wall(slow)").

    """
        .formatted(heading, rule);
  }

  private static Page read(PageCourse course) {
    var read = course.read();
    return Page.read(read, read.lessons().getFirst(), Snippets.asWritten());
  }

  @Test
  void the_verdict_of_a_heading_is_what_its_rule_makes_of_the_recording() {
    assertThat(claim("holds", RULE).problems()).isEmpty();
    var course = claim("does not hold", RULE);
    assertThat(course.problems())
        .containsExactly(
            """
            lessons/01-toy/lesson.md:%d: the heading says "does not hold", its rule makes of the \
            recording "holds"
              race: wall(slow) 1.62 s > wall(fast) 1 s, 1.6 times
              mend the heading and what its section says, or the rule\
            """
                .formatted(course.line("### Claim")));
  }

  @Test
  void the_first_verdict_whose_conditions_all_hold_counts() {
    var rule =
        """
        does not hold
          when race: wall(slow) > wall(fast)
          and  race: wall(slow) < wall(close)
        holds only if you wait
          when race: wall(slow) > wall(fast)
        holds
          when race: wall(fast) < wall(slow)
        """;
    assertThat(claim("holds only if you wait", rule).problems()).isEmpty();
  }

  @Test
  void where_no_verdict_holds_it_is_too_noisy_to_say() {
    var rule = RULE.replace("slow", "close");
    var course = claim("holds", rule);
    assertThat(course.problems())
        .singleElement()
        .asString()
        .contains(
            "makes of the recording \"too noisy to say\"",
            "race: wall(close) 1.01 s ≈ wall(fast) 1 s, no difference beyond the noise");
    assertThat(claim("too noisy to say", rule).problems()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "wall(fast) ~ wall(close)             | true",
        "wall(fast) ~ wall(slow)              | false",
        "wall(slow) > wall(fast)              | true",
        "wall(slow) < wall(fast)              | false",
        "wall(slow) > 1.4 * wall(fast)        | true",
        // the medians are closer than 10%, or the ranges meet
        "wall(slow) > 1.6 * wall(fast)        | false",
        "wall(slow) ~ 1.6 * wall(fast)        | true",
        "wall(slow) / wall(fast) > 1.5        | false",
        "wall(slow) / wall(fast) > 1.4        | true",
        "wall(slow) - wall(fast) > 0.5 s      | true",
        "wall(slow) - wall(fast) > 0.6 s      | false",
        "min wall(slow) > max wall(fast)      | true",
        "wall(slow) > 1 s                     | true",
        "wall(slow) < 1 hours                 | true",
        "peakRss(fast) ~ 2 GB                 | false",
      })
  void sides_that_are_computed_differ_where_their_ranges_do(String condition, boolean holds) {
    var rule =
        "holds\n  when race: %s\ndoes not hold\n  when race: wall(slow) < 1 ms\n"
            .formatted(condition);
    assertThat(read(claim("holds", rule)).claims().getFirst().judgement().get().verdict())
        .hasToString(holds ? "holds" : "too noisy to say");
  }
}
