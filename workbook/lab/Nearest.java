package workbook.lab;

//SOURCES Text.java

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// The name that somebody probably meant.
public final class Nearest {
  private static final int COLUMNS = 80;

  private Nearest() {}

  /// The known name at the smallest edit distance, if at most a third of its letters differ; else
  /// the one that was begun.
  public static Optional<String> to(String typed, Collection<String> known) {
    return known.stream()
        .filter(name -> distance(typed, name) <= Math.max(1, name.length() / 3))
        .min(Comparator.comparingInt(name -> distance(typed, name)))
        .or(() -> known.stream().filter(name -> begins(typed, name)).findFirst());
  }

  /// What to tell somebody after "no such name": the nearest one, else all of them. Its lines are
  /// to be set in by two.
  public static String orAll(String typed, Collection<String> known) {
    var all = Text.wrap("there are: " + String.join(", ", known), COLUMNS - 2);
    return to(typed, known)
        .map(name -> "did you mean " + name + "?")
        .orElse(String.join("\n  ", all));
  }

  private static boolean begins(String typed, String name) {
    return typed.length() >= 3 && name.regionMatches(true, 0, typed, 0, typed.length());
  }

  /// Insertions, deletions, changes, and swaps of two neighbours; letter case ignored.
  private static int distance(String a, String b) {
    var left = a.toLowerCase(Locale.ROOT);
    var right = b.toLowerCase(Locale.ROOT);
    var cost = new int[left.length() + 1][right.length() + 1];
    for (var i = 0; i <= left.length(); i++) {
      for (var j = 0; j <= right.length(); j++) {
        cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(cost, left, right, i, j);
      }
    }
    return cost[left.length()][right.length()];
  }

  private static int cheapest(int[][] cost, String left, String right, int i, int j) {
    var change = cost[i - 1][j - 1] + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
    var cheapest = Math.min(change, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
    var swapped =
        i > 1
            && j > 1
            && left.charAt(i - 1) == right.charAt(j - 2)
            && left.charAt(i - 2) == right.charAt(j - 1);
    return swapped ? Math.min(cheapest, 1 + cost[i - 2][j - 2]) : cheapest;
  }
}
