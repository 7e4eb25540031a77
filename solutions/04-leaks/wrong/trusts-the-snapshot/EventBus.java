// rejected by: calls_nobody_who_was_unsubscribed_while_the_event_was_on_its_way
// Do you call everybody in a copy that was made when the event set out?
// A copy keeps the loop safe. But the copy shows who was there when the event set out: whoever is
// unsubscribed in between is still in it, and is called after it was told that it would not be.
// Look again before each call, or clear the reference that the copy shares with the list.
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
    for (var known : List.copyOf(subscribers)) {
      var subscriber = known.get();
      if (subscriber != null) {
        subscriber.accept(event);
      }
    }
  }
}
