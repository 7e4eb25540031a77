// rejected by: tells_two_equal_subscribers_apart
// Do you compare subscribers with equals?
// equals asks the subscribers whether they say the same, not whether they are the same. A record
// that unsubscribes takes its equal twin with it, and the twin misses what comes next.
// Compare with ==, or with refersTo, which does not even make the object strongly reachable.
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

class EventBus<E> {
  private final List<WeakReference<Consumer<? super E>>> subscribers = new ArrayList<>();

  void subscribe(Consumer<? super E> subscriber) {
    subscribers.add(new WeakReference<>(subscriber));
  }

  void unsubscribe(Consumer<? super E> subscriber) {
    for (var known : subscribers) {
      if (subscriber.equals(known.get())) {
        known.clear();
      }
    }
  }

  void publish(E event) {
    subscribers.removeIf(known -> known.refersTo(null));
    for (var known : List.copyOf(subscribers)) {
      var subscriber = known.get();
      if (subscriber != null) {
        subscriber.accept(event);
      }
    }
  }
}
