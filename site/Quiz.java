package site;

import java.util.Comparator;
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

  /// Whether there is something to predict.
  boolean asks() {
    var act = figures.act();
    return !act.question().isBlank() && act.runs().size() >= 2 && act.runs().size() <= MOST_CHOICES;
  }

  String html() {
    if (!asks()) {
      return "";
    }
    var act = figures.act();
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
            Html.withFlags(answer(right)));
  }

  private String answer(List<String> right) {
    var metric = figures.act().answer().metric().id();
    if (figures.act().runs().stream().allMatch(run -> run.summary(metric).isEmpty())) {
      return "We could not measure it, so no answer is wrong and none is right.";
    } else if (right.isEmpty()) {
      return "Too noisy to say: " + ALIKE + ". So no answer is wrong and none is right.";
    }
    var leaders =
        figures.act().runs().stream()
            .filter(run -> right.contains(run.id()))
            .sorted(Comparator.comparingDouble(this::median))
            .toList();
    var alike = median(leaders.getFirst()) == median(leaders.getLast()) ? "." : ": " + ALIKE + ".";
    return switch (leaders.size()) {
      case 1 -> told(leaders.getFirst()) + ".";
      case 2, 3 ->
          leaders.stream().map(this::told).collect(Collectors.joining("; "))
              + ". Each is right"
              + alike;
      default ->
          "%d are right, from %s, to %s%s"
              .formatted(leaders.size(), told(leaders.getFirst()), told(leaders.getLast()), alike);
    };
  }

  private double median(Run run) {
    return run.summary(figures.act().answer().metric().id()).orElseThrow().median();
  }

  private String told(Run run) {
    var metric = figures.act().answer().metric();
    var median = median(run);
    var value = Figures.scale(metric.unit(), median).withUnit(median);
    return run.label() + ", with " + value + " (" + metric.label() + ")";
  }
}
