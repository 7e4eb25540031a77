package workbook.course;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jdk.jshell.EvalException;
import jdk.jshell.ExpressionSnippet;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.VarSnippet;

/// JShell, in a JVM of its own: a snippet that hangs, exits or eats its heap takes nothing along.
/// A session that lost its JVM goes on in a new one.
public final class Engine implements AutoCloseable {

  /// What running a piece of code gave: its last statement, and all that was printed.
  public sealed interface Output {

    /// @param name of the variable or the expression, as `$1`; nothing for a statement
    record Value(Optional<String> name, Optional<String> value, List<String> stdout)
        implements Output {}

    record Thrown(String exception, List<String> stdout) implements Output {}

    /// It was not run to its end, and why.
    record Broken(String why) implements Output {}
  }

  /// A line that says what it gives.
  static final Pattern EXPECTED = Pattern.compile("(.*?)\\s*// ==>\\s*(.*)");

  private static final int MOST_PRINTED = 1 << 20;

  private final Duration limit;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final PrintStream out;
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());
  private final AtomicBoolean gone = new AtomicBoolean();
  private volatile Optional<JShell> shell = Optional.empty();

  /// @param limit for each statement
  /// @param listener hears what is printed as it comes
  public Engine(Duration limit, OutputStream listener) {
    this.limit = limit;
    this.out = new PrintStream(new Tee(listener), true, UTF_8);
  }

  private final class Tee extends OutputStream {
    private final OutputStream listener;

    Tee(OutputStream listener) {
      this.listener = listener;
    }

    @Override
    public void write(int one) throws IOException {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
      printed.write(bytes, from, Math.min(count, MOST_PRINTED - printed.size()));
      listener.write(bytes, from, count);
    }
  }

  /// Started by the first snippet: most pages of a course may have none.
  private JShell shell() {
    if (shell.isEmpty()) {
      var started =
          JShell.builder()
              .executionEngine("jdi:hostname(127.0.0.1)")
              .remoteVMOptions("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
              .out(out)
              .err(out)
              .build();
      // Told before the eval that did it returns.
      gone.set(false);
      started.onShutdown(_ -> gone.set(true));
      started.eval("import module java.base;");
      shell = Optional.of(started);
    }
    return shell.get();
  }

  /// Groups lines to pieces, each of one statement or of several that share a line.
  public List<List<String>> pieces(List<String> lines) {
    var pieces = new ArrayList<List<String>>();
    var first = 0;
    while (first < lines.size()) {
      var end = first + 1;
      while (end < lines.size() && continues(lines, first, end)) {
        end++;
      }
      pieces.add(lines.subList(first, end));
      first = end;
    }
    return pieces;
  }

  /// Whether the line at `end` still belongs to the statement that began at `first`.
  private boolean continues(List<String> lines, int first, int end) {
    var next = lines.get(end).strip();
    var soFar = lines.subList(first, end).stream().map(Engine::code).toList();
    if (next.startsWith(".") || soFar.stream().allMatch(Engine::isEmpty)) {
      return true;
    }
    var state = shell().sourceCodeAnalysis().analyzeCompletion(String.join("\n", soFar));
    return !state.completeness().isComplete() && state.completeness() != Completeness.UNKNOWN
        || next.isEmpty();
  }

  private static boolean isEmpty(String line) {
    return line.isBlank() || line.strip().startsWith("//");
  }

  private static String code(String line) {
    var expected = EXPECTED.matcher(line);
    return expected.matches() ? expected.group(1) : line;
  }

  /// Runs a piece.
  public Output run(List<String> piece) {
    Output last = new Output.Value(Optional.empty(), Optional.empty(), List.of());
    var stdout = new ArrayList<String>();
    var rest = String.join("\n", piece.stream().map(Engine::code).toList());
    while (!rest.isBlank()) {
      var info = shell().sourceCodeAnalysis().analyzeCompletion(rest);
      if (info.completeness() == Completeness.EMPTY) {
        return last;
      }
      last = one(info.source() == null ? rest : info.source(), stdout);
      if (!(last instanceof Output.Value) || info.source() == null) {
        return last;
      }
      rest = info.remaining();
    }
    return last;
  }

  private Output one(String source, List<String> stdout) {
    printed.reset();
    var engine = shell();
    var late = new AtomicBoolean();
    var alarm =
        watch.schedule(
            () -> {
              late.set(true);
              engine.stop();
              // A loop that cannot be stopped ends with its JVM.
              watch.schedule(engine::close, 2, TimeUnit.SECONDS);
            },
            limit.toMillis(),
            TimeUnit.MILLISECONDS);
    try {
      var events = engine.eval(source);
      if (late.get()) {
        return ended("the snippet did not end within " + limit.toSeconds() + " s");
      }
      printed.toString(UTF_8).lines().forEach(stdout::add);
      return gone.get() ? ended("the snippet ended its JVM") : output(events, stdout);
    } finally {
      alarm.cancel(false);
    }
  }

  private Output ended(String why) {
    shell.ifPresent(JShell::close);
    shell = Optional.empty();
    return new Output.Broken(why);
  }

  private Output output(List<SnippetEvent> events, List<String> stdout) {
    for (var event : events) {
      if (event.exception() instanceof EvalException thrown) {
        var message = thrown.getMessage() == null ? "" : ": " + thrown.getMessage();
        return new Output.Thrown(thrown.getExceptionClassName() + message, stdout);
      }
      if (event.status() == Snippet.Status.REJECTED) {
        return new Output.Broken("the snippet does not compile: " + compilerSays(event.snippet()));
      }
    }
    if (events.isEmpty()) {
      return new Output.Value(Optional.empty(), Optional.empty(), stdout);
    }
    var event = events.getFirst();
    var value = Optional.ofNullable(event.value()).filter(text -> !text.isEmpty());
    var named =
        switch (event.snippet()) {
          case ExpressionSnippet expression -> Optional.of(expression.name());
          case VarSnippet variable -> Optional.of(variable.name());
          default -> Optional.<String>empty();
        };
    return new Output.Value(named, value, stdout);
  }

  private String compilerSays(Snippet snippet) {
    return shell()
        .diagnostics(snippet)
        .map(diagnostic -> onOneLine(diagnostic.getMessage(Locale.ROOT)))
        .findFirst()
        .orElse("no message");
  }

  /// `cannot find symbol, variable total`
  private static String onOneLine(String message) {
    return message
        .lines()
        .map(line -> line.strip().replaceFirst("^symbol:\\s+", ""))
        .filter(line -> !line.startsWith("location:"))
        .collect(Collectors.joining(", "));
  }

  @Override
  public void close() {
    watch.shutdownNow();
    shell.ifPresent(JShell::close);
  }
}
