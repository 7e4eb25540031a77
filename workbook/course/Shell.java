package workbook.course;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
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
import jdk.jshell.EvalException;
import jdk.jshell.ExpressionSnippet;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.VarSnippet;

/// JShell, in a JVM of its own: a snippet that hangs, exits or eats its heap takes nothing along.
///
/// Values are echoed as jshell does: `$1 ==> 42`. A line that ends with `// ==> value` says what
/// it gives: its value, what it prints, or the exception it throws.
final class Shell implements Snippets {

  private static final Pattern EXPECTED = Pattern.compile("(.*?)\\s*// ==>\\s*(.*)");

  private static final Pattern IDENTITY = Pattern.compile("(?<=\\w)@[0-9a-f]{4,8}\\b");

  private final Duration limit;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());
  private final AtomicBoolean gone = new AtomicBoolean();
  private Optional<JShell> shell = Optional.empty();

  /// @param limit for each snippet
  Shell(Duration limit) {
    this.limit = limit;
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

  @Override
  public Ran run(String code) {
    var snippets = new ArrayList<Block.Snippet>();
    var mistakes = new ArrayList<Mistake>();
    var lines = code.stripTrailing().lines().toList();
    var first = 0;
    while (first < lines.size()) {
      var end = first + 1;
      while (end < lines.size() && continues(lines, first, end)) {
        end++;
      }
      snippets.add(snippet(lines.subList(first, end), end - 1, mistakes));
      first = end;
    }
    return new Ran(snippets, mistakes);
  }

  /// Whether the line at `end` still belongs to the statement that began at `first`.
  private boolean continues(List<String> lines, int first, int end) {
    var next = lines.get(end).strip();
    var soFar = lines.subList(first, end).stream().map(Shell::code).toList();
    if (next.startsWith(".") || soFar.stream().allMatch(Shell::isEmpty)) {
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

  private Block.Snippet snippet(List<String> lines, int lastLine, List<Mistake> mistakes) {
    var text = String.join("\n", lines).stripTrailing();
    var expected =
        lines.stream()
            .map(EXPECTED::matcher)
            .filter(m -> m.matches())
            .map(m -> m.group(2))
            .toList();
    var output = evaluate(String.join("\n", lines.stream().map(Shell::code).toList()));
    switch (output) {
      case Output.Value(var echo, var value, var stdout) -> {
        if (expected.isEmpty()) {
          var all = new ArrayList<>(stdout);
          echo.ifPresent(all::add);
          return new Block.Snippet(text, all);
        }
        var actual = value.orElse(String.join("\n", stdout));
        if (!actual.equals(expected.getLast())) {
          mistakes.add(new Mistake(lastLine, says(expected.getLast(), "jshell says " + actual)));
        }
        return new Block.Snippet(text, value.isPresent() ? stdout : List.of());
      }
      case Output.Thrown(var exception, var stdout) -> {
        if (expected.isEmpty()) {
          mistakes.add(new Mistake(lastLine, "the snippet throws " + exception));
        } else if (!exception.equals(expected.getLast())) {
          mistakes.add(
              new Mistake(lastLine, says(expected.getLast(), "the snippet throws " + exception)));
        }
        return new Block.Snippet(text, stdout);
      }
      case Output.Broken(var why) -> {
        mistakes.add(new Mistake(lastLine, why));
        return new Block.Snippet(text, List.of());
      }
    }
  }

  private static String says(String expected, String happened) {
    return "the page says ==> " + expected + ", " + happened;
  }

  private sealed interface Output {
    record Value(Optional<String> echo, Optional<String> value, List<String> stdout)
        implements Output {}

    record Thrown(String exception, List<String> stdout) implements Output {}

    record Broken(String why) implements Output {}
  }

  private Output evaluate(String code) {
    Output last = new Output.Value(Optional.empty(), Optional.empty(), List.of());
    var stdout = new ArrayList<String>();
    var rest = code;
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
      printed.toString(StandardCharsets.UTF_8).lines().forEach(stdout::add);
      return gone.get() ? ended("the snippet ended its JVM") : output(events, stdout);
    } finally {
      alarm.cancel(false);
    }
  }

  /// A session that lost its JVM goes on in a new one.
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
    return new Output.Value(
        named.flatMap(name -> value.map(text -> name + " ==> " + withoutIdentity(text))),
        value,
        stdout);
  }

  /// An object that prints as its identity prints another one in each run; the page must not.
  private static String withoutIdentity(String value) {
    return IDENTITY.matcher(value).replaceAll("@…");
  }

  private String compilerSays(Snippet snippet) {
    return shell()
        .diagnostics(snippet)
        .map(diagnostic -> diagnostic.getMessage(Locale.ROOT).lines().findFirst().orElse(""))
        .findFirst()
        .orElse("no message");
  }

  @Override
  public void close() {
    watch.shutdownNow();
    shell.ifPresent(JShell::close);
  }
}
