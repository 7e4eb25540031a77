// rejected by: keeps_no_diary
// Does each get add to a list or queue that only a later put shortens?
// Writing down each use with its time, and skipping what is out of date when an entry has to go, is
// quick and right. But as long as nothing has to go, nobody reads the diary, and it grows with each
// get: the cache is bounded, and the cache leaks.
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;

class BoundedCache<K, V> {
  private record Use<K>(K key, long at) {}

  private record Entry<V>(V value, long usedAt) {}

  private final Map<K, Entry<V>> entries = new HashMap<>();
  private final Queue<Use<K>> diary = new ArrayDeque<>();
  private final int capacity;
  private long now;

  BoundedCache(int capacity) {
    this.capacity = capacity;
  }

  Optional<V> get(K key) {
    var entry = entries.get(key);
    if (entry == null) {
      return Optional.empty();
    }
    put(key, entry.value());
    return Optional.of(entry.value());
  }

  void put(K key, V value) {
    now++;
    entries.put(key, new Entry<>(value, now));
    diary.add(new Use<>(key, now));
    while (entries.size() > capacity) {
      var first = diary.remove();
      var entry = entries.get(first.key());
      if (entry != null && entry.usedAt() == first.at()) {
        entries.remove(first.key());
      }
    }
  }

  void remove(K key) {
    entries.remove(key);
  }

  int size() {
    return entries.size();
  }
}
