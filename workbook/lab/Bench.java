package workbook.lab;

import java.io.PrintWriter;
import java.nio.charset.Charset;

/// What the acts of one demo share: where they print, how they fork, what the reader asked for.
///
/// @param out for the reader; swallows everything under `--json`
/// @param err for progress where there is no terminal
/// @param terminal whether a person sits at both ends
record Bench(
    String lesson,
    Options options,
    PrintWriter out,
    PrintWriter err,
    boolean terminal,
    Paint paint,
    Charset charset,
    Proc proc,
    Fork fork,
    Results results) {

  static final int WIDTH = 78;

  /// Says what runs now: on a terminal on one line that is written over, elsewhere a line a round
  /// on standard error.
  void progress(String act, int round, int rounds, String run, boolean first) {
    var what = "%s: round %d of %d".formatted(act, round, rounds);
    if (terminal && !options.json()) {
      out.print("\r\033[K  " + paint.dim(what + ": " + run));
      out.flush();
    } else if (first) {
      err.println(lesson + ": " + what);
    }
  }

  void progressDone() {
    if (terminal && !options.json()) {
      out.print("\r\033[K");
      out.flush();
    }
  }
}
