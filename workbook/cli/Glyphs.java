package workbook.cli;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/// The signs in which a terminal is told of a verdict, where it can show them; else letters.
enum Glyphs {
  SIGNS("✓", "✗", "…"),
  LETTERS("ok  ", "FAIL", "...");

  final String passed;
  final String failed;
  final String cut;

  Glyphs(String passed, String failed, String cut) {
    this.passed = passed;
    this.failed = failed;
    this.cut = cut;
  }

  /// One that says plain ASCII has been told nothing, and is written to in UTF-8.
  static Glyphs of(Charset charset) {
    return charset.equals(StandardCharsets.US_ASCII) || charset.newEncoder().canEncode("✓✗…█▌")
        ? SIGNS
        : LETTERS;
  }

  static Glyphs ofThisTerminal() {
    return of(System.out.charset());
  }
}
