///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ${answer:../../answers/04-leaks}/BoundedCache.java
//SOURCES ../../workbook/check/Checks.java

import static org.assertj.core.api.Assertions.assertThat;
import static workbook.check.Checks.*;

import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import org.junit.jupiter.api.Test;

@Test void gives_back_what_was_put() {
  expect(3, "put a, put b, get a", "ab");
  expect(3, "put a, put a", "a");
  expect(3, "put a, put b, remove a", "b");
  expect(3, "remove a, put b", "b");
}

@Test void gives_the_value_that_was_put_last() {
  var cache = new BoundedCache<String, Integer>(3);
  cache.put("a", 1);
  cache.put("a", 2);
  assertThat(cache.get("a")).as("get a, after put a 1 and put a 2").contains(2);
  cache.remove("a");
  assertThat(cache.get("a")).as("get a, after it was removed").isEmpty();
}

@Test void holds_as_many_entries_as_its_capacity() {
  expect(1, "put a", "a");
  expect(2, "put a, put b", "ab");
  expect(5, "put a, put b, put c, put d, put e", "abcde");
}

@Test void never_holds_more_than_its_capacity() {
  for (var capacity : new int[] {1, 2, 100}) {
    var cache = new BoundedCache<Integer, Integer>(capacity);
    for (var i = 0; i < 1_000; i++) {
      cache.put(i, i);
      assertThat(cache.size())
          .as("size with capacity %d, after %d keys were put", capacity, i + 1)
          .isEqualTo(Math.min(i + 1, capacity));
    }
  }
}

@Test void drops_the_entry_whose_last_use_is_longest_ago() {
  expect(2, "put a, put b, put c", "bc");
  expect(1, "put a, put b", "b");
  expect(2, "put a, put b, put c, put d", "cd");
}

@Test void counts_a_get_as_a_use() {
  expect(2, "put a, put b, get a, put c", "ac");
  expect(3, "put a, put b, put c, get a, get b, put d", "abd");
}

@Test void counts_a_put_of_a_known_key_as_a_use() {
  expect(2, "put a, put b, put a, put c", "ac");
}

@Test void drops_nobody_for_a_key_that_it_knows() {
  expect(2, "put a, put b, put b", "ab");
  expect(1, "put a, put a", "a");
}

@Test void has_a_free_place_after_a_remove() {
  expect(2, "put a, put b, remove a, put c", "bc");
  expect(2, "put a, put b, remove b, put c", "ac");
  expect(2, "put a, put b, get a, remove a, put a, put c", "ac");
}

@Test void changes_nothing_when_a_get_finds_nothing() {
  expect(2, "put a, put b, get x, put c", "bc");
  expect(2, "put a, put b, get x, get y", "ab");
  expect(2, "put a, put b, remove a, get a, put c", "bc");
}

@Test void agrees_with_a_slow_and_simple_cache_over_20_000_calls() {
  var random = random();
  for (var capacity = 1; capacity <= 8; capacity++) {
    var calls = new ArrayList<String>();
    var cache = new BoundedCache<String, Integer>(capacity);
    var simple = new Simple(capacity);
    for (var i = 0; i < 2_500; i++) {
      var key = Character.toString('a' + random.nextInt(12));
      var call = List.of("put", "put", "get", "get", "remove").get(random.nextInt(5));
      calls.add(call + " " + key);
      switch (call) {
        case "put" -> {
          cache.put(key, i);
          simple.put(key, i);
        }
        case "get" ->
            assertThat(cache.get(key))
                .as("capacity %d, after …, %s", capacity, last(calls))
                .isEqualTo(simple.get(key));
        default -> {
          cache.remove(key);
          simple.remove(key);
        }
      }
      assertThat(cache.size())
          .as("size with capacity %d, after …, %s", capacity, last(calls))
          .isEqualTo(simple.entries.size());
    }
  }
}

@Test void lets_go_of_the_values_that_it_drops() {
  var cache = new BoundedCache<Integer, Object>(10);
  var dropped = new ArrayList<WeakReference<Object>>();
  for (var i = 0; i < 100; i++) {
    dropped.add(new WeakReference<>(putNew(cache, i)));
  }
  cache.remove(99);
  System.gc();
  var kept = dropped.stream().filter(value -> !value.refersTo(null)).count();
  assertThat(kept)
      .withFailMessage(
          "capacity 10, 100 values put, one of the last ten removed: 9 should be reachable,%n"
              + "and %d are. Through which field of the cache can the others be reached?",
          kept)
      .isEqualTo(9);
  Reference.reachabilityFence(cache);
}

@Test void keeps_no_diary() {
  var cache = new BoundedCache<Integer, Integer>(10);
  for (var i = 0; i < 10; i++) {
    cache.put(i, i);
  }
  var before = liveBytes();
  for (var i = 0; i < 200_000; i++) {
    cache.get(i % 10);
    cache.put(i % 10, i % 100);
    cache.remove(i % 20 + 10);
  }
  var grownBytes = Math.max(0, liveBytes() - before);
  assertThat(grownBytes)
      .withFailMessage(
          "ten entries before, ten entries after: but 600,000 calls later the cache holds%n"
              + "%,d bytes more. What does a call add that no call takes away?",
          grownBytes)
      .isLessThan(1 << 20);
  Reference.reachabilityFence(cache);
}

@Test void asks_few_keys_however_many_it_holds() {
  var cache = new BoundedCache<Asked, Integer>(5_000);
  for (var i = 0; i < 5_000; i++) {
    cache.put(new Asked(i), i);
  }
  expectFewAsked("a get", () -> cache.get(new Asked(2_500)));
  expectFewAsked("a put of a known key", () -> cache.put(new Asked(2_501), 0));
  expectFewAsked("a put of a new key", () -> cache.put(new Asked(5_001), 0));
  expectFewAsked("a remove", () -> cache.remove(new Asked(2_502)));
}

/// A key that counts how often it is asked.
static class Asked {
  static int times;
  final int number;

  Asked(int number) {
    this.number = number;
  }

  @Override
  public int hashCode() {
    times++;
    return number;
  }

  @Override
  public boolean equals(Object other) {
    times++;
    return other instanceof Asked asked && asked.number == number;
  }
}

void expectFewAsked(String call, Runnable called) {
  Asked.times = 0;
  called.run();
  show(call, Asked.times, 20, "questions to keys");
  assertThat(Asked.times)
      .withFailMessage(
          "with 5,000 entries, %s asked keys %,d times for equals or hashCode, and may 20 times.%n"
              + "Which of your collections has to look through all it holds to find a key?",
          call, Asked.times)
      .isLessThanOrEqualTo(20);
}

/// A list from the longest ago to the last used: right, and slow.
static class Simple {
  record Entry(String key, Integer value) {}

  final int capacity;
  final List<Entry> entries = new ArrayList<>();

  Simple(int capacity) {
    this.capacity = capacity;
  }

  Optional<Integer> get(String key) {
    var found = entries.stream().filter(entry -> entry.key().equals(key)).findFirst();
    found.ifPresent(entry -> put(key, entry.value()));
    return found.map(Entry::value);
  }

  void put(String key, Integer value) {
    remove(key);
    entries.add(new Entry(key, value));
    if (entries.size() > capacity) {
      entries.removeFirst();
    }
  }

  void remove(String key) {
    entries.removeIf(entry -> entry.key().equals(key));
  }
}

/// Plays calls such as "put a, get b", then compares what the cache holds with the keys `expected`.
void expect(int capacity, String calls, String expected) {
  var cache = new BoundedCache<String, String>(capacity);
  for (var call : calls.split(", ")) {
    var key = call.substring(call.indexOf(' ') + 1);
    switch (call.substring(0, call.indexOf(' '))) {
      case "put" -> cache.put(key, key.toUpperCase(Locale.ROOT));
      case "get" -> cache.get(key);
      default -> cache.remove(key);
    }
  }
  assertThat(cache.size()).as("size with capacity %d, after %s", capacity, calls)
      .isEqualTo(expected.length());
  var holds = new StringBuilder();
  for (var key : "abcdexy".split("")) {
    cache.get(key).ifPresent(_ -> holds.append(key));
  }
  assertThat(holds.toString()).as("keys held with capacity %d, after %s", capacity, calls)
      .isEqualTo(expected);
}

static Object putNew(BoundedCache<Integer, Object> cache, int key) {
  var value = new Object();
  cache.put(key, value);
  return value;
}

static String last(List<String> calls) {
  return String.join(", ", calls.subList(Math.max(0, calls.size() - 12), calls.size()));
}

void main() { grade(this); }
