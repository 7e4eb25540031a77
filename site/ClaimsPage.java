package site;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import workbook.course.Claim;
import workbook.course.Claims;
import workbook.course.Course;
import workbook.course.Evidence;
import workbook.course.Inline;
import workbook.course.Judgement;
import workbook.course.Target;

/// What the lecture says and what learners believe, with what came of it, each on a few lines that
/// fit any width.
final class ClaimsPage {

  static final String NAME = "claims.html";

  private final Course course;
  private final Claims claims;
  private final Layout layout;

  ClaimsPage(Course course, Claims claims, Layout layout) {
    this.course = course;
    this.claims = claims;
    this.layout = layout;
  }

  String html() {
    var main =
        """
        <main id="main" class="front">
        <h1>%s</h1>
        %s%s%s%s</main>
        """
            .formatted(
                Html.text(Claims.TITLE),
                Claims.INTRODUCTION.stream()
                    .map(text -> "<p>" + Html.text(text) + "</p>\n")
                    .collect(Collectors.joining()),
                list("lecture", "The lecture", claims.claims()),
                list("beliefs", "What learners believe", claims.beliefs()),
                origins());
    return layout.html(
        Claims.TITLE, "Every claim of the lecture, its verdict, and the figures behind it.", main);
  }

  private String list(String id, String title, List<Claims.Answer> answers) {
    return answers.isEmpty()
        ? ""
        : "<h2 id=\"%s\">%s</h2>\n<ol class=\"claims\">\n%s</ol>\n"
            .formatted(id, title, answers.stream().map(this::answer).collect(Collectors.joining()));
  }

  private String answer(Claims.Answer answer) {
    var claim = answer.claim();
    var lesson = answer.lesson();
    return """
    <li>
    %s<p class="statement">%s</p>
    <p>%s</p>
    %s<p class="onwards"><a href="%s#%s">%s</a></p>
    </li>
    """
        .formatted(
            claim.at().isEmpty()
                ? ""
                : "<p class=\"kicker\">at %s</p>\n".formatted(Html.text(claim.at())),
            statement(claim),
            answer.judgement().map(ClaimsPage::verdict).orElse("Not measured yet."),
            answer.judgement().map(ClaimsPage::evidence).orElse(""),
            Html.text(Places.of(lesson)),
            Html.text(claim.heading()),
            "Lesson %d: %s".formatted(lesson.number(), Html.text(lesson.title())));
  }

  private String statement(Claim claim) {
    // A statement has no links, so any page will do to show it on.
    var places = new Places(course, Places.Kind.TOP);
    var prose = new Prose(course.lessons().getFirst(), List.of(), places);
    var text = claim.statement();
    if (!text.isEmpty() && text.getFirst() instanceof Inline.Text(var first) && !first.isEmpty()) {
      var capital = first.substring(0, 1).toUpperCase(Locale.ROOT) + first.substring(1);
      return Html.text(capital) + prose.text(text.subList(1, text.size()));
    }
    return prose.text(text);
  }

  private static String verdict(Judgement judgement) {
    var verdict = judgement.verdict();
    var words = verdict.kind().words;
    return "<strong>%s</strong> %s"
        .formatted(
            Html.text(words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1)),
            Html.text(verdict.condition()))
        .strip();
  }

  private static String evidence(Judgement judgement) {
    return judgement.evidence().stream()
        .map(ClaimsPage::evidence)
        .collect(Collectors.joining("", "<ul>\n", "</ul>\n"));
  }

  private static String evidence(Evidence evidence) {
    return "<li>%s: %s%s</li>\n"
        .formatted(
            Html.text(evidence.act()),
            RulingSection.compared(evidence, evidence.signFound()),
            evidence.remark().isEmpty() ? "" : ", " + Html.text(evidence.remark()));
  }

  private String origins() {
    if (claims.origins().isEmpty()) {
      return "";
    }
    var places = new Places(course, Places.Kind.TOP);
    var items =
        claims.origins().stream()
            .map(
                origin ->
                    "<li><a href=\"%s\">%s</a>, recorded %s: %s</li>\n"
                        .formatted(
                            Html.text(
                                places.link(
                                    origin.lesson(),
                                    new Target.ToFile(origin.lesson().recording(), ""))),
                            Html.text(origin.lesson().alias()),
                            origin.date(),
                            Html.text(origin.machine())))
            .collect(Collectors.joining());
    return "<h2 id=\"origins\">Where the figures come from</h2>\n<ul>\n" + items + "</ul>\n";
  }
}
