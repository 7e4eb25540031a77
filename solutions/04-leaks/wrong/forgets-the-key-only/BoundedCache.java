// rejected by: lets_go_of_the_values_that_it_drops
// Does the value that you drop stay somewhere, in an array for instance?
// The values lie in an array, and the map knows where: quick, and bounded. But remove takes only
// the key out of the map. Its value stays in the array until another one happens to need the
// place, and nobody can ask for it any more. Set what you drop to null.
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Optional;

class BoundedCache<K, V> {
  private final LinkedHashMap<K, Integer> places = new LinkedHashMap<>(16, 0.75f, true);
  private final Deque<Integer> free = new ArrayDeque<>();
  private final Object[] values;

  BoundedCache(int capacity) {
    this.values = new Object[capacity];
    for (var place = 0; place < capacity; place++) {
      free.add(place);
    }
  }

  @SuppressWarnings("unchecked")
  Optional<V> get(K key) {
    return Optional.ofNullable(places.get(key)).map(place -> (V) values[place]);
  }

  void put(K key, V value) {
    var place = places.get(key);
    if (place == null) {
      place = free.isEmpty() ? places.pollFirstEntry().getValue() : free.remove();
      places.put(key, place);
    }
    values[place] = value;
  }

  void remove(K key) {
    var place = places.remove(key);
    if (place != null) {
      free.add(place);
    }
  }

  int size() {
    return places.size();
  }
}
