package workbook.grade;

import java.util.Arrays;

/// How an answer stands, in one letter's room.
public enum Mark {
  PASSED("passed", "passed", "✓", "+"),
  FAILED("failed", "failed", "✗", "x"),
  STOPPED("stopped", "stopped", "!", "!"),
  REFUSED("refused", "refused", "#", "#"),
  DID_NOT_COMPILE("didNotCompile", "did not compile", "c", "c"),
  MISSING("missing", "missing", "·", "."),
  UNREADABLE("unreadable", "could not be read", "?", "?"),
  NOT_GRADED("notGraded", "not graded", "…", "_");

  private final String word;
  private final String said;
  private final String sign;
  private final String plain;

  Mark(String word, String said, String sign, String plain) {
    this.word = word;
    this.said = said;
    this.sign = sign;
    this.plain = plain;
  }

  /// As the JSON has it.
  public String word() {
    return word;
  }

  /// As a person reads it.
  public String said() {
    return said;
  }

  /// @param signs whether the reader sees more than ASCII
  public String sign(boolean signs) {
    return signs ? sign : plain;
  }

  /// Whether a check has decided it.
  boolean isGraded() {
    return switch (this) {
      case PASSED, FAILED, STOPPED, REFUSED, DID_NOT_COMPILE -> true;
      case MISSING, UNREADABLE, NOT_GRADED -> false;
    };
  }

  static Mark of(String word) {
    return Arrays.stream(values())
        .filter(mark -> mark.word.equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no verdict " + word));
  }
}
