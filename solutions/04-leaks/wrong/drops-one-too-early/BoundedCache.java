// rejected by: holds_as_many_entries_as_its_capacity
// Does your cache drop an entry when it is just full?
// The map asks removeEldestEntry after it has added the new entry, so that size() already counts
// it. At >= the last of your places stays empty for ever.
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

class BoundedCache<K, V> {
  private final Map<K, V> entries;

  BoundedCache(int capacity) {
    this.entries =
        new LinkedHashMap<>(16, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() >= capacity;
          }
        };
  }

  Optional<V> get(K key) {
    return Optional.ofNullable(entries.get(key));
  }

  void put(K key, V value) {
    entries.put(key, value);
  }

  void remove(K key) {
    entries.remove(key);
  }

  int size() {
    return entries.size();
  }
}
