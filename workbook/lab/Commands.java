package workbook.lab;

import java.io.PrintWriter;

/// Prints the commands that were measured, to be pasted into a shell inside the clone.
final class Commands {

  private final PrintWriter out;
  private final Paint paint;
  private final String lesson;

  Commands(PrintWriter out, Paint paint, String lesson) {
    this.out = out;
    this.paint = paint;
    this.lesson = lesson;
  }

  void print(Recording.Act act) {
    out.println();
    out.println("  " + paint.dim("Each of them by hand:"));
    if (act.runs().stream().anyMatch(run -> run.command().contains("\"$cp\""))) {
      out.println("  " + paint.dim("cp=$(./jbang info classpath " + lesson + ")"));
    }
    for (var run : act.runs()) {
      var lines = Text.wrap(run.command(), Bench.WIDTH - 2);
      out.println("  " + paint.dim(String.join(" \\\n      ", lines)));
    }
  }
}
