import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Keeps the entries that were used last, and never more than its capacity.
class BoundedCache<K, V> {
  private final Map<K, V> entries;

  /// @param capacity the most entries that it holds, at least 1
  BoundedCache(int capacity) {
    // true: each use moves an entry to the end, so that the first one is the one to drop
    this.entries =
        new LinkedHashMap<>(16, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > capacity;
          }
        };
  }

  /// The value of `key`, if it is still there. Finding it is a use.
  Optional<V> get(K key) {
    return Optional.ofNullable(entries.get(key));
  }

  /// Keeps `value` for `key`; a new key may push out the one whose last use is longest ago.
  void put(K key, V value) {
    entries.put(key, value);
  }

  /// Forgets `key`.
  void remove(K key) {
    entries.remove(key);
  }

  /// How many entries there are.
  int size() {
    return entries.size();
  }
}
