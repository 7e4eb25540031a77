import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Delivers events to subscribers, for as long as somebody else holds them.
class EventBus<E> {
  private final List<WeakReference<Consumer<? super E>>> subscribers = new ArrayList<>();

  /// From the next event on, `subscriber` is called.
  void subscribe(Consumer<? super E> subscriber) {
    subscribers.add(new WeakReference<>(subscriber));
  }

  /// From now on, `subscriber` is not called any more.
  void unsubscribe(Consumer<? super E> subscriber) {
    for (var known : subscribers) {
      if (known.refersTo(subscriber)) {
        known.clear(); // an event that is on its way holds the same reference
      }
    }
    removeTheDead();
  }

  /// Calls each subscriber once, in the order of subscription.
  void publish(E event) {
    removeTheDead();
    for (var known : List.copyOf(subscribers)) {
      var subscriber = known.get(); // from here on it cannot be collected
      if (subscriber != null) {
        subscriber.accept(event);
      }
    }
  }

  private void removeTheDead() {
    subscribers.removeIf(known -> known.refersTo(null));
  }
}
