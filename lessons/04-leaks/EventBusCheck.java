///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ${answer:../../answers/04-leaks}/EventBus.java
//SOURCES ../../workbook/check/Checks.java

import static org.assertj.core.api.Assertions.assertThat;
import static workbook.check.Checks.*;

import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

final EventBus<String> bus = new EventBus<>();
final ArrayList<String> seen = new ArrayList<>();

@Test void calls_every_subscriber_once_in_the_order_of_subscription() {
  var names = List.of("ann", "bob", "cy", "dan", "eve", "flo", "gus", "hal");
  var held = names.stream().map(this::named).toList();
  held.forEach(bus::subscribe);
  publish("tea");
  publish("jam");
  assertThat(seen)
      .as("eight subscribed, ann first, hal last; then came tea and jam")
      .containsExactlyElementsOf(
          Stream.of("tea", "jam")
              .flatMap(event -> held.stream().map(one -> one.name + ": " + event))
              .toList());
  Reference.reachabilityFence(held);
}

@Test void does_not_call_who_has_unsubscribed() {
  var ann = named("ann");
  var bob = named("bob");
  bus.subscribe(ann);
  bus.subscribe(bob);
  bus.unsubscribe(ann);
  publish("tea");
  assertThat(seen).as("ann and bob subscribed, ann unsubscribed").containsExactly("bob: tea");
  Reference.reachabilityFence(bob);
}

@Test void misses_no_event_of_a_subscriber_that_somebody_holds() {
  var held = new ArrayList<Consumer<String>>();
  var expected = new ArrayList<String>();
  for (var i = 0; i < 100; i++) {
    held.add(named("held" + i));
    expected.add("held" + i + ": tea");
    bus.subscribe(held.getLast());
    bus.subscribe(named("dropped" + i));
  }
  for (var collection = 1; collection <= 3; collection++) {
    System.gc();
    seen.clear();
    publish("tea");
    assertThat(seen.stream().filter(line -> line.startsWith("held")).toList())
        .as("events of 100 subscribers that the check holds, after collection %d", collection)
        .isEqualTo(expected);
  }
  Reference.reachabilityFence(held);
}

@Test void lets_go_of_a_subscriber_that_nobody_else_holds() {
  var dropped = subscribeAndDrop("ann");
  System.gc();
  expectGone(dropped, "after a collection that came before any event");

  dropped = subscribeAndDrop("bob");
  publish("tea");
  System.gc();
  expectGone(dropped, "after an event and a collection");
}

@Test void keeps_nothing_for_a_subscriber_that_is_gone() {
  publish("warm up");
  var before = liveBytes();
  for (var i = 0; i < 100_000; i++) {
    bus.subscribe(named("dropped"));
  }
  var keptBytes = Long.MAX_VALUE;
  // A bus that is told by a queue hears of it a moment later, on a busy machine many moments.
  for (var attempt = 1; attempt <= 8 && keptBytes >= 1 << 20; attempt++) {
    System.gc();
    LockSupport.parkNanos(attempt * 25_000_000L);
    publish("tea");
    // Whoever is kept has written down an event, and that is not the bus's.
    seen.clear();
    seen.trimToSize();
    keptBytes = Math.max(0, liveBytes() - before);
  }
  show("kept", keptBytes >> 10, 1_023, "kB for 100,000 that came and died");
  assertThat(keptBytes)
      .withFailMessage(
          "100,000 subscribers came and died, then an event was published:%n"
              + "the bus still keeps %,d bytes, %,d for each of them.%n"
              + "What is left in your list when its object is gone?",
          keptBytes, keptBytes / 100_000)
      .isLessThan(1 << 20);
  Reference.reachabilityFence(bus);
}

@Test void tells_two_equal_subscribers_apart() {
  record Equal(List<String> seen) implements Consumer<String> {
    @Override
    public void accept(String event) {
      seen.add(event);
    }
  }
  var one = new Equal(seen);
  var other = new Equal(seen);
  bus.subscribe(one);
  bus.subscribe(other);
  publish("tea");
  assertThat(seen).as("two equal subscribers, one event").containsExactly("tea", "tea");
  bus.unsubscribe(one);
  publish("jam");
  assertThat(seen)
      .as("two equal subscribers, one event; then one unsubscribed, and another event")
      .containsExactly("tea", "tea", "jam");
  Reference.reachabilityFence(one);
  Reference.reachabilityFence(other);
}

@Test void lets_a_subscriber_unsubscribe_itself_while_it_is_called() {
  var once = new Acts("once", (self, event) -> bus.unsubscribe(self));
  var bob = named("bob");
  bus.subscribe(once);
  bus.subscribe(bob);
  publish("tea");
  publish("jam");
  assertThat(seen)
      .as("once unsubscribes itself when it is called, bob stays")
      .containsExactly("once: tea", "bob: tea", "bob: jam");
  Reference.reachabilityFence(once);
  Reference.reachabilityFence(bob);
}

@Test void gives_a_new_subscriber_its_first_event_from_the_next_publish() {
  var late = named("late");
  var host =
      new Acts(
          "host",
          (_, event) -> {
            if (event.equals("tea")) {
              bus.subscribe(late);
            }
          });
  bus.subscribe(host);
  publish("tea");
  publish("jam");
  assertThat(seen)
      .as("host subscribes late while it is called for tea")
      .containsExactly("host: tea", "host: jam", "late: jam");
  Reference.reachabilityFence(host);
  Reference.reachabilityFence(late);
}

@Test void calls_nobody_who_was_unsubscribed_while_the_event_was_on_its_way() {
  var bob = named("bob");
  var cy = named("cy");
  var bouncer = new Acts("bouncer", (_, event) -> bus.unsubscribe(bob));
  bus.subscribe(bouncer);
  bus.subscribe(bob);
  bus.subscribe(cy);
  publish("tea");
  assertThat(seen)
      .as("bouncer came first, and unsubscribed bob before it was bob's turn; then comes cy")
      .containsExactly("bouncer: tea", "cy: tea");
  Reference.reachabilityFence(bouncer);
  Reference.reachabilityFence(bob);
  Reference.reachabilityFence(cy);
}

@Test void lets_a_subscriber_publish_while_it_is_called() {
  var echo =
      new Acts(
          "echo",
          (_, event) -> {
            if (event.equals("tea")) {
              publish("jam");
            }
          });
  var bob = named("bob");
  bus.subscribe(echo);
  bus.subscribe(bob);
  publish("tea");
  assertThat(seen)
      .as("echo publishes jam while it is called for tea")
      .containsExactlyInAnyOrder("echo: tea", "echo: jam", "bob: jam", "bob: tea");
  Reference.reachabilityFence(echo);
  Reference.reachabilityFence(bob);
}

/// Writes down what it gets, then does something.
class Acts implements Consumer<String> {
  final String name;
  final BiConsumer<Consumer<String>, String> then;

  Acts(String name, BiConsumer<Consumer<String>, String> then) {
    this.name = name;
    this.then = then;
  }

  @Override
  public void accept(String event) {
    seen.add(name + ": " + event);
    then.accept(this, event);
  }
}

Acts named(String name) {
  return new Acts(name, (_, _) -> {});
}

/// A subscriber of which only the returned reference is left, and that one does not count.
WeakReference<Consumer<String>> subscribeAndDrop(String name) {
  var subscriber = named(name);
  bus.subscribe(subscriber);
  return new WeakReference<>(subscriber);
}

void expectGone(WeakReference<?> dropped, String when) {
  for (var attempt = 2; attempt <= 3 && !dropped.refersTo(null); attempt++) {
    System.gc();
  }
  assertThat(dropped.refersTo(null))
      .withFailMessage(
          "nobody but the bus can still hold this subscriber, and it is there %s.%n"
              + "Which field of the bus leads to it, and through which references?",
          when)
      .isTrue();
}

void publish(String event) {
  try {
    bus.publish(event);
  } catch (ConcurrentModificationException e) {
    throw new AssertionError(
        "publish(\"%s\") threw ConcurrentModificationException: a subscriber changed the list%n"
                .formatted(event)
            + "through which publish was still going. What could it go through instead?",
        e);
  } catch (RuntimeException e) {
    throw new AssertionError("publish(\"%s\") threw %s".formatted(event, e), e);
  }
}

void main() { grade(this); }
