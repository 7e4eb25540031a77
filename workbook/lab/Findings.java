package workbook.lab;

import java.util.OptionalDouble;
import java.util.function.Function;

/// What an act measured, to be read and told.
public final class Findings {

  /// How one run stands to another in one metric, by [Recording.Summary#differsFrom].
  public enum Order {
    LESS,
    MORE,
    TOO_NOISY
  }

  private final Bench bench;
  private final Recording.Act act;

  Findings(Bench bench, Recording.Act act) {
    this.bench = bench;
    this.act = act;
  }

  /// Too noisy to say, too, where one of the two could not be measured.
  public Order compare(Metric metric, String run, String other) {
    return compare(metric.id(), run, other);
  }

  /// The same for a metric that a companion describes.
  public Order compare(String metricId, String run, String other) {
    var mine = act.run(run).flatMap(found -> found.summary(metricId));
    var its = act.run(other).flatMap(found -> found.summary(metricId));
    if (mine.isEmpty() || its.isEmpty() || !mine.get().differsFrom(its.get())) {
      return Order.TOO_NOISY;
    }
    return mine.get().median() < its.get().median() ? Order.LESS : Order.MORE;
  }

  /// The median of a run; empty where it could not be measured.
  public OptionalDouble median(Metric metric, String run) {
    return median(metric.id(), run);
  }

  public OptionalDouble median(String metricId, String run) {
    var found = act.run(run).flatMap(measured -> measured.summary(metricId));
    return found.isPresent() ? OptionalDouble.of(found.get().median()) : OptionalDouble.empty();
  }

  /// Prints two or three sentences on what was measured, and the commands to measure it by hand.
  /// The sentences are a function of these findings. Too few rounds are not read.
  public void read(Function<Findings, String> text) {
    if (act.runs().stream().allMatch(run -> run.samples().isEmpty())) {
      return;
    }
    var few = act.rounds() < Recording.Summary.ROUNDS_TO_RANK;
    var reading =
        few
            ? ("%d of the %d rounds it takes to rank: not enough to rank."
                    + " Read the figures as a first look only.")
                .formatted(act.rounds(), Recording.Summary.ROUNDS_TO_RANK)
            : text.apply(this);
    bench.out().println();
    for (var line : Text.wrap(reading, Bench.WIDTH - 2)) {
      bench.out().println("  " + line);
    }
    new Commands(bench.out(), bench.paint(), bench.lesson()).print(act);
    bench.out().flush();
  }
}
