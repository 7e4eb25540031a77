///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ${answer:../../answers/02-threshold}/NurserySize.java
//SOURCES ../../workbook/check/Checks.java

import static org.assertj.core.api.Assertions.assertThat;
import static workbook.check.Checks.*;

import org.junit.jupiter.api.Test;
import workbook.check.Ran;

static final int PARCELS = 1_200_000;
static final int MOST_COLLECTIONS = 20;
static final int MOST_MB = 200;

@Test void gives_flags_that_start_with_x() {
  for (var flag : flags()) {
    assertThat(flag)
        .withFailMessage(
            "flags() holds \"%s\"%n  one flag an element, each begins with -X, as in \"%s\"",
            flag, "-Xmx64m")
        .matches("-X\\S+");
  }
}

@Test void lets_the_job_run_to_its_end() {
  var ran = run();
  assertThat(ran.outOfMemory())
      .withFailMessage("the heap was full before the job was done, with %s", line())
      .isFalse();
  assertThat(ran.printed())
      .as("what the job printed, with %s", line())
      .contains(PARCELS + " parcels");
}

@Test void collects_at_most_20_times() {
  var collections = run().collections();
  show("collected", collections, MOST_COLLECTIONS, "times");
  assertThat(collections)
      .withFailMessage(
          "%,d collections with %s, and %d are allowed%n  a collection comes whenever eden is full:"
              + " 1,200 MB went through it",
          collections, line(), MOST_COLLECTIONS)
      .isLessThanOrEqualTo(MOST_COLLECTIONS);
}

@Test void stays_below_200_mb() {
  var peak = run().peakRssBytes();
  peak.ifPresentOrElse(
      bytes -> show("peak of the resident set", bytes >> 20, MOST_MB, "MB"),
      () -> show("peak of the resident set", "this system does not tell; not graded"));
  peak.ifPresent(
      bytes ->
          assertThat(bytes >> 20)
              .withFailMessage(
                  "%,d MB resident at the peak with %s, and %d are allowed",
                  bytes >> 20, line(), MOST_MB)
              .isLessThanOrEqualTo(MOST_MB));
}

/// Wraps parcels of 1,000 bytes and throws them away, but for one in 32, which it shelves: 32 MB.
static class Job {
  static final byte[][] SHELF = new byte[32_000][];
  static byte[] last;

  static void main(String... args) {
    var wrapped = 0;
    for (var shelved = 0; wrapped < PARCELS; wrapped++) {
      last = new byte[984];
      if (wrapped % 32 == 0) {
        SHELF[shelved++ % SHELF.length] = last;
      }
    }
    IO.println(wrapped + " parcels");
  }
}

/// One JVM for all tests.
static Optional<Ran> ran = Optional.empty();

Ran run() {
  if (ran.isEmpty()) {
    ran = Optional.of(jvm(flags(), Job.class));
  }
  return ran.get();
}

List<String> flags() {
  return NurserySize.flags();
}

String line() {
  return flags().isEmpty() ? "no flags" : String.join(" ", flags());
}

void main() { grade(this); }
