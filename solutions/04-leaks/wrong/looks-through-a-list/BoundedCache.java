// rejected by: asks_few_keys_however_many_it_holds
// Does a get look for its key in a list, one after the other?
// A map for the values and a list for the order of use: right, and clear. But to move a key to the
// end the list has to find it, and it asks one key after the other. With 5,000 entries the cache
// may well be slower than what it caches. Each entry has to know its own place in the order.
import java.util.HashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class BoundedCache<K, V> {
  private final Map<K, V> entries = new HashMap<>();
  private final List<K> used = new LinkedList<>();
  private final int capacity;

  BoundedCache(int capacity) {
    this.capacity = capacity;
  }

  Optional<V> get(K key) {
    var value = entries.get(key);
    if (value != null) {
      used.remove(key);
      used.add(key);
    }
    return Optional.ofNullable(value);
  }

  void put(K key, V value) {
    if (entries.put(key, value) != null) {
      used.remove(key);
    }
    used.add(key);
    if (entries.size() > capacity) {
      entries.remove(used.removeFirst());
    }
  }

  void remove(K key) {
    if (entries.remove(key) != null) {
      used.remove(key);
    }
  }

  int size() {
    return entries.size();
  }
}
