package tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import workbook.lab.Json;
import workbook.lab.Predictions;

/// What `list` makes of the predictions that the demos kept.
class PredictionsTest {

  @TempDir Path folder;
  CourseCopy copy;
  final List<Object> kept = new ArrayList<>();

  @BeforeEach
  void copy() {
    copy = CourseCopy.in(folder);
  }

  @Test
  void of_an_act_the_first_prediction_counts() throws Exception {
    predict("nurseries", "small", 2, "large");
    predict("nurseries", "large", 2, "large");
    predict("threads", "one", 4, "one", "two");

    var ran = copy.workbook("list");
    assertThat(ran.out())
        .contains("./jbang hello-gc  1 of 2 predicted right\n", "\n1 of 2 predictions right\n")
        .contains("Guessing gets 1.0 of 2 right on average")
        .contains("Not counted: 1 prediction of an act whose answer had been seen.");
  }

  @Test
  void a_prediction_without_its_number_of_choices_counts_and_is_not_compared() {
    predict("nurseries", "large", 0, "large");
    predict("threads", "two", 4, "one", "two");

    assertThat(copy.workbook("list").out())
        .contains("2 of 2 predictions right", "0.5 of 1 right on average")
        .contains("Not compared: 1 older prediction");
  }

  @Test
  void luck_is_named_as_long_as_it_would_do_and_no_longer() {
    predict("a", "x", 4, "x");
    predict("b", "x", 4, "x");
    assertThat(told()).contains("2 or more in 6% of tries: no telling yet");
    predict("c", "x", 4, "x");
    assertThat(told()).contains("3 or more in 2% of tries: you know more");

    kept.clear();
    IntStream.range(0, 5).forEach(n -> predict("act" + n, "x", 2, "y"));
    assertThat(told())
        .contains("0 of 5 predictions right", "0 or fewer in 3% of tries: your machine is not");
  }

  @Test
  void the_chance_of_guessing_is_that_of_all_ways_to_guess() throws Exception {
    // Each way to guess these three by name, and what it gets right.
    predict("a", "1", 3, "1");
    predict("b", "1", 4, "1", "2");
    predict("c", "2", 5, "1");
    var ways =
        IntStream.range(0, 3 * 4 * 5)
            .map(way -> (way % 3 < 1 ? 1 : 0) + (way / 3 % 4 < 2 ? 1 : 0) + (way / 12 < 1 ? 1 : 0));
    var ofThem = ways.boxed().collect(Collectors.groupingBy(n -> n, Collectors.counting()));

    var score = Predictions.read(copy.path(".workbook")).score();
    assertThat(score.right()).isEqualTo(2);
    assertThat(score.rightByChance()).isCloseTo(1 / 3.0 + 1 / 2.0 + 1 / 5.0, within(1e-9));
    assertThat(score.asGoodByChance())
        .isCloseTo((ofThem.get(2) + ofThem.get(3)) / 60.0, within(1e-9));
    assertThat(score.asBadByChance()).isCloseTo(1 - ofThem.get(3) / 60.0, within(1e-9));
  }

  @Test
  void json_has_the_same_by_lesson_and_over_all() {
    predict("nurseries", "small", 2, "large");
    var document = Json.parseObject(copy.workbook("list", "--json").out());
    assertThat(document.get("predictions"))
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
        .containsEntry("made", 1L)
        .containsEntry("right", 0L)
        .containsEntry("repeated", 0L)
        .containsEntry("rightByChance", 0.5);
    assertThat(document.get("lessons").toString()).contains("predictions={made=1, right=0");
  }

  @Test
  void nothing_is_said_of_predictions_where_there_are_none_or_the_file_is_damaged() {
    assertThat(copy.workbook("list").out()).doesNotContain("predict");
    for (var damaged : List.of("{\n \"predictions\": [", "{}", "{\"predictions\": [{}]}")) {
      var ran = copy.write(".workbook/predictions.json", damaged).workbook("list");
      assertThat(ran.exit()).as(ran.toString()).isZero();
      assertThat(ran.out()).doesNotContain("predict").contains("0 of 1 exercises passed");
      assertThat(ran.err()).containsPattern("predictions.json:\\d: ").doesNotContain("\tat ");
    }
  }

  /// What `list` says, however its lines break.
  private String told() {
    return copy.workbook("list").out().replaceAll("\\s+", " ");
  }

  private void predict(String act, String said, int choices, String... right) {
    var one = new java.util.TreeMap<String, Object>();
    one.putAll(Map.of("act", act, "said", said, "right", List.of(right), "lesson", "hello-gc"));
    one.put("at", "2026-11-22T20:00:00Z");
    if (choices > 0) {
      one.put("choices", choices);
    }
    kept.add(one);
    copy.write(
        ".workbook/predictions.json", Json.document(Map.of("format", 1, "predictions", kept)));
  }
}
