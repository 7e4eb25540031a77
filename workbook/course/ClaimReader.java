package workbook.course;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import workbook.lab.Nearest;

/// Finds the claims that a page answers, and what they still need: a verdict, an entry in the
/// front matter, evidence.
///
/// @param bindings those of the page, all of them
record ClaimReader(Lesson lesson, List<Binding> bindings, Complaints complaints) {

  List<Claim> read(List<Block> blocks) {
    var claims = new ArrayList<Claim>();
    for (var i = 0; i < blocks.size(); i++) {
      if (blocks.get(i) instanceof Block.Heading heading
          && Claim.isClaim(Inline.plain(heading.text()))) {
        claim(heading, lineOfNext(blocks, i)).ifPresent(claims::add);
      }
    }
    for (var id : lesson.claims()) {
      if (claims.stream().noneMatch(claim -> claim.id().equals(id))) {
        problem(
            lesson.page().lineOf("claims"),
            "the claim \"%s\" is not answered".formatted(id),
            "add a section: ### Claim %s (0:00): holds".formatted(id));
      }
    }
    return claims;
  }

  /// The line on which the section of a heading ends: that of the next heading as high or higher.
  private static int lineOfNext(List<Block> blocks, int at) {
    var level = ((Block.Heading) blocks.get(at)).level();
    return blocks.stream()
        .skip(at + 1L)
        .filter(block -> block instanceof Block.Heading next && next.level() <= level)
        .map(block -> ((Block.Heading) block).line())
        .findFirst()
        .orElse(Integer.MAX_VALUE);
  }

  private Optional<Claim> claim(Block.Heading heading, int end) {
    var page = complaints.relative(lesson.page().file());
    var evidence =
        (int)
            bindings.stream()
                .filter(binding -> binding.page().equals(page))
                .filter(b -> b.at().line() > heading.line() && b.at().line() < end)
                .count();
    var claim = Claim.parse(Inline.plain(heading.text()), heading.id(), evidence);
    if (claim.isEmpty()) {
      problem(
          heading.line(),
          "the heading answers a claim without a verdict",
          "write one of: holds, does not hold, holds only if …, too noisy to say");
      return claim;
    }
    var id = claim.get().id();
    if (!lesson.claims().contains(id)) {
      var near = Nearest.to(id, lesson.claims()).map(known -> "; perhaps " + known).orElse("");
      problem(
          heading.line(),
          "the claim \"%s\" is not in the page's front matter".formatted(id),
          "add it to claims" + near);
    }
    if (evidence == 0) {
      problem(
          heading.line(),
          "the claim \"%s\" has no evidence".formatted(id),
          "bind at least one number of its section to a recording");
    }
    return claim;
  }

  private void problem(int line, String what, String next) {
    complaints.add(lesson.page().file(), line, what, next);
  }
}
