package workbook.cli;

import java.util.ArrayList;
import java.util.List;
import workbook.lab.Metric;
import workbook.lab.Recording;
import workbook.lab.Recording.Summary;

/// How the runs of an act are ordered by one metric, in two recordings: each pair of runs by the
/// house's rule, [Summary#differsFrom].
///
/// @param same pairs with the same order in both
/// @param changed the others that both could rank, in words
/// @param noisyThen pairs that only the first was too noisy to rank
/// @param noisyNow pairs that only the second was too noisy to rank
/// @param noisy pairs that neither could rank
/// @param gone runs that have figures in one of them only
record ActOrder(
    Metric metric,
    int same,
    List<String> changed,
    int noisyThen,
    int noisyNow,
    int noisy,
    List<String> gone) {

  private enum Rank {
    LESS("<"),
    MORE(">"),
    /// Equal in every round: nothing wavers, so nothing is noisy.
    EQUAL("="),
    NOISY("~");

    private final String sign;

    Rank(String sign) {
      this.sign = sign;
    }
  }

  private record Pair(String one, String other, Rank then, Rank now) {}

  static ActOrder of(Recording.Act then, Recording.Act now, Metric metric) {
    var pairs = new ArrayList<Pair>();
    var gone = new ArrayList<String>();
    var ids = new ArrayList<String>();
    for (var run : then.runs()) {
      var before = run.summary(metric.id()).isPresent();
      var after = now.run(run.id()).flatMap(found -> found.summary(metric.id())).isPresent();
      if (before && after) {
        for (var id : ids) {
          pairs.add(
              new Pair(id, run.id(), rank(then, metric, id, run), rank(now, metric, id, run)));
        }
        ids.add(run.id());
      } else if (before || after) {
        gone.add(run.id());
      }
    }
    return of(metric, pairs, gone);
  }

  private static ActOrder of(Metric metric, List<Pair> pairs, List<String> gone) {
    var same = 0;
    var noisyThen = 0;
    var noisyNow = 0;
    var noisy = 0;
    var changed = new ArrayList<String>();
    for (var pair : pairs) {
      if (pair.then == Rank.NOISY && pair.now == Rank.NOISY) {
        noisy++;
      } else if (pair.then == pair.now) {
        same++;
      } else if (pair.then == Rank.NOISY) {
        noisyThen++;
      } else if (pair.now == Rank.NOISY) {
        noisyNow++;
      } else {
        changed.add(
            "%s %s %s then, %s now".formatted(pair.one, pair.then.sign, pair.other, pair.now.sign));
      }
    }
    return new ActOrder(metric, same, changed, noisyThen, noisyNow, noisy, gone);
  }

  private static Rank rank(Recording.Act act, Metric metric, String id, Recording.Run other) {
    var one = act.run(id).flatMap(run -> run.summary(metric.id())).orElseThrow();
    var two = act.run(other.id()).flatMap(run -> run.summary(metric.id())).orElseThrow();
    return switch (one.orderTo(two)) {
      case LESS -> Rank.LESS;
      case MORE -> Rank.MORE;
      case TOO_NOISY ->
          constant(one) && constant(two) && one.median() == two.median() ? Rank.EQUAL : Rank.NOISY;
    };
  }

  private static boolean constant(Summary summary) {
    return summary.min() == summary.max();
  }

  /// In a few words: what repeated, and what could not be ranked.
  String told() {
    var parts = new ArrayList<String>();
    if (!changed.isEmpty()) {
      parts.add("changed: " + String.join("; ", changed));
    } else if (same > 0) {
      parts.add("same order");
    }
    var counts = new ArrayList<String>();
    count(counts, noisyThen, "then");
    count(counts, noisyNow, "now");
    count(counts, noisy, "both times");
    if (!counts.isEmpty()) {
      var pairs = same + changed.size() + noisyThen + noisyNow + noisy;
      parts.add("too noisy to rank %s (of %d)".formatted(String.join(", ", counts), pairs));
    }
    if (!gone.isEmpty()) {
      parts.add("measured only once: " + String.join(", ", gone));
    }
    return parts.isEmpty() ? "nothing to rank" : String.join("; ", parts);
  }

  private static void count(List<String> counts, int pairs, String when) {
    if (pairs > 0) {
      counts.add(pairs + " " + when);
    }
  }
}
