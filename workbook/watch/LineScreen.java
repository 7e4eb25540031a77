package workbook.watch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Prints, for a pipe, a file, or a terminal that knows no cursor.
final class LineScreen implements Screen {
  private static final int COLUMNS = 80;

  private final PrintWriter out;
  private final boolean person;
  private final Queue<Key> keys = new ConcurrentLinkedQueue<>();
  private Page last = new Page("", "", "");

  /// @param person whether somebody reads and types; else what comes in means nothing but its end
  LineScreen(BufferedReader in, PrintWriter out, boolean person) {
    this.out = out;
    this.person = person;
    Thread.ofPlatform().name("input").daemon().start(() -> read(in));
  }

  private void read(BufferedReader in) {
    try {
      for (var line = in.readLine(); line != null; line = in.readLine()) {
        if (person) {
          var text = line.strip();
          keys.add(
              text.isEmpty()
                  ? Key.Named.ENTER
                  : text.length() == 1 ? new Key.Letter(text.charAt(0)) : new Key.Line(text));
        }
      }
    } catch (IOException _) {
      // A stream that cannot be read has ended.
    }
    keys.add(Key.Named.END_OF_INPUT);
  }

  /// Prints what was not there the last time.
  @Override
  public void show(Page page, String bar) {
    if (!page.verdict().isEmpty() && !page.verdict().equals(last.verdict())) {
      out.println(page.head());
      out.println();
      out.println(page.verdict());
      out.println();
    }
    if (!page.aside().isEmpty() && !page.aside().equals(last.aside())) {
      out.println(page.aside());
      out.println();
    }
    if (person) {
      out.println(bar);
    }
    out.flush();
    last = page;
  }

  @Override
  public void busy(String what) {
    // The next verdict is told as such: each save of the same text would make two lines of nothing.
    last = new Page("", "", last.aside());
  }

  @Override
  public void fill(List<String> lines) {
    lines.forEach(out::println);
    out.println();
    out.flush();
  }

  @Override
  public boolean whole() {
    return false;
  }

  @Override
  public int rows() {
    return Integer.MAX_VALUE;
  }

  @Override
  public int columns() {
    return COLUMNS;
  }

  @Override
  public Optional<Key> key() {
    return Optional.ofNullable(keys.poll());
  }

  /// Without our input: it is being read here.
  @Override
  public int lend(ProcessBuilder command) throws IOException, InterruptedException {
    out.flush();
    var process = command.inheritIO().redirectInput(ProcessBuilder.Redirect.PIPE).start();
    process.getOutputStream().close();
    return process.waitFor();
  }

  @Override
  public void close() {
    out.flush();
  }
}
