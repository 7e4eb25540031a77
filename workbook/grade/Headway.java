package workbook.grade;

import java.io.PrintWriter;
import java.time.Duration;

/// How far the grading is: one line that changes where a person watches, else a line now and then.
public final class Headway {
  private static final Duration NOW_AND_THEN = Duration.ofSeconds(30);
  private static final Duration REDRAW = Duration.ofMillis(200);

  private final PrintWriter err;
  private final boolean changing;
  private final Duration every;
  private long startNanos = System.nanoTime();
  private long toldNanos = startNanos;
  private int open = 0;
  private int reused = 0;
  private int graded = 0;

  /// @param changing whether the line may be written over
  public Headway(PrintWriter err, boolean changing) {
    this.err = err;
    this.changing = changing;
    this.every = changing ? REDRAW : NOW_AND_THEN;
  }

  synchronized void start(int open, int reused, int jobs) {
    this.open = open;
    this.reused = reused;
    startNanos = System.nanoTime();
    var kept = reused == 0 ? "" : ", %,d kept from before".formatted(reused);
    var answers = open == 1 ? "answer" : "answers";
    err.println("%,d %s to grade, %d at a time%s".formatted(open, answers, jobs, kept));
  }

  synchronized void graded() {
    graded++;
    var now = System.nanoTime();
    if (now - toldNanos >= every.toNanos()) {
      toldNanos = now;
      tell(graded + " of " + open + left(Duration.ofNanos(now - startNanos)));
    }
  }

  private String left(Duration soFar) {
    var left = Duration.ofMillis(soFar.toMillis() * (open - graded) / graded);
    return left.toMinutes() > 1
        ? ", about %d min left".formatted(left.toMinutes())
        : ", about %d s left".formatted(left.toSeconds());
  }

  synchronized void end() {
    var took = Duration.ofNanos(System.nanoTime() - startNanos);
    tell("%,d graded in %.1f s".formatted(graded, took.toMillis() / 1e3));
    if (changing) {
      err.println();
    }
  }

  /// How many results there are by now.
  public synchronized int kept() {
    return reused + graded;
  }

  private void tell(String line) {
    if (changing) {
      err.print("\r\033[K" + line);
      err.flush();
    } else {
      err.println(line);
    }
  }
}
