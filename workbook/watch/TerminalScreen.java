package workbook.watch;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.jline.keymap.BindingReader;
import org.jline.keymap.KeyMap;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.InfoCmp.Capability;

/// Draws on a terminal. Pages go to its normal screen, so that they stay in what can be scrolled
/// back; lines that fill it go to the other one, which leaves no trace.
final class TerminalScreen implements Screen {
  private static final boolean WINDOWS = System.getProperty("os.name").startsWith("Windows");
  private static final String HOME = "\033[H";
  private static final String REST_OF_LINE = "\033[K";
  private static final String REST_OF_SCREEN = "\033[J";
  private static final String OTHER_SCREEN = "\033[?1049h";
  private static final String NORMAL_SCREEN = "\033[?1049l";

  private final PrintWriter out;
  private final Terminal terminal;
  private final Attributes before;
  private final BindingReader reader;
  private final KeyMap<Key> bindings;
  private final Queue<Key> signals = new ConcurrentLinkedQueue<>();
  private final Thread hook = new Thread(this::restore);
  private boolean filled = false;
  private boolean restored = false;
  private volatile boolean lent = false;

  /// @throws IOException when the terminal does not let itself be controlled
  TerminalScreen(PrintWriter out) throws IOException {
    this.out = out;
    this.terminal = TerminalBuilder.builder().system(true).dumb(false).nativeSignals(true).build();
    this.before = terminal.getAttributes();
    Runtime.getRuntime().addShutdownHook(hook);
    terminal.enterRawMode();
    terminal.handle(Signal.INT, _ -> signal(Key.Named.INTERRUPT));
    terminal.handle(Signal.WINCH, _ -> signal(Key.Named.REDRAW));
    terminal.handle(Signal.CONT, _ -> resume());
    this.reader = new BindingReader(terminal.reader());
    this.bindings = bindings(terminal);
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

  private static KeyMap<Key> bindings(Terminal terminal) {
    var keys = new KeyMap<Key>();
    // What follows an escape within this time belongs to it.
    keys.setAmbiguousTimeout(50);
    for (var letter = ' '; letter < 127; letter++) {
      keys.bind(new Key.Letter(letter), String.valueOf(letter));
    }
    bind(keys, terminal, Key.Named.UP, Capability.key_up, "\033[A", "\033OA");
    bind(keys, terminal, Key.Named.DOWN, Capability.key_down, "\033[B", "\033OB");
    bind(keys, terminal, Key.Named.PAGE_UP, Capability.key_ppage, "\033[5~");
    bind(keys, terminal, Key.Named.PAGE_DOWN, Capability.key_npage, "\033[6~");
    bind(keys, terminal, Key.Named.HOME, Capability.key_home, "\033[H", "\033OH", "\033[1~");
    bind(keys, terminal, Key.Named.END, Capability.key_end, "\033[F", "\033OF", "\033[4~");
    keys.bind(Key.Named.ENTER, "\r", "\n");
    keys.bind(Key.Named.ESCAPE, "\033");
    keys.bind(Key.Named.BACKSPACE, "\177", "\b");
    keys.bind(Key.Named.INTERRUPT, "\003");
    keys.bind(Key.Named.END_OF_INPUT, "\004");
    return keys;
  }

  /// Terminals send either what their description says or what most send.
  private static void bind(
      KeyMap<Key> keys, Terminal terminal, Key key, Capability described, String... usual) {
    Optional.ofNullable(KeyMap.key(terminal, described)).ifPresent(one -> keys.bind(key, one));
    keys.bind(key, usual);
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

  /// A terminal that does not know its size has the usual one.
  @Override
  public int rows() {
    var rows = terminal.getSize().getRows();
    return rows > 0 ? rows : 24;
  }

  @Override
  public int columns() {
    var columns = terminal.getSize().getColumns();
    return columns > 0 ? columns : 80;
  }

  @Override
  public Optional<Key> key() {
    var signal = signals.poll();
    if (signal != null) {
      return Optional.of(signal);
    }
    try {
      return waiting()
          ? Optional.of(
              Optional.ofNullable(reader.readBinding(bindings)).orElse(Key.Named.END_OF_INPUT))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.of(Key.Named.END_OF_INPUT);
    }
  }

  /// Asks for a key only where one is there: a reader that waits for one would take it away from
  /// the demo that the terminal is lent to. A Windows console tells its reader alone.
  private boolean waiting() throws IOException {
    return WINDOWS ? terminal.reader().peek(1) > 0 : System.in.available() > 0;
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
