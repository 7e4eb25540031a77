// rejected by: lets_a_subscriber_unsubscribe_itself_while_it_is_called
// Do you go through the list itself while you call the subscribers?
// A subscriber may do anything while it is called, and what it does most often is to unsubscribe.
// Then the list changes under the loop that goes through it. Go through a copy.
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
    subscribers.removeIf(known -> known.refersTo(subscriber));
  }

  void publish(E event) {
    subscribers.removeIf(known -> known.refersTo(null));
    for (var known : subscribers) {
      var subscriber = known.get();
      if (subscriber != null) {
        subscriber.accept(event);
      }
    }
  }
}
