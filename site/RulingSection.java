package site;

import java.util.stream.Collectors;
import workbook.course.Block;
import workbook.course.Evidence;
import workbook.course.VerdictRule;

/// How the verdict of a claim is computed, closed until somebody wants to know.
final class RulingSection {

  private final Block.Ruling ruling;

  RulingSection(Block.Ruling ruling) {
    this.ruling = ruling;
  }

  String html() {
    var cases = ruling.rule().cases().stream().map(this::one).collect(Collectors.joining());
    return """
    <details class="ruling"><summary>How this verdict is computed</summary>
    <div>
    %s<p>Else too noisy to say.%s</p>
    </div>
    </details>
    """
        .formatted(
            cases,
            ruling.judgement().isPresent()
                ? " The first that is true of our recording counts: ✓ is true of it, ✗ is not."
                : "");
  }

  private String one(VerdictRule.Case one) {
    var conditions =
        one.conditions().stream()
            .map(condition -> "<li>" + condition(condition) + "</li>\n")
            .collect(Collectors.joining());
    return "<p><strong>%s</strong> when</p>\n<ul>\n%s</ul>\n"
        .formatted(Html.text(one.verdict().toString()), conditions);
  }

  private String condition(VerdictRule.Condition condition) {
    return ruling
        .evidence(condition)
        .map(
            found ->
                (found.holds() ? "✓ " : "✗ ")
                    + Html.text(found.act())
                    + ": "
                    + compared(found, found.signAsked()))
        .orElseGet(() -> "<code>" + Html.text(condition.text()) + "</code>");
  }

  /// Both sides with their values, around this order.
  static String compared(Evidence evidence, String order) {
    return side(evidence.left()) + " " + Html.text(order) + " " + side(evidence.right());
  }

  private static String side(Evidence.Side side) {
    var expression = Html.text(side.expression());
    return side.value().isEmpty()
        ? expression
        : "<code>" + expression + "</code> " + Html.text(side.value());
  }
}
