// rejected by: drops_nobody_for_a_key_that_it_knows
// Do you make room before you know whether the key is new?
// To make room first and put then keeps the bound at every moment. But a key that is there already
// needs no room: it takes its own place. In a full cache each such put throws out somebody else,
// or the key itself. Look whether the key is known before you drop anything.
import java.util.LinkedHashMap;
import java.util.Optional;

class BoundedCache<K, V> {
  private final LinkedHashMap<K, V> entries = new LinkedHashMap<>(16, 0.75f, true);
  private final int capacity;

  BoundedCache(int capacity) {
    this.capacity = capacity;
  }

  Optional<V> get(K key) {
    return Optional.ofNullable(entries.get(key));
  }

  void put(K key, V value) {
    if (entries.size() == capacity) {
      entries.pollFirstEntry();
    }
    entries.put(key, value);
  }

  void remove(K key) {
    entries.remove(key);
  }

  int size() {
    return entries.size();
  }
}
