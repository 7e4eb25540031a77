// rejected by: takes_any_number_of_sets_and_any_size_of_line
// Do you take the set from the line with a mask, or with shifts?
// `line & (sets - 1)` is what is left of a division only where the number of sets is a power of
// two. With 3 sets the mask is binary 10, and set 1 is never used. Real last-level caches often
// have sets that are no power of two. Write `line % sets`.
import java.util.ArrayList;
import java.util.List;

class CacheModel {
  private final List<List<Long>> sets = new ArrayList<>();
  private final int ways;
  private final int lineBytes;

  CacheModel(int sets, int ways, int lineBytes) {
    this.ways = ways;
    this.lineBytes = lineBytes;
    for (var set = 0; set < sets; set++) {
      this.sets.add(new ArrayList<>());
    }
  }

  boolean access(long address) {
    var line = address / lineBytes;
    var set = sets.get((int) (line & (sets.size() - 1)));
    var hit = set.remove(line);
    set.add(line);
    if (set.size() > ways) {
      set.removeFirst();
    }
    return hit;
  }
}
