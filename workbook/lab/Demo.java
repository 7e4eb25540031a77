package workbook.lab;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/// A lesson's demonstration: predicts, measures and explains, act by act.
public final class Demo {

  private static final int BUG = 3;
  private static final int USAGE = 2;
  private static final String CPYTHON = "cpython";

  /// What an act does: it prints one table.
  @FunctionalInterface
  public interface Act {
    void run(Lab lab) throws IOException, InterruptedException;
  }

  private record Entry(String about, Act act) {}

  private final String lesson;
  private final List<String> args;
  private final Map<String, Entry> acts = new LinkedHashMap<>();
  private final CountDownLatch unwound = new CountDownLatch(1);
  private volatile String ended = "interrupted";

  Demo(String lesson, List<String> args) {
    this.lesson = lesson;
    this.args = args;
  }

  /// @param id selects it on the command line and names it in the recording
  /// @param about what it does, as a heading
  public Demo act(String id, String about, Act act) {
    acts.put(id, new Entry(about, act));
    return this;
  }

  /// The act `cpython`: the same question, put to CPython by a script of its own.
  public Demo cpython(String script, String about, Function<Findings, String> reading) {
    return cpython(CPYTHON, script, about, reading);
  }

  /// An act of another name that a script in Python performs.
  public Demo cpython(
      String id, String script, String about, Function<Findings, String> reading) {
    return act(id, about, lab -> lab.companion(new Companion(script)).read(reading));
  }

  /// Does what the command line asks for and ends the process: 0, 2 for a mistake of the caller,
  /// 3 for a bug of ours.
  public void run() {
    var out = new PrintWriter(System.out, true);
    var err = new PrintWriter(System.err, true);
    try {
      run(Options.parse(args, List.copyOf(acts.keySet())), out, err);
      System.exit(0);
    } catch (Options.Mistake e) {
      err.println("./jbang " + lesson + ": " + e.getMessage());
      System.exit(USAGE);
    } catch (InterruptedException e) {
      unwound.countDown();
      awaitTheEnd();
    } catch (RuntimeException e) {
      ended = "stopped";
      unwound.countDown();
      err.println("This is a bug of the lesson, not yours: " + e);
      if (args.contains("--verbose")) {
        e.printStackTrace(err);
      } else {
        err.println("  Run it again with --verbose to see where.");
      }
      System.exit(BUG);
    }
  }

  /// The hook that interrupted this thread ends the process.
  private static void awaitTheEnd() {
    try {
      Thread.currentThread().join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run(Options options, PrintWriter out, PrintWriter err) throws InterruptedException {
    if (options.help()) {
      help(out);
      return;
    }
    if (options.list()) {
      acts.forEach((id, entry) -> out.printf("%-12s %s%n", id, entry.about()));
      return;
    }
    var bench =
        bench(options, options.json() ? new PrintWriter(PrintWriter.nullWriter()) : out, err);
    var hook = new Thread(() -> interrupted(bench));
    Runtime.getRuntime().addShutdownHook(hook);
    perform(bench);
    Runtime.getRuntime().removeShutdownHook(hook);
    bench.fork().close();
    if (options.json()) {
      out.print(Json.document(bench.results().recording().toJson()));
      out.flush();
    }
  }

  private Bench bench(Options options, PrintWriter out, PrintWriter err) {
    var console = System.console();
    var terminal = console != null && console.isTerminal();
    var proc = Proc.ofThisMachine();
    var results =
        new Results(lesson, options.quick(), Passport.ofThisMachine(proc), Results.folder());
    return new Bench(
        lesson,
        options,
        out,
        err,
        terminal,
        Paint.of(terminal, System.getenv()),
        System.out.charset(),
        proc,
        new Fork(proc),
        results);
  }

  private void perform(Bench bench) throws InterruptedException {
    var out = bench.out();
    var passport = bench.results().recording().passport();
    out.println(
        "%s, %s cores, %s, %s"
            .formatted(
                passport.getOrDefault("cpu", passport.get("arch")),
                passport.get("cores"),
                passport.get("memory"),
                passport.get("jdk")));
    out.println(bench.paint().dim("Ctrl-C ends it at any time and keeps the finished rounds."));
    out.flush();
    var wanted = bench.options().acts().isEmpty() ? acts.keySet() : bench.options().acts();
    for (var id : acts.keySet().stream().filter(wanted::contains).toList()) {
      var entry = acts.get(id);
      out.println();
      out.println(bench.paint().bold(id) + ": " + entry.about());
      out.flush();
      try (var setting = new Setting(lesson)) {
        entry.act().run(new Lab(bench, id, setting));
      } catch (IOException e) {
        throw new UncheckedIOException("the act " + id + " cannot be set up", e);
      }
    }
    var saved = bench.results().save();
    out.println();
    out.println(saved);
    var jbang = Results.launcher();
    out.println("Next: " + jbang + " workbook show " + lesson);
    out.println("  or: " + jbang + " check " + lesson);
    out.flush();
    if (bench.options().json() && saved.startsWith("Not")) {
      bench.err().println(lesson + ": " + saved);
    }
  }

  /// Ends the running process, upon which the act unwinds and removes its temporary files. A bug
  /// has unwound it already.
  private void interrupted(Bench bench) {
    bench.fork().close();
    try {
      unwound.await(2, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    bench.progressDone();
    bench.err().println();
    bench.err().println(lesson + ": " + ended + ". " + bench.results().save());
    bench.err().flush();
  }

  private void help(PrintWriter out) {
    out.println("Usage: ./jbang " + lesson + " [ACT…] [OPTION…]");
    out.println();
    out.println("Asks for a prediction, measures on this machine, and explains. The acts:");
    acts.forEach((id, entry) -> out.printf("  %-14s %s%n", id, entry.about()));
    out.print(
        """

        Options:
          --quick        one round of smaller jobs: a first look, not enough to rank
          --rounds N     that many rounds instead of what each act declares
          --json         the recording as one JSON document, and nothing else
          --no-predict   ask for no prediction
          --list         the acts, a line each
          --python PATH  another CPython for the companion; repeat it to compare
          --verbose      where a bug happened
          --help         this

        Examples:
          ./jbang %1$s --quick
          ./jbang %1$s %2$s --rounds 7
          ./jbang %1$s --json > %1$s.json
        """
            .formatted(lesson, acts.keySet().iterator().next()));
    out.flush();
  }
}
