package workbook.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One act: its runs, measured in rounds that take each run in turn, so that a slow minute of the
/// machine meets all of them alike.
public final class Experiment {

  private final Bench bench;
  private final Setting setting;
  private final String act;
  private final String question;
  private final Rule rule;
  private final List<Run> runs = new ArrayList<>();
  private Optional<Recording.Axis> axis = Optional.empty();
  private int rounds = Recording.Summary.ROUNDS_TO_RANK;
  private boolean printing;

  Experiment(Bench bench, Setting setting, String act, String question, Rule rule) {
    this.bench = bench;
    this.setting = setting;
    this.act = act;
    this.question = question;
    this.rule = rule;
  }

  /// How often each run is measured; 5 unless told. `--rounds` and `--quick` have the last word.
  public Experiment rounds(int rounds) {
    this.rounds = rounds;
    return this;
  }

  /// @param id names the run on a page: lower case, digits, dashes
  /// @param label names it in tables, short
  public Experiment run(String id, String label, Job job) {
    runs.add(new Run(id, label, job, Optional.empty()));
    return this;
  }

  /// Makes the experiment a sweep, whose runs are [#point]s.
  ///
  /// @param label what is varied
  public Experiment axis(String label, Metric.Unit unit) {
    axis = Optional.of(new Recording.Axis(label, unit));
    return this;
  }

  /// A run of a sweep.
  ///
  /// @param series the line of the chart that it is a point of
  /// @param x where it lies on the axis, in the axis's base unit
  public Experiment point(String id, String label, String series, double x, Job job) {
    runs.add(new Run(id, label, job, Optional.of(new Recording.Point(series, x))));
    return this;
  }

  /// Shows what the runs print in their last round, and keeps it in the recording.
  public Experiment printing() {
    printing = true;
    return this;
  }

  /// Asks for a prediction, runs all rounds, prints the table and the chart. Where this machine can
  /// do none of the jobs it says why, and shows our recording instead.
  ///
  /// @return what was measured; nothing in it where this machine could run none of it
  public Findings measure(Metric... metrics) throws InterruptedException {
    var samples = new Samples(List.of(metrics), runs);
    if (runs.stream().allMatch(run -> run.job() instanceof MissingJob)) {
      return skipped(samples);
    }
    var wanted = bench.options().rounds(rounds);
    var prediction = Prediction.ask(bench, act, question, rule, runs);
    for (var round = 1; round <= wanted; round++) {
      for (var run : runs) {
        bench.progress(act, round, wanted, run.label(), run == runs.getFirst());
        if (!samples.gaveUp(run)) {
          samples.add(run, measure(run.job(), List.of(metrics)));
        }
      }
      samples.finishRound();
      bench.results().keep(recorded(samples));
    }
    bench.progressDone();
    var recorded = recorded(samples);
    print(recorded);
    prediction.score(recorded);
    return new Findings(bench, recorded);
  }

  private Recording.Act recorded(Samples samples) {
    return samples.act(act, question, rule, axis, setting, printing);
  }

  /// An act that cannot run is still in the recording, with the reason.
  private Findings skipped(Samples samples) throws InterruptedException {
    for (var run : runs) {
      samples.add(run, measure(run.job(), samples.metrics()));
    }
    var recorded = recorded(samples);
    bench.results().keep(recorded);
    recorded.runs().stream()
        .flatMap(run -> run.unavailable().values().stream())
        .distinct()
        .forEach(this::say);
    Recorded.of(bench.lesson(), act).ifPresent(ours -> ours.print(bench));
    bench.out().flush();
    return new Findings(bench, recorded);
  }

  private void say(String reason) {
    Text.wrap(reason, Bench.WIDTH - 2).forEach(line -> bench.out().println("  " + line));
    bench.err().println(bench.lesson() + ": " + act + ": " + reason);
  }

  private Measurement measure(Job job, List<Metric> metrics) throws InterruptedException {
    var free = bench.proc().availableBytes();
    if (free.isPresent() && free.getAsLong() < job.neededBytes()) {
      return Measurement.unavailable(
          metrics,
          "needs %,d MB of free memory, and %,d MB are free"
              .formatted(job.neededBytes() >> 20, free.getAsLong() >> 20));
    }
    try (var scratch = new Scratch()) {
      return job.measure(bench.fork(), scratch.folder(), metrics);
    }
  }

  private void print(Recording.Act recorded) {
    var out = bench.out();
    new Table(out, bench.paint()).print(recorded);
    out.println();
    new BarChart(out, bench.paint(), bench.charset()).print(recorded, rule.metric());
    for (var run : recorded.runs()) {
      if (!run.printed().isEmpty()) {
        out.println();
        out.println("  " + bench.paint().bold(run.label()) + " printed");
        run.printed().forEach(line -> out.println("    " + line));
      }
    }
    if (recorded.runs().stream().allMatch(run -> run.samples().isEmpty())) {
      Recorded.of(bench.lesson(), act).ifPresent(ours -> ours.print(bench));
    }
    out.flush();
  }
}
