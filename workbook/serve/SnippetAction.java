package workbook.serve;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Runs a snippet of a page as the reader has changed it, after those that stand before it there.
///
/// It tells `output`, text as it comes; last `wrong`, a sentence, or `ended`.
final class SnippetAction implements Action {

  /// In characters: nobody reads more.
  static final int MOST_OUTPUT = 64 * 1024;

  /// What is printed meanwhile is told at once.
  private static final Duration TELL_EVERY = Duration.ofMillis(40);

  private final ReaderShells shells;
  private final Turns turns;
  private final List<String> before;
  private final String code;
  private volatile boolean stopped = false;
  private volatile Optional<ReaderShell> shell = Optional.empty();

  /// @param before whose declarations it may use; what they print is not told
  SnippetAction(ReaderShells shells, Turns turns, List<String> before, String code) {
    this.shells = shells;
    this.turns = turns;
    this.before = before;
    this.code = code;
  }

  @Override
  public void run(Feed feed) throws IOException, InterruptedException {
    var turn = turns.beside();
    if (turn.isEmpty()) {
      feed.tell("wrong", Turns.MEASURING);
      return;
    }
    try (var _ = turn.get()) {
      var wrong = run(shells.take(), feed);
      feed.tell(wrong.isPresent() ? "wrong" : "ended", wrong.orElse(""));
    } finally {
      close();
      shells.prepare();
    }
  }

  private Optional<String> run(ReaderShell taken, Feed feed) throws IOException {
    shell = Optional.of(taken);
    for (var one : before) {
      var wrong = stopped ? ReaderShell.STOPPED : taken.run(one, _ -> {});
      if (wrong.isPresent()) {
        return wrong.equals(ReaderShell.STOPPED)
            ? ReaderShell.STOPPED
            : wrong.map(why -> "A snippet before this one went wrong: " + why);
      }
    }
    var printed = new Printed();
    var teller = Thread.ofVirtual().start(() -> tell(printed, feed));
    var wrong = stopped ? ReaderShell.STOPPED : taken.run(code, printed::add);
    teller.interrupt();
    printed.tell(feed);
    return printed.tooMuch()
        ? Optional.of("stopped: it printed more than " + MOST_OUTPUT / 1024 + " kB")
        : wrong;
  }

  private void tell(Printed printed, Feed feed) {
    try {
      while (true) {
        Thread.sleep(TELL_EVERY);
        printed.tell(feed);
      }
    } catch (IOException _) {
      close();
    } catch (InterruptedException _) {
      // It has ended.
    }
  }

  /// What was printed and not told yet.
  private final class Printed {
    private final StringBuilder untold = new StringBuilder();
    private int printed = 0;

    synchronized void add(String text) {
      untold.append(text, 0, Math.clamp(MOST_OUTPUT - printed, 0, text.length()));
      printed += text.length();
      if (tooMuch()) {
        close();
      }
    }

    synchronized boolean tooMuch() {
      return printed > MOST_OUTPUT;
    }

    /// In order, whoever tells it.
    synchronized void tell(Feed feed) throws IOException {
      if (!untold.isEmpty()) {
        feed.tell("output", untold.toString());
        untold.setLength(0);
      }
    }
  }

  @Override
  public void close() {
    stopped = true;
    shell.ifPresent(ReaderShell::close);
  }
}
