package workbook.cli;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import workbook.lab.Recording;
import workbook.lab.Recording.Order;
import workbook.lab.Recording.Run;
import workbook.lab.Recording.Summary;
import workbook.lab.Row;

/// What to try next with a program that was measured.
record MeasureAdvice(Recording.Act act, Run given) {

  String told() {
    var wall = given.summary("wall");
    var peak = given.summary("peakRss");
    if (wall.isEmpty() || peak.isEmpty()) {
      return "";
    }
    var off = act.run(Row.NONE).map(MeasureAdvice::withoutCollector).orElse("");
    return (advice(wall.get(), peak.get()) + " " + off).strip();
  }

  private String advice(Summary wall, Summary peak) {
    if (wall.rounds() < Summary.ROUNDS_TO_RANK) {
      return "Next: measure %d rounds or more, on a machine that does nothing else."
          .formatted(Summary.ROUNDS_TO_RANK);
    }
    return better(wall, peak)
        .map(
            run ->
                "Next: try %s with your real load: it was not found worse in time or memory,"
                        .formatted(run.label())
                    + " and better in one of them.")
        .orElse(
            "No row was found better in time or memory without being worse in the other: there is"
                + " no reason here to change the flags.");
  }

  private static String withoutCollector(Run none) {
    if (none.summary("wall").isPresent()) {
      return "Without a collector it got to its end, with this input: with more it would need a"
          + " heap as large as all that it allocates.";
    }
    return none.unavailable().getOrDefault("wall", "").contains("out of memory")
        ? "Without a collector it does not get to its end in this heap: turning it off means a"
            + " larger heap or a restart in time."
        : "";
  }

  /// The row that is better in one of time and memory and worse in neither: the fastest of those
  /// that are faster, else the one that needs least memory.
  private Optional<Run> better(Summary wall, Summary peak) {
    var complete =
        new MeasureRanking(act, given)
            .others()
            .filter(run -> !run.id().equals(Row.NONE))
            .filter(run -> run.summary("wall").isPresent() && run.summary("peakRss").isPresent())
            .filter(run -> summary(run, "wall").orderTo(wall) != Order.MORE)
            .filter(run -> summary(run, "peakRss").orderTo(peak) != Order.MORE)
            .toList();
    return best(complete, "wall", wall).or(() -> best(complete, "peakRss", peak));
  }

  private static Optional<Run> best(List<Run> runs, String metric, Summary base) {
    return runs.stream()
        .filter(run -> summary(run, metric).orderTo(base) == Order.LESS)
        .min(Comparator.comparingDouble(run -> summary(run, metric).median()));
  }

  private static Summary summary(Run run, String metric) {
    return run.summary(metric).orElseThrow();
  }
}
