package workbook.lab;

import java.util.OptionalDouble;
import java.util.function.Function;

/// What an act measured, to be read and told.
public final class Findings {

  private final Bench bench;
  private final Recording.Act act;

  Findings(Bench bench, Recording.Act act) {
    this.bench = bench;
    this.act = act;
  }

  /// Too noisy to say, too, where one of the two could not be measured.
  public Recording.Order compare(Metric metric, String run, String other) {
    return compare(metric.id(), run, other);
  }

  /// The same for a metric that a companion describes.
  public Recording.Order compare(String metricId, String run, String other) {
    var mine = act.run(run).flatMap(found -> found.summary(metricId));
    var its = act.run(other).flatMap(found -> found.summary(metricId));
    return mine.isEmpty() || its.isEmpty()
        ? Recording.Order.TOO_NOISY
        : mine.get().orderTo(its.get());
  }

  /// The median of a run; empty where it could not be measured.
  public OptionalDouble median(Metric metric, String run) {
    return median(metric.id(), run);
  }

  public OptionalDouble median(String metricId, String run) {
    var found = act.run(run).flatMap(measured -> measured.summary(metricId));
    return found.isPresent() ? OptionalDouble.of(found.get().median()) : OptionalDouble.empty();
  }

  /// What is said in place of a reading where the rounds are too few for one.
  public static String tooFew(int rounds) {
    return "%d of the %d rounds it takes to rank: not enough to rank."
            .formatted(rounds, Recording.Summary.ROUNDS_TO_RANK)
        + " Read the figures as a first look only.";
  }

  /// Prints two or three sentences on what was measured, and the commands to measure it by hand.
  /// The sentences are a function of these findings. Too few rounds are not read.
  public void read(Function<Findings, String> text) {
    if (act.runs().stream().allMatch(run -> run.samples().isEmpty())) {
      return;
    }
    var few = act.rounds() < Recording.Summary.ROUNDS_TO_RANK;
    var reading = few ? tooFew(act.rounds()) : text.apply(this);
    bench.out().println();
    for (var line : Text.wrap(reading, Bench.WIDTH - 2)) {
      bench.out().println("  " + line);
    }
    new Commands(bench.out(), bench.paint(), bench.lesson()).print(act);
    bench.out().flush();
  }
}
