import java.util.Arrays;

/// A processor's cache, as far as hits and misses go.
///
/// Memory is divided into lines of `lineBytes`. A line belongs to one of `sets` sets, and a set
/// keeps its `ways` most recently used lines.
class CacheModel {

  private static final long EMPTY = -1;

  private final long[][] sets; // of each set the numbers of its lines, most recently used first
  private final int lineBytes;

  /// A cache that holds nothing yet. All arguments are at least 1.
  CacheModel(int sets, int ways, int lineBytes) {
    this.sets = new long[sets][ways];
    this.lineBytes = lineBytes;
    for (var set : this.sets) {
      Arrays.fill(set, EMPTY);
    }
  }

  /// Reads the byte at `address`, which is not negative: whether its line was there (a hit). If it
  /// was not (a miss), it is now.
  boolean access(long address) {
    var line = address / lineBytes;
    var set = sets[(int) (line % sets.length)];
    var place = 0;
    while (place < set.length - 1 && set[place] != line) {
      place++;
    }
    var hit = set[place] == line;
    System.arraycopy(set, 0, set, 1, place);
    set[0] = line;
    return hit;
  }
}
