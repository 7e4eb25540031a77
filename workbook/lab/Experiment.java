package workbook.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// One act: its runs, measured in rounds that take each run in turn, so that a slow minute of the
/// machine meets all of them alike.
public final class Experiment {

  private final Bench bench;
  private final String act;
  private final String question;
  private final Rule rule;
  private final List<Run> runs = new ArrayList<>();
  private int rounds = Recording.Summary.ROUNDS_TO_RANK;

  Experiment(Bench bench, String act, String question, Rule rule) {
    this.bench = bench;
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
  public Experiment run(String id, String label, JavaJob job) {
    return add(id, label, job);
  }

  Experiment add(String id, String label, Job job) {
    runs.add(new Run(id, label, job));
    return this;
  }

  /// Asks for a prediction, runs all rounds, prints the table and the chart.
  ///
  /// @return what was measured; nothing in it where this machine could run none of it
  public Findings measure(Metric... metrics) throws InterruptedException {
    var samples = new Samples(List.of(metrics), runs);
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
      bench.results().keep(samples.act(act, question, rule));
    }
    bench.progressDone();
    var recorded = samples.act(act, question, rule);
    print(recorded);
    prediction.score(recorded);
    return new Findings(bench, recorded);
  }

  private Map<String, Reading> measure(Job job, List<Metric> metrics) throws InterruptedException {
    var free = bench.proc().availableBytes();
    if (free.isPresent() && free.getAsLong() < job.neededBytes()) {
      return Job.unavailable(
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
    out.flush();
  }
}
