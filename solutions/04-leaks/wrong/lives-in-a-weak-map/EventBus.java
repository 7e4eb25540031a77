// rejected by: calls_every_subscriber_once_in_the_order_of_subscription
// Do you keep the subscribers in a WeakHashMap, or in a set made of one?
// The JDK's own weak collection lets go, and cleans up after itself. It is a hash map, though: its
// order is that of hash codes, and it compares its keys with equals, so that the second of two
// equal subscribers is never added. You need a list, and identity.
import java.util.ArrayList;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.Consumer;

class EventBus<E> {
  private final Set<Consumer<? super E>> subscribers =
      Collections.newSetFromMap(new WeakHashMap<>());

  void subscribe(Consumer<? super E> subscriber) {
    subscribers.add(subscriber);
  }

  void unsubscribe(Consumer<? super E> subscriber) {
    subscribers.remove(subscriber);
  }

  void publish(E event) {
    for (var subscriber : new ArrayList<>(subscribers)) {
      if (subscribers.contains(subscriber)) {
        subscriber.accept(event);
      }
    }
  }
}
