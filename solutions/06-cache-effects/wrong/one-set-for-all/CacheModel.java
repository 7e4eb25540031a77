// rejected by: keeps_as_many_lines_of_a_set_as_it_has_ways
// May a line stand anywhere in your cache?
// As many lines as a real cache, and the right one goes: but a line may stand anywhere in here.
// Hardware cannot look everywhere at once, so it gives each line one set to be in, and a set that
// is full lets a line go while others are still empty.
import java.util.LinkedHashMap;
import java.util.Map;

class CacheModel {
  private final Map<Long, Boolean> lines;
  private final int lineBytes;

  CacheModel(int sets, int ways, int lineBytes) {
    this.lineBytes = lineBytes;
    this.lines =
        new LinkedHashMap<>(16, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<Long, Boolean> eldest) {
            return size() > sets * ways;
          }
        };
  }

  boolean access(long address) {
    return lines.put(address / lineBytes, true) != null;
  }
}
