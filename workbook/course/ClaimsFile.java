package workbook.course;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The answers of a course as a Markdown file at its root, `CLAIMS.md`.
record ClaimsFile(Claims claims) {

  static final String NAME = "CLAIMS.md";

  String markdown() {
    return """
    # %s

    <!-- Made from the lessons by ./jbang workbook generate: what you change here is lost. -->

    %s
    %s%s%s\
    """
        .formatted(
            Claims.TITLE,
            String.join("\n\n", Claims.INTRODUCTION),
            table("The lecture", "the claim", claims.claims()),
            table("What learners believe", "the belief", claims.beliefs()),
            origins());
  }

  private static String table(String title, String what, List<Claims.Answer> answers) {
    if (answers.isEmpty()) {
      return "";
    }
    var timed = answers.stream().anyMatch(answer -> !answer.claim().at().isEmpty());
    var rows = answers.stream().map(answer -> row(answer, timed)).collect(Collectors.joining());
    return "\n## %s\n\n%s %s | verdict | because | lesson |\n%s---|---|---|---|\n%s"
        .formatted(title, timed ? "| at |" : "|", what, timed ? "|---|" : "|", rows);
  }

  private static String row(Claims.Answer answer, boolean timed) {
    var claim = answer.claim();
    return "%s %s | %s | %s | [%s](lessons/%s/lesson.md#%s) |\n"
        .formatted(
            timed ? "| " + claim.at() + " |" : "|",
            capital(markdown(claim.statement())),
            verdict(answer),
            because(answer),
            plain(answer.lesson().title()),
            answer.lesson().folderName(),
            claim.heading());
  }

  private static String capital(String text) {
    return text.isEmpty() ? "" : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  private static String verdict(Claims.Answer answer) {
    return answer
        .judgement()
        .map(Judgement::verdict)
        .map(found -> "**" + found.kind().words + "** " + plain(found.condition()))
        .map(String::strip)
        .orElse("not measured yet");
  }

  private static String because(Claims.Answer answer) {
    return answer.judgement().stream()
        .flatMap(judgement -> judgement.evidence().stream())
        .map(ClaimsFile::evidence)
        .collect(Collectors.joining("; "));
  }

  private static String evidence(Evidence evidence) {
    var remark = evidence.remark().isEmpty() ? "" : ", " + evidence.remark();
    return "%s: %s %s %s%s"
        .formatted(
            evidence.act(),
            side(evidence.left()),
            evidence.signFound(),
            side(evidence.right()),
            remark);
  }

  private static String side(Evidence.Side side) {
    return side.value().isEmpty()
        ? side.expression()
        : code(side.expression()) + " " + side.value();
  }

  private String origins() {
    if (claims.origins().isEmpty()) {
      return "";
    }
    var rows =
        claims.origins().stream()
            .map(
                origin ->
                    "| [%s](lessons/%s/recording.json) | %s | %s |\n"
                        .formatted(
                            origin.lesson().alias(),
                            origin.lesson().folderName(),
                            origin.date(),
                            plain(origin.machine())))
            .collect(Collectors.joining());
    return "\n## Where the figures come from\n\n| recording | of | machine |\n|---|---|---|\n"
        + rows;
  }

  private static String markdown(List<Inline> text) {
    return text.stream().map(ClaimsFile::markdown).collect(Collectors.joining());
  }

  private static String markdown(Inline part) {
    return switch (part) {
      case Inline.Code(var text) -> code(text);
      case Inline.Emphasis(var text) -> "*" + markdown(text) + "*";
      case Inline.Strong(var text) -> "**" + markdown(text) + "**";
      case Inline.Struck(var text) -> "~~" + markdown(text) + "~~";
      case Inline.Text(var text) -> plain(text);
      case Inline.Link _,
          Inline.Reference _,
          Inline.Bound _,
          Inline.Image _,
          Inline.Note _,
          Inline.Break _ ->
          plain(Inline.plain(List.of(part)));
    };
  }

  private static String code(String text) {
    return "`" + text.replace("|", "\\|") + "`";
  }

  /// Text that Markdown could take for marks.
  private static String plain(String text) {
    return text.replaceAll("([\\\\`*_\\[\\]<|~])", "\\\\$1");
  }
}
