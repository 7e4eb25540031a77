package workbook.course;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A claim of the lecture as a heading of a page answers it:
/// `### Claim short-script (0:51): holds only if the machine has memory to spare`.
///
/// @param at the time in the lecture, or empty
/// @param condition what follows the verdict, or empty
/// @param heading the anchor of its section
/// @param evidence how many bound numbers and orders its section has
public record Claim(
    String id, String at, Verdict verdict, String condition, String heading, int evidence) {

  /// What became of a claim.
  public enum Verdict {
    HOLDS_ONLY_IF("holds only if"),
    DOES_NOT_HOLD("does not hold"),
    HOLDS("holds"),
    TOO_NOISY("too noisy to say");

    public final String words;

    Verdict(String words) {
      this.words = words;
    }
  }

  private static final Pattern FORM =
      Pattern.compile("Claim\\s+([a-z0-9-]+)\\s*(?:\\(([^)]*)\\))?\\s*:\\s*(.*)");

  static boolean isClaim(String heading) {
    return heading.matches("Claim\\s+[a-z0-9-]+\\s*[(:].*");
  }

  /// Nothing where the heading has not the form of a claim, or no known verdict.
  static Optional<Claim> parse(String heading, String anchor, int evidence) {
    var form = FORM.matcher(heading.strip());
    if (!form.matches()) {
      return Optional.empty();
    }
    var said = form.group(3).strip();
    for (var verdict : Verdict.values()) {
      if (said.toLowerCase(Locale.ROOT).startsWith(verdict.words)) {
        var at = form.group(2) == null ? "" : form.group(2);
        var condition = said.substring(verdict.words.length()).replaceFirst("^[,:;]", "").strip();
        return Optional.of(new Claim(form.group(1), at, verdict, condition, anchor, evidence));
      }
    }
    return Optional.empty();
  }
}
