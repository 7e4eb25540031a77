// rejected by: counts_a_get_as_a_use
// Does your cache keep its entries in the order in which they came?
// Bounded, and quick. But a LinkedHashMap remembers the order in which its keys came, unless you
// ask for the order of use: the entry that everybody wants is dropped because it is old.
// One constructor has a third parameter for that.
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

class BoundedCache<K, V> {
  private final Map<K, V> entries;

  BoundedCache(int capacity) {
    this.entries =
        new LinkedHashMap<>() {
          @Override
          protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > capacity;
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
