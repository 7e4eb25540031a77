package workbook.course;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import workbook.lab.Nearest;

/// Finds the claims and beliefs that a page answers, and what they still need: a verdict that a
/// rule computes, a statement, evidence, and for a claim an entry in the front matter.
///
/// @param bindings those of the page, all of them
record ClaimReader(Lesson lesson, List<Binding> bindings, Complaints complaints) {

  List<Claim> read(List<Block> blocks) {
    var claims = new ArrayList<Claim>();
    var rules = new HashSet<Block>();
    for (var i = 0; i < blocks.size(); i++) {
      if (blocks.get(i) instanceof Block.Heading heading
          && Claim.isClaim(Inline.plain(heading.text()))) {
        var section = section(blocks, i);
        if (!section.isEmpty()) {
          rules.add(section.getFirst());
        }
        claim(heading, section, lineAfter(blocks, i)).ifPresent(claims::add);
      }
    }
    misplaced(blocks, rules);
    unanswered(claims);
    return claims;
  }

  private void misplaced(List<Block> blocks, HashSet<Block> rules) {
    for (var block : blocks) {
      if (block instanceof Block.Ruling ruling && !rules.contains(block)) {
        problem(
            ruling.line(),
            "the rule of a verdict stands under no claim",
            "move it right under the heading ### Claim … or ### Belief …");
      }
    }
  }

  private void unanswered(List<Claim> claims) {
    var seen = new HashSet<String>();
    for (var claim : claims) {
      if (!seen.add(claim.kind() + claim.id())) {
        problem(
            claim.line(),
            "the %s \"%s\" is answered twice".formatted(claim.kind().word(), claim.id()),
            "make one section of the two");
      }
    }
    for (var id : lesson.claims()) {
      if (!seen.contains(Claim.Kind.CLAIM + id)) {
        problem(
            lesson.page().lineOf("claims"),
            "the claim \"%s\" is not answered".formatted(id),
            "add a section, with its rule: ### Claim %s (0:00): holds".formatted(id));
      }
    }
  }

  /// The blocks under a heading, up to the next heading of any level.
  private static List<Block> section(List<Block> blocks, int at) {
    return blocks.stream()
        .skip(at + 1L)
        .takeWhile(block -> !(block instanceof Block.Heading))
        .toList();
  }

  /// The line on which the section of a heading ends: that of the next heading as high or higher.
  private static int lineAfter(List<Block> blocks, int at) {
    var level = ((Block.Heading) blocks.get(at)).level();
    return blocks.stream()
        .skip(at + 1L)
        .filter(block -> block instanceof Block.Heading next && next.level() <= level)
        .map(block -> ((Block.Heading) block).line())
        .findFirst()
        .orElse(Integer.MAX_VALUE);
  }

  private Optional<Claim> claim(Block.Heading heading, List<Block> section, int end) {
    var head = Claim.head(Inline.plain(heading.text()));
    var verdict = head.flatMap(found -> Verdict.parse(found.said()));
    if (verdict.isEmpty()) {
      problem(
          heading.line(),
          "the heading answers a claim without a verdict",
          "write one of: " + Verdict.KNOWN);
      return Optional.empty();
    }
    var ruling =
        section.stream()
            .limit(1)
            .filter(Block.Ruling.class::isInstance)
            .map(Block.Ruling.class::cast)
            .findFirst();
    var claim =
        new Claim(
            head.get().kind(),
            head.get().id(),
            head.get().at(),
            verdict.get(),
            heading.id(),
            heading.line(),
            statement(head.get(), section, heading.line()),
            ruling.map(Block.Ruling::rule),
            ruling.flatMap(Block.Ruling::judgement),
            evidence(heading.line(), end));
    examine(claim);
    return Optional.of(claim);
  }

  private int evidence(int line, int end) {
    var page = complaints.relative(lesson.page().file());
    return (int)
        bindings.stream()
            .filter(binding -> binding.page().equals(page))
            .filter(binding -> binding.at().line() > line && binding.at().line() < end)
            .count();
  }

  private void examine(Claim claim) {
    var named = "the %s \"%s\"".formatted(claim.kind().word(), claim.id());
    if (claim.kind() == Claim.Kind.CLAIM && !lesson.claims().contains(claim.id())) {
      var near =
          Nearest.to(claim.id(), lesson.claims()).map(known -> "; perhaps " + known).orElse("");
      problem(
          claim.line(), named + " is not in the page's front matter", "add it to claims" + near);
    }
    if (claim.evidence() == 0) {
      problem(
          claim.line(),
          named + " has no evidence",
          "bind at least one number of its section to a recording");
    }
    if (claim.rule().isEmpty()) {
      problem(
          claim.line(),
          named + " has no rule for its verdict",
          "add a fence ```verdict right under the heading: see CONTRIBUTING.md");
    }
    claim
        .judgement()
        .filter(judgement -> !judgement.verdict().equals(claim.verdict()))
        .ifPresent(
            judgement ->
                problem(
                    claim.line(),
                    "the heading says \"%s\", its rule makes of the recording \"%s\"\n%s"
                        .formatted(claim.verdict(), judgement.verdict(), judgement.why()),
                    "mend the heading and what its section says, or the rule"));
  }

  private List<Inline> statement(Claim.Head head, List<Block> section, int line) {
    var begins = "The " + head.kind().word() + ":";
    var statement =
        section.stream()
            .filter(Block.Paragraph.class::isInstance)
            .findFirst()
            .map(paragraph -> Statement.of(((Block.Paragraph) paragraph).text(), begins))
            .orElse(List.of());
    if (statement.isEmpty()) {
      problem(
          line,
          "the section does not say what the %s \"%s\" is".formatted(head.kind().word(), head.id()),
          "begin its first paragraph with \"%s …\"".formatted(begins));
    }
    return statement;
  }

  private void problem(int line, String what, String next) {
    complaints.add(lesson.page().file(), line, what, next);
  }
}
