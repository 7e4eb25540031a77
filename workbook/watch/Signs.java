package workbook.watch;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import workbook.check.Progress;

/// Signs that the terminal can show.
///
/// @param full a piece of the bar of progress that is done
public record Signs(
    String passed, String failed, String changed, String untried, String full, String empty) {

  public static final Signs UNICODE = new Signs("✓", "✗", "~", "·", "▓", "░");
  public static final Signs PLAIN = new Signs("+", "x", "~", ".", "#", ".");

  /// A terminal that says plain ASCII has been told nothing, and is written to in UTF-8.
  public static Signs of(Charset charset) {
    var any = charset.equals(StandardCharsets.US_ASCII);
    return any || charset.newEncoder().canEncode("✓✗·▓░") ? UNICODE : PLAIN;
  }

  String of(Progress.State state) {
    return switch (state) {
      case PASSED -> passed;
      case STALE, CHANGED -> changed;
      case TRIED -> failed;
      case NOT_STARTED -> untried;
    };
  }

  /// `▓▓▓░░░░░░░`
  String bar(long done, long all, int width) {
    var pieces = all == 0 ? 0 : (int) (done * width / all);
    return full.repeat(pieces) + empty.repeat(width - pieces);
  }
}
