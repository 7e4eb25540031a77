package workbook.course;

import java.util.Locale;
import java.util.Optional;

/// What became of a claim: `holds`, `does not hold`, `holds only if it is restarted`, or
/// `too noisy to say`.
///
/// @param condition what follows the kind's words, without marks; empty for most
public record Verdict(Kind kind, String condition) {

  /// What is said where no rule gives another.
  public static final Verdict TOO_NOISY = new Verdict(Kind.TOO_NOISY, "");

  /// The words that a verdict begins with.
  public enum Kind {
    HOLDS_ONLY_IF("holds only if"),
    DOES_NOT_HOLD("does not hold"),
    HOLDS("holds"),
    TOO_NOISY("too noisy to say");

    public final String words;

    Kind(String words) {
      this.words = words;
    }
  }

  static final String KNOWN = "holds, does not hold, holds only if …, too noisy to say";

  /// Nothing where the text begins with no known verdict.
  static Optional<Verdict> parse(String text) {
    var said = text.replace("`", "").strip().replaceAll("\\s+", " ");
    for (var kind : Kind.values()) {
      if (said.toLowerCase(Locale.ROOT).startsWith(kind.words)) {
        var rest = said.substring(kind.words.length());
        if (!rest.isEmpty() && Character.isLetter(rest.charAt(0))) {
          continue;
        }
        var condition = rest.replaceFirst("^[,:;]", "").strip();
        return condition.isEmpty() && kind == Kind.HOLDS_ONLY_IF
            ? Optional.empty()
            : Optional.of(new Verdict(kind, condition));
      }
    }
    return Optional.empty();
  }

  /// As a heading has it.
  @Override
  public String toString() {
    return condition.isEmpty() ? kind.words : kind.words + " " + condition;
  }
}
