// rejected by: keeps_nothing_for_a_subscriber_that_is_gone
// Do references stay in your list after their subscribers are gone?
// The subscribers go, and every one of them leaves a WeakReference behind in the list: some 36 bytes
// with its place there, that refer to nothing. A bus that lives for months fills with them, slower
// than before. Take them out when you meet them.
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
    subscribers.stream()
        .filter(known -> known.refersTo(subscriber))
        .forEach(known -> known.clear());
  }

  void publish(E event) {
    for (var known : List.copyOf(subscribers)) {
      var subscriber = known.get();
      if (subscriber != null) {
        subscriber.accept(event);
      }
    }
  }
}
