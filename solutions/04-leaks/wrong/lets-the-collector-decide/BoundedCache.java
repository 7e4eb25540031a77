// rejected by: never_holds_more_than_its_capacity
// Do you leave it to the collector what goes, with soft or weak references?
// Soft references keep values until memory is short, and then let them go. So the cache is as large
// as the heap allows, not as large as you said; a larger heap makes it larger, and the collector
// decides what goes. A bound that you can state is one that you can test.
import java.lang.ref.SoftReference;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

class BoundedCache<K, V> {
  private final Map<K, SoftReference<V>> entries = new HashMap<>();

  BoundedCache(int capacity) {}

  Optional<V> get(K key) {
    var entry = entries.get(key);
    return entry == null ? Optional.empty() : Optional.ofNullable(entry.get());
  }

  void put(K key, V value) {
    entries.put(key, new SoftReference<>(value));
  }

  void remove(K key) {
    entries.remove(key);
  }

  int size() {
    return entries.size();
  }
}
