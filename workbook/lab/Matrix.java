package workbook.lab;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Measures one program under rows of flags, with the instruments of the lessons. Closing it, from
/// any thread, ends what still runs; the finished rounds stay.
public final class Matrix implements AutoCloseable {

  public static final String ACT = "flags";

  /// How the reason begins why a program that does not end has no wall time.
  public static final String STILL_RUNNING = "still running";

  private static final List<String> COLLECTORS =
      List.of("G1", "Serial", "Parallel", "Z", "Epsilon");
  private static final long MEGABYTE = 1 << 20;
  private static final int LAST_LINES = 12;

  /// Where and how to print.
  ///
  /// @param out for the reader; not used where `json`
  /// @param terminal whether a person sits at both ends
  public record Console(
      PrintWriter out,
      PrintWriter err,
      boolean terminal,
      Paint paint,
      Charset charset,
      boolean json) {}

  /// @param rounds how often each row is measured
  /// @param quick whether that is too few on purpose
  /// @param limit of one run
  public record Plan(List<Row> rows, int rounds, boolean quick, Duration limit) {}

  /// The program does not even run as it was given.
  public static final class Fails extends RuntimeException {
    private static final long serialVersionUID = 1;

    /// What it printed last.
    public final transient List<String> lastLines;

    Fails(String why, List<String> tail) {
      super(why);
      lastLines = tail.subList(Math.max(0, tail.size() - LAST_LINES), tail.size());
    }
  }

  private final JavaCommand command;
  private final Path folder;
  private final Path outputs;
  private final Console console;
  private final Proc proc = Proc.ofThisMachine();
  private final Fork fork = new Fork(proc);
  private Optional<Bench> bench = Optional.empty();
  private volatile String collector = "";

  /// @param folder where the program runs
  /// @param outputs takes what it prints, a file a row
  public Matrix(JavaCommand command, Path folder, Path outputs, Console console) {
    this.command = command;
    this.folder = folder;
    this.outputs = outputs;
    this.console = console;
  }

  /// What its `java` is; nothing where it is none.
  public Optional<JavaKind> ask() throws InterruptedException {
    return JavaKind.ask(fork, command.java(folder), COLLECTORS);
  }

  /// The heap to go without a collector in, where the program names none: what java would choose,
  /// or half of the memory that is free, if that is less.
  public long heapBytes(JavaKind kind) {
    var free = proc.availableBytes().orElse(Runtime.getRuntime().maxMemory());
    var bytes = Math.min(kind.heapBytes().orElse(free / 4), free / 2);
    return bytes / MEGABYTE * MEGABYTE;
  }

  /// Runs the rows in turn, in rounds, and prints table and chart.
  ///
  /// @throws Fails when the program as given does
  /// @throws InterruptedException when it was closed meanwhile
  public Recording measure(JavaKind kind, Plan plan) throws IOException, InterruptedException {
    Files.createDirectories(outputs);
    var mine = bench(kind, plan);
    bench = Optional.of(mine);
    try (var setting = new Setting(mine.lesson())) {
      var experiment =
          new Experiment(mine, setting, ACT, "Which finishes first?", Rule.lowest(Metric.WALL));
      for (var row : plan.rows()) {
        experiment.run(row.id(), row.label(), job(row, kind, plan));
      }
      experiment
          .rounds(plan.rounds())
          .measure(
              Metric.WALL,
              Metric.USER_CPU,
              Metric.SYSTEM_CPU,
              Metric.COLLECTIONS,
              Metric.PAUSE,
              Metric.LONGEST_PAUSE,
              Metric.PEAK_RSS,
              Metric.FAULTS);
    }
    var recording = recording().orElseThrow();
    var chart = new BarChart(mine.out(), console.paint, console.charset);
    mine.out().println();
    recording.act(ACT).ifPresent(act -> chart.print(act, Metric.PEAK_RSS));
    mine.out().flush();
    return recording;
  }

  private Bench bench(JavaKind kind, Plan plan) {
    var words = new ArrayList<>(List.of("--no-predict", "--rounds=" + plan.rounds()));
    if (console.json) {
      words.add("--json");
    }
    return new Bench(
        "measure",
        Options.parse(words, List.of()),
        console.json ? new PrintWriter(PrintWriter.nullWriter()) : console.out,
        console.err,
        console.terminal,
        console.paint,
        console.charset,
        proc,
        fork,
        new Results("measure", plan.quick(), passport(kind), outputs));
  }

  private Map<String, String> passport(JavaKind kind) {
    var passport = new LinkedHashMap<>(Passport.ofThisMachine(proc));
    passport.put("jdk", kind.version());
    passport.put("program", command.line());
    passport.put("folder", folder.toString());
    return passport;
  }

  private Job job(Row row, JavaKind kind, Plan plan) {
    var refused = kind.refused().get(row.collector());
    if (refused != null) {
      return MissingJob.skipped(refused);
    }
    var given = row.id().equals(Row.AS_GIVEN);
    return new ForeignJob(
        command.under(row.flags()),
        kind.logs(),
        folder,
        outputs.resolve(row.id() + ".txt"),
        plan.limit(),
        given ? ending -> first(ending, plan) : _ -> {});
  }

  /// Of the first run as given it depends whether there is anything to compare, and how long it
  /// takes.
  private void first(ForeignJob.Ending ending, Plan plan) {
    if (!collector.isEmpty()) {
      return;
    }
    collector = ending.collector().isEmpty() ? "unknown" : ending.collector();
    var out = bench.orElseThrow().out();
    bench.orElseThrow().progressDone();
    switch (ending.how()) {
      case FAILED, REFUSED, OUT_OF_MEMORY -> throw new Fails(ending.why(), ending.tail());
      case FINISHED, STILL_RUNNING -> {
        var runs = plan.rows().size() * plan.rounds();
        out.println(
            String.format(
                Locale.ROOT,
                "  As given it %s %.1f s; %d rows in %d %s may take %s.",
                ending.how() == ForeignJob.How.FINISHED ? "took" : "did not end within",
                ending.after().toMillis() / 1000.0,
                plan.rows().size(),
                plan.rounds(),
                plan.rounds() == 1 ? "round" : "rounds",
                span(ending.after().multipliedBy(runs))));
        out.println();
        out.flush();
      }
    }
  }

  private static String span(Duration span) {
    return span.toSeconds() < 100 ? span.toSeconds() + 1 + " s" : span.toMinutes() + 1 + " minutes";
  }

  /// The finished rounds; nothing before the first.
  public Optional<Recording> recording() {
    return bench
        .map(found -> found.results().recording())
        .filter(found -> found.act(ACT).isPresent());
  }

  /// The collector of the program as given, as its JVM's log names it.
  public String collector() {
    return collector;
  }

  @Override
  public void close() {
    fork.close();
    bench.ifPresent(Bench::progressDone);
  }
}
