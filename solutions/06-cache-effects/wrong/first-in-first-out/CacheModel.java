// rejected by: a_hit_makes_a_line_the_last_to_go
// Does a hit leave the order of the lines as it was?
// A queue lets the line go that came first, however often it was used since. Least recently *used*
// means that a hit counts as well: take the line out of the queue, and put it in at the end.
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

class CacheModel {
  private final List<Queue<Long>> sets = new ArrayList<>();
  private final int ways;
  private final int lineBytes;

  CacheModel(int sets, int ways, int lineBytes) {
    this.ways = ways;
    this.lineBytes = lineBytes;
    for (var set = 0; set < sets; set++) {
      this.sets.add(new ArrayDeque<>());
    }
  }

  boolean access(long address) {
    var line = address / lineBytes;
    var set = sets.get((int) (line % sets.size()));
    if (set.contains(line)) {
      return true;
    }
    if (set.size() == ways) {
      set.remove();
    }
    set.add(line);
    return false;
  }
}
