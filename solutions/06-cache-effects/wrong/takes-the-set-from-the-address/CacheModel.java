// rejected by: keeps_the_bytes_of_a_line_together
// Do you take the set from the address, and not from the line's number?
// The set is a matter of the line, not of the byte: here the bytes of one line are spread over all
// sets. Divide the address by the size of a line first, then take what the sets leave.
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
    var set = sets.get((int) (address % sets.size()));
    var hit = set.remove(line);
    set.add(line);
    if (set.size() > ways) {
      set.removeFirst();
    }
    return hit;
  }
}
