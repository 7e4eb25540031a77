// rejected by: misses_no_event_of_a_subscriber_that_somebody_holds
// Does your weak reference lead to an object of your own that holds the subscriber?
// Keeping the subscriber and what belongs to it in one record is tidy. But the weak reference
// points to the record, which nobody else holds: the next collection takes it, and a subscriber
// that is alive and waiting hears nothing more. Refer to the object that you were given.
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

class EventBus<E> {
  private record Subscription<E>(Consumer<? super E> subscriber) {}

  private final List<WeakReference<Subscription<E>>> subscriptions = new ArrayList<>();

  void subscribe(Consumer<? super E> subscriber) {
    subscriptions.add(new WeakReference<>(new Subscription<>(subscriber)));
  }

  void unsubscribe(Consumer<? super E> subscriber) {
    for (var known : subscriptions) {
      var subscription = known.get();
      if (subscription != null && subscription.subscriber() == subscriber) {
        known.clear();
      }
    }
  }

  void publish(E event) {
    subscriptions.removeIf(known -> known.refersTo(null));
    for (var known : List.copyOf(subscriptions)) {
      var subscription = known.get();
      if (subscription != null) {
        subscription.subscriber().accept(event);
      }
    }
  }
}
