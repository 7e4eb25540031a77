package workbook.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import workbook.lab.Figures;
import workbook.lab.Findings;
import workbook.lab.Metric;
import workbook.lab.Recording;
import workbook.lab.Recording.Order;
import workbook.lab.Recording.Run;
import workbook.lab.Recording.Summary;
import workbook.lab.Row;

/// How the rows stand to the program as given, by the house's rule alone.
record MeasureRanking(Recording.Act act, Run given) {

  /// The rows that have less and more of a metric than the program as given, and those that cannot
  /// be told apart from it. Nothing where it has no figures as given.
  String told(Metric metric, String about, String less, String more) {
    var base = given.summary(metric.id());
    if (base.isEmpty()) {
      return "";
    }
    if (base.get().rounds() < Summary.ROUNDS_TO_RANK) {
      return metric == Metric.WALL ? Findings.tooFew(base.get().rounds()) : "";
    }
    var sorted = new LinkedHashMap<Order, List<String>>();
    for (var run : others().filter(run -> asFar(run)).toList()) {
      run.summary(metric.id())
          .ifPresent(
              found ->
                  sorted
                      .computeIfAbsent(found.orderTo(base.get()), _ -> new ArrayList<>())
                      .add(told(run, found, base.get(), metric)));
    }
    var sentences = new ArrayList<String>();
    sentence(sentences, less, sorted.get(Order.LESS));
    sentence(sentences, more, sorted.get(Order.MORE));
    sentence(sentences, "Too noisy to say", sorted.get(Order.TOO_NOISY));
    return sentences.isEmpty() ? "" : about + String.join(" ", sentences);
  }

  /// Whether both got to their end, or neither: half of the work needs no fair share of memory.
  private boolean asFar(Run run) {
    return run.summary("wall").isPresent() == given.summary("wall").isPresent();
  }

  private static void sentence(
      List<String> sentences, String opening, @Nullable List<String> rows) {
    if (rows != null) {
      sentences.add(opening + ": " + String.join("; ", rows) + ".");
    }
  }

  private static String told(Run run, Summary found, Summary base, Metric metric) {
    if (found.orderTo(base) == Order.TOO_NOISY) {
      return run.label();
    }
    var scale = Figures.scale(metric.unit(), Math.max(found.median(), base.median()));
    return String.format(
        Locale.ROOT,
        "%s (%.2f times: %s instead of %s)",
        run.label(),
        found.median() / base.median(),
        scale.withUnit(found.median()),
        scale.withUnit(base.median()));
  }

  Stream<Run> others() {
    return act.runs().stream().filter(run -> !run.id().equals(Row.AS_GIVEN));
  }
}
