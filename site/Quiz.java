package site;

import java.util.List;
import java.util.stream.Collectors;
import workbook.course.Block;
import workbook.lab.Figures;
import workbook.lab.Recording.Run;

/// The prediction before the figures. What is right comes from the samples: where leaders do not
/// differ, each of them is. Without scripts the choices are a list and the answer opens by itself.
final class Quiz {

  /// Nobody reads more: a long sweep has its chart at once.
  private static final int MOST_CHOICES = 12;

  /// Why some do not differ: [workbook.lab.Recording.Summary#differsFrom].
  private static final String ALIKE =
      "their ranges overlap, or their medians are less than 10% apart";

  private final Block.Figures figures;

  Quiz(Block.Figures figures) {
    this.figures = figures;
  }

  String html() {
    var act = figures.act();
    if (act.question().isBlank() || act.runs().size() < 2 || act.runs().size() > MOST_CHOICES) {
      return "";
    }
    var right = act.answer().leaders(act);
    var choices =
        act.runs().stream()
            .map(
                run ->
                    "<li data-run=\"%s\">%s</li>\n"
                        .formatted(Html.text(run.id()), Html.text(run.label())))
            .collect(Collectors.joining());
    return """
    <div class="quiz" data-key="%s" data-right="%s">
    <p class="question"><span class="kicker">Predict first</span> %s</p>
    <ul class="choices">
    %s</ul>
    <p class="verdict" role="status"></p>
    <details><summary>The answer</summary>
    <p class="answer">%s</p></details>
    </div>
    """
        .formatted(
            Html.text(figures.recording().lesson() + "/" + act.id()),
            Html.text(String.join(" ", right)),
            Html.text(act.question()),
            choices,
            Html.text(answer(right)));
  }

  private String answer(List<String> right) {
    var metric = figures.act().answer().metric().id();
    if (figures.act().runs().stream().allMatch(run -> run.summary(metric).isEmpty())) {
      return "We could not measure it, so no answer is wrong and none is right.";
    } else if (right.isEmpty()) {
      return "Too noisy to say: " + ALIKE + ". So no answer is wrong and none is right.";
    }
    var told =
        figures.act().runs().stream()
            .filter(run -> right.contains(run.id()))
            .map(this::told)
            .collect(Collectors.joining("; "));
    return right.size() == 1
        ? told + "."
        : told + ". Each is right: " + ALIKE + ".";
  }

  private String told(Run run) {
    var metric = figures.act().answer().metric();
    var median = run.summary(metric.id()).orElseThrow().median();
    var value = Figures.scale(metric.unit(), median).withUnit(median);
    // No line ends behind the hyphen of a flag: a word joiner follows it.
    var label = run.label().replaceAll("(?<!\\S)-", "-\u2060");
    return label + ", with " + value + " (" + metric.label() + ")";
  }
}
