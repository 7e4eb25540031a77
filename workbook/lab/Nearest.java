package workbook.lab;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// The name that somebody probably meant.
public final class Nearest {

  private Nearest() {}

  /// The known name at the smallest edit distance, if at most a third of its letters differ.
  public static Optional<String> to(String typed, Collection<String> known) {
    return known.stream()
        .filter(name -> distance(typed, name) <= Math.max(1, name.length() / 3))
        .min(Comparator.comparingInt(name -> distance(typed, name)));
  }

  /// Levenshtein's distance, letter case ignored.
  private static int distance(String a, String b) {
    var left = a.toLowerCase(Locale.ROOT);
    var right = b.toLowerCase(Locale.ROOT);
    var row = new int[right.length() + 1];
    for (var j = 0; j <= right.length(); j++) {
      row[j] = j;
    }
    for (var i = 1; i <= left.length(); i++) {
      var diagonal = row[0];
      row[0] = i;
      for (var j = 1; j <= right.length(); j++) {
        var change = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[right.length()];
  }
}
