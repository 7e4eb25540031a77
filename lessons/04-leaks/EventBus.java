import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Delivers events to subscribers, for as long as somebody else holds them.
class EventBus<E> {
  private final List<Consumer<? super E>> subscribers = new ArrayList<>();

  /// From the next event on, `subscriber` is called.
  void subscribe(Consumer<? super E> subscriber) {
    subscribers.add(subscriber); // TODO do not keep it alive
  }

  /// From now on, `subscriber` is not called any more.
  void unsubscribe(Consumer<? super E> subscriber) {
    subscribers.removeIf(known -> known == subscriber);
  }

  /// Calls each subscriber once, in the order of subscription.
  void publish(E event) {
    for (var subscriber : subscribers) {
      subscriber.accept(event);
    }
  }
}
