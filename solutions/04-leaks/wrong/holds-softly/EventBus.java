// rejected by: lets_go_of_a_subscriber_that_nobody_else_holds
// Does your bus hold its subscribers by soft references?
// Softly reachable objects go too, but only when the JVM is short of memory: a soft reference is
// meant for caches. Until then the bus calls subscribers that nobody knows any more, and a heap
// full of them is what you wanted to avoid. Take the reference that a collection clears at once.
import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

class EventBus<E> {
  private final List<SoftReference<Consumer<? super E>>> subscribers = new ArrayList<>();

  void subscribe(Consumer<? super E> subscriber) {
    subscribers.add(new SoftReference<>(subscriber));
  }

  void unsubscribe(Consumer<? super E> subscriber) {
    subscribers.stream()
        .filter(known -> known.refersTo(subscriber))
        .forEach(known -> known.clear());
    subscribers.removeIf(known -> known.refersTo(null));
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
