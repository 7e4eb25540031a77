package workbook.watch;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.TerminalBuilder;

/// Draws on a terminal, which `stty` controls: native ways to it need an option of the JVM with
/// which every command would start without its archived modules, or refuse its AOT cache. Pages go
/// to its normal screen, so that they stay in what can be scrolled back; lines that fill it go to
/// the other one, which leaves no trace.
final class TerminalScreen implements Screen {
  private static final String HOME = "\033[H";
  private static final String REST_OF_LINE = "\033[K";
  private static final String REST_OF_SCREEN = "\033[J";
  private static final String OTHER_SCREEN = "\033[?1049h";
  private static final String NORMAL_SCREEN = "\033[?1049l";

  private final PrintWriter out;
  private final Terminal terminal;
  private final Attributes before;
  private final Keys keys = new Keys(System.in, System::nanoTime);
  private final Queue<Key> signals = new ConcurrentLinkedQueue<>();
  private final Thread hook = new Thread(this::restore);
  private boolean filled = false;
  private boolean restored = false;
  private volatile boolean lent = false;
  private Optional<Size> size = Optional.empty();

  /// @throws IOException when the terminal does not let itself be controlled
  TerminalScreen(PrintWriter out) throws IOException {
    this.out = out;
    this.terminal =
        TerminalBuilder.builder()
            .system(true)
            .provider(TerminalBuilder.PROP_PROVIDER_EXEC)
            .dumb(false)
            // Asking the terminal what it can do would leave a reader behind that takes a key.
            .graphemeCluster(false)
            .nativeSignals(true)
            .build();
    this.before = terminal.getAttributes();
    Runtime.getRuntime().addShutdownHook(hook);
    terminal.enterRawMode();
    terminal.handle(Signal.INT, _ -> signal(Key.Named.INTERRUPT));
    terminal.handle(Signal.WINCH, _ -> signal(Key.Named.REDRAW));
    terminal.handle(Signal.CONT, _ -> resume());
  }

  /// While the terminal is lent, its keys and its window are another's.
  private void signal(Key key) {
    if (!lent) {
      signals.add(key);
    }
  }

  /// The shell that stopped us has used the terminal in its own way meanwhile.
  private void resume() {
    if (!lent) {
      terminal.enterRawMode();
      signals.add(Key.Named.REDRAW);
    }
  }

  @Override
  public void show(Page page, String bar) {
    var text = new StringBuilder(page.head()).append("\n\n");
    for (var part : List.of(page.verdict(), page.aside())) {
      text.append(part).append(part.isEmpty() ? "" : "\n\n");
    }
    out.print(filled ? NORMAL_SCREEN + HOME : HOME);
    filled = false;
    // Over what is there, not after wiping it: that would flicker.
    out.print(text.append(cut(bar)).toString().replace("\n", REST_OF_LINE + "\n"));
    out.print(REST_OF_LINE + REST_OF_SCREEN);
    out.flush();
  }

  @Override
  public void busy(String what) {
    if (!filled) {
      out.print("\r" + cut(what) + REST_OF_LINE);
      out.flush();
    }
  }

  /// A bar that broke into two lines could not be written over.
  private String cut(String bar) {
    var room = Math.max(1, columns() - 1);
    return bar.length() <= room ? bar : bar.substring(0, room);
  }

  @Override
  public void fill(List<String> lines) {
    out.print(filled ? HOME : OTHER_SCREEN + HOME);
    filled = true;
    out.print(
        lines.stream()
            .map(line -> line + REST_OF_LINE)
            .collect(Collectors.joining("\n", "", REST_OF_SCREEN)));
    out.flush();
  }

  @Override
  public boolean whole() {
    return true;
  }

  /// Asked for anew only after a change: asking starts a process.
  private Size size() {
    var known = size.orElseGet(terminal::getSize);
    size = Optional.of(known);
    return known;
  }

  /// A terminal that does not know its size has the usual one.
  @Override
  public int rows() {
    var rows = size().getRows();
    return rows > 0 ? rows : 24;
  }

  @Override
  public int columns() {
    var columns = size().getColumns();
    return columns > 0 ? columns : 80;
  }

  @Override
  public Optional<Key> key() {
    var signal = signals.poll();
    if (signal != null) {
      size = Optional.empty();
      return Optional.of(signal);
    }
    return keys.next();
  }

  @Override
  public int lend(ProcessBuilder command) throws IOException, InterruptedException {
    lent = true;
    try {
      out.print(HOME + REST_OF_SCREEN);
      out.flush();
      terminal.setAttributes(before);
      var exit = command.inheritIO().start().waitFor();
      out.println();
      return exit;
    } finally {
      terminal.enterRawMode();
      size = Optional.empty();
      lent = false;
    }
  }

  /// Also in the hook of a process that is being ended.
  private synchronized void restore() {
    if (!restored) {
      restored = true;
      out.print(filled ? NORMAL_SCREEN : "");
      out.println();
      out.flush();
      try {
        terminal.setAttributes(before);
        terminal.close();
      } catch (IOException | IllegalStateException _) {
        // Its own hook was faster, and has done the same.
      }
    }
  }

  @Override
  public void close() {
    restore();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException _) {
      // The process is being ended, and the hook finds its work done.
    }
  }
}
