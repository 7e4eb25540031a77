///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ${answer:../../answers/01-gc-off}/HeapBudget.java
//SOURCES ../../workbook/check/Checks.java
//SOURCES ../../workbook/lab/Counter.java

import static java.math.BigInteger.valueOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;
import static workbook.check.Checks.*;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import workbook.lab.Counter;

static final long TB = 1L << 40;
static final long BILLION = 1_000_000_000;

@Test void counts_only_requests_that_the_heap_holds_whole() {
  expectRequests(1_000, 100, 10);
  expectRequests(999, 100, 9);
  expectRequests(99, 100, 0);
}

@Test void gives_the_lifetime_to_the_nanosecond() {
  expectLifetime(1_000, 100, 4, "2.500000000");
  expectLifetime(1_000, 100, 3, "3.333333333");
  expectLifetime(700, 100, BILLION, "0.000000007");
  expectLifetime(99, 100, 1, "0.000000000");
}

@Test void loses_no_nanosecond_in_a_year() {
  expectLifetime(3 * 31_536_000 + 1, 1, 3, "31536000.333333333");
}

@Test void lets_a_job_fill_the_heap_to_the_last_byte() {
  expectFits(1_000, 100, 10, true);
  expectFits(999, 100, 10, false);
  expectFits(1_000, 100, 11, false);
}

@Test void stays_exact_in_a_heap_of_16_terabytes() {
  expectRequests(16 * TB, 1, 17_592_186_044_416L);
  expectLifetime(16 * TB, 1, 1, "17592186044416.000000000");
  expectFits(16 * TB, 4 * TB, 4, true);
  expectFits(16 * TB, 4 * TB, 3_000_000, false);
  expectFits(16 * TB, 4 * TB, 4_194_304, false);
}

@Test void agrees_with_exact_arithmetic_on_10_000_servers() {
  var random = random();
  for (var i = 0; i < 10_000; i++) {
    var bytes = upTo(TB, random);
    var job = upTo(16 * TB / bytes, random);
    var heap = Math.max(1, bytes * job - random.nextInt(2)); // the job just fits, or just not
    var perSecond = upTo(BILLION, random);
    var whole = valueOf(heap).divide(valueOf(bytes));
    var nanos = whole.multiply(valueOf(BILLION)).divide(valueOf(perSecond));
    expectRequests(heap, bytes, whole.longValue());
    expectLifetime(heap, bytes, perSecond, new BigDecimal(nanos, 9).toPlainString());
    expectFits(heap, bytes, job, whole.compareTo(valueOf(job)) >= 0);
  }
}

@Test void predicts_a_real_server_within_10_percent() {
  var predicted = HeapBudget.requests(128 << 20, 1_024);
  var served = epsilon("128m", Server.class).count();
  show("a real server", "died after %,d requests; you said %,d".formatted(served, predicted));
  assertThat(predicted)
      .withFailMessage(
          "a real server with 128 MB died after %,d requests of 1,024 bytes,%n"
              + "but requests(134,217,728, 1,024) said %,d",
          served, predicted)
      .isCloseTo(served, withPercentage(10));
}

/// Serves until it dies. A request leaves 1,024 bytes: an array of 1,008 and its header of 16.
static class Server {
  static byte[] last;

  static void main(String... args) {
    for (var served = Counter.open(); ; served.increment()) {
      last = new byte[1_008];
    }
  }
}

/// From 1 to `most`; small numbers turn up as often as large ones.
long upTo(long most, Random random) {
  return 1 + (random.nextLong(most) >> random.nextInt(44));
}

void expectRequests(long heap, long bytes, long expected) {
  expect(HeapBudget.requests(heap, bytes), expected, "requests(%,d, %,d)", heap, bytes);
}

void expectLifetime(long heap, long bytes, long perSecond, String expected) {
  var seconds = seconds(HeapBudget.lifetime(heap, bytes, perSecond));
  expect(seconds, expected, "lifetime(%,d, %,d, %,d) in seconds", heap, bytes, perSecond);
}

String seconds(Duration time) {
  return new BigDecimal(valueOf(time.getSeconds()))
      .add(BigDecimal.valueOf(time.getNano(), 9))
      .toPlainString();
}

void expectFits(long heap, long bytes, long job, boolean expected) {
  expect(HeapBudget.fits(heap, bytes, job), expected, "fits(%,d, %,d, %,d)", heap, bytes, job);
}

void expect(Object answer, Object expected, String call, Object... arguments) {
  assertThat(answer).as(call, arguments).isEqualTo(expected);
}

void main() { grade(this); }
