package workbook.watch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where the watch is shown, and where its keys come from. Closing it leaves the terminal as it
/// was.
public sealed interface Screen extends AutoCloseable permits TerminalScreen, LineScreen {

  /// What a person reads.
  ///
  /// @param head one line about the lesson
  /// @param verdict what became of the answer
  /// @param aside what was asked for besides it, as a hint
  record Page(String head, String verdict, String aside) {}

  /// The best that these streams allow. NO_COLOR takes the colours only: whoever asks for a watch
  /// on a terminal asks for its screen.
  ///
  /// @param terminal whether a person sits at both ends
  static Screen open(
      BufferedReader in, PrintWriter out, boolean terminal, Map<String, String> environment) {
    var windows = System.getProperty("os.name").startsWith("Windows");
    var kind = environment.getOrDefault("TERM", windows ? "windows" : "dumb");
    if (terminal && !kind.equals("dumb")) {
      try {
        return new TerminalScreen(out);
      } catch (IOException | IllegalStateException e) {
        out.println("This terminal gives no single keys (" + e.getMessage() + "): type lines.");
      }
    }
    return new LineScreen(in, out, terminal);
  }

  /// Shows a page, and below it what can be done.
  void show(Page page, String bar);

  /// Says that something is on its way, in place of the bar.
  void busy(String what);

  /// Shows lines that fill the screen, until the next page.
  void fill(List<String> lines);

  /// Whether single keys come in and lines can fill the screen; else whole lines come in, and all
  /// is printed below what was there.
  boolean whole();

  int rows();

  int columns();

  /// The next key, if one was pressed.
  Optional<Key> key();

  /// Lends the terminal to a command until it ends.
  ///
  /// @return its exit code
  int lend(ProcessBuilder command) throws IOException, InterruptedException;

  @Override
  void close();
}
