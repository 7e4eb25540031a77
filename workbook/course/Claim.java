package workbook.course;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A claim of the lecture, or a belief of learners, as a heading of a page answers it:
/// `### Claim short-script (0:51): holds only if the machine has memory to spare`.
///
/// @param at the time in the lecture, or empty
/// @param verdict the one that the heading states
/// @param heading the anchor of its section
/// @param line of the heading
/// @param statement what it says, from the first sentence of its section
/// @param rule how the verdict is computed; empty where the page does not say
/// @param judgement what the rule makes of the lesson's recording, where there is one
/// @param evidence how many bound numbers and orders its section has
public record Claim(
    Kind kind,
    String id,
    String at,
    Verdict verdict,
    String heading,
    int line,
    List<Inline> statement,
    Optional<VerdictRule> rule,
    Optional<Judgement> judgement,
    int evidence) {

  /// Who says it.
  public enum Kind {
    CLAIM,
    BELIEF;

    /// As a message names it, and after "The " as the section begins.
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final Pattern FORM =
      Pattern.compile("(Claim|Belief)\\s+([a-z0-9-]+)\\s*(?:\\(([^)]*)\\))?\\s*:\\s*(.*)");

  /// What a heading says.
  ///
  /// @param said what follows the colon
  record Head(Kind kind, String id, String at, String said) {}

  static boolean isClaim(String heading) {
    return heading.matches("(Claim|Belief)\\s+[a-z0-9-]+\\s*([(:].*)?");
  }

  /// Nothing where the heading has not the form of a claim.
  static Optional<Head> head(String heading) {
    var form = FORM.matcher(heading.strip());
    if (!form.matches()) {
      return Optional.empty();
    }
    var at = form.group(3) == null ? "" : form.group(3).strip();
    var kind = Kind.valueOf(form.group(1).toUpperCase(Locale.ROOT));
    return Optional.of(new Head(kind, form.group(2), at, form.group(4).strip()));
  }
}
