///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ${answer:../../answers/06-cache-effects}/CacheModel.java
//SOURCES ../../workbook/check/Checks.java

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static workbook.check.Checks.*;

import org.junit.jupiter.api.Test;

@Test void misses_the_first_time_and_hits_the_second() {
  for (var address : List.of(0L, 64L, 100L, 4_096L)) {
    expect(new Cache(4, 2, 64), "miss hit hit", address, address, address);
  }
}

@Test void keeps_the_bytes_of_a_line_together() {
  expect(new Cache(4, 2, 64), "miss hit hit", 0, 63, 1);
  expect(new Cache(4, 2, 64), "miss miss hit hit", 63, 64, 127, 0);
  expect(new Cache(4, 2, 16), "miss hit miss", 0, 15, 16);
}

@Test void keeps_lines_of_different_sets_beside_each_other() {
  expect(new Cache(4, 1, 64), "miss miss miss hit hit hit", 0, 64, 192, 0, 64, 192);
}

@Test void keeps_as_many_lines_of_a_set_as_it_has_ways() {
  expect(new Cache(4, 2, 64), "miss miss hit hit", 0, 256, 0, 256);
  expect(new Cache(4, 1, 64), "miss miss miss", 0, 256, 0);
  expect(new Cache(1, 3, 64), "miss miss miss hit hit hit", 0, 64, 128, 0, 64, 128);
}

@Test void lets_the_oldest_line_of_a_full_set_go() {
  expect(new Cache(4, 2, 64), "miss miss miss hit hit miss", 0, 256, 512, 256, 512, 0);
}

@Test void a_hit_makes_a_line_the_last_to_go() {
  expect(new Cache(4, 2, 64), "miss miss hit miss hit miss", 0, 256, 0, 512, 0, 256);
}

@Test void a_miss_in_one_set_leaves_the_others_alone() {
  expect(new Cache(2, 1, 64), "miss miss miss hit", 0, 64, 128, 64);
}

@Test void takes_any_number_of_sets_and_any_size_of_line() {
  expect(new Cache(3, 1, 64), "miss miss hit miss miss", 0, 64, 0, 192, 0);
  expect(new Cache(4, 2, 48), "miss hit miss", 0, 47, 48);
}

@Test void takes_addresses_beyond_4_GB() {
  expect(new Cache(4, 2, 64), "miss miss hit hit", 0, 1L << 32, 0, 1L << 32);
  expect(new Cache(3, 2, 64), "miss hit miss", 1L << 45, (1L << 45) + 63, (1L << 45) + 64);
}

@Test void agrees_with_a_plain_list_on_300_random_caches() {
  var random = random();
  for (var i = 0; i < 300; i++) {
    var cache = new Cache(random.nextInt(1, 20), random.nextInt(1, 9), random.nextInt(1, 130));
    var span = (long) (cache.bytes() * random.nextDouble(0.5, 4)) + 1;
    for (var read = 0; read < 500; read++) {
      cache.read(random.nextLong(span));
    }
  }
}

@Test void two_workers_hit_more_often_on_one_copy_than_on_two() {
  var one = hitsOfTwoWorkers(0);
  var two = hitsOfTwoWorkers(1L << 40);
  show("two workers, one copy", "%.1f%% hits, by your cache".formatted(one));
  show("two workers, two copies", "%.1f%% hits".formatted(two));
  assertThat(one).as("share of hits with one copy, in %%").isGreaterThan(two);
}

/// Each reads anywhere in 48 kB, in turn with the other, through one cache of 64 kB.
double hitsOfTwoWorkers(long distance) {
  var cache = new CacheModel(64, 16, 64);
  var random = random();
  int reads = 40_000, hits = 0;
  for (var read = 0; read < reads; read++) {
    hits += cache.access(random.nextLong(48 << 10) + read % 2 * distance) ? 1 : 0;
  }
  return 100.0 * hits / reads;
}

/// The answer beside a plain cache, which keeps a list a set, the least recently used line first.
static class Cache {
  final int sets, ways, lineBytes;
  final List<List<Long>> kept = new ArrayList<>();
  final List<Long> story = new ArrayList<>();
  final CacheModel answer;

  Cache(int sets, int ways, int lineBytes) {
    this.sets = sets;
    this.ways = ways;
    this.lineBytes = lineBytes;
    this.answer = new CacheModel(sets, ways, lineBytes);
    for (var set = 0; set < sets; set++) {
      kept.add(new ArrayList<>());
    }
  }

  long bytes() {
    return (long) sets * ways * lineBytes;
  }

  String read(long address) {
    var line = address / lineBytes;
    var set = kept.get((int) (line % sets));
    var expected = set.remove(line) ? "hit" : "miss";
    if (set.size() == ways) {
      set.removeFirst();
    }
    set.addLast(line);
    String actual;
    try {
      actual = answer.access(address) ? "hit" : "miss";
    } catch (RuntimeException e) {
      throw new AssertionError("access(%,d) threw %s%n%s".formatted(address, e, told(address)), e);
    }
    if (!actual.equals(expected)) {
      fail("access(%,d) must be a %s, and was a %s%n%s", address, expected, actual, told(address));
    }
    story.add(address);
    return expected;
  }

  String told(long address) {
    var line = address / lineBytes;
    var last = story.subList(Math.max(0, story.size() - 8), story.size());
    var before = last.stream().map("%,d"::formatted).collect(Collectors.joining("  "));
    return "cache: %d sets, %d ways, lines of %d bytes; this is line %,d, of set %d%n%s"
        .formatted(
            sets,
            ways,
            lineBytes,
            line,
            line % sets,
            last.isEmpty() ? "it was the first read" : "the reads before it were at " + before);
  }
}

void expect(Cache cache, String expected, long... addresses) {
  var outcome = new StringJoiner(" ");
  for (var address : addresses) {
    outcome.add(cache.read(address));
  }
  assertThat(outcome.toString()).as("the check's own cache").isEqualTo(expected);
}

void main() { grade(this); }
