///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ${answer:../../answers/01-gc-off}/LeanParser.java
//SOURCES ../../workbook/check/Checks.java

import static org.assertj.core.api.Assertions.assertThat;
import static workbook.check.Checks.*;

import org.junit.jupiter.api.Test;

@Test void reads_the_number_between_the_second_and_the_third_comma() {
  expect("ann,tea,250,card", 250);
  expect("1,2,3,4,5", 3);
  expect(",,7,", 7);
}

@Test void reads_a_third_field_that_ends_the_line() {
  expect("ann,tea,250", 250);
}

@Test void reads_0_where_the_third_field_is_empty_or_missing() {
  Stream.of("ann,tea,,card", "ann,tea,", ",,,9", "ann,tea", "ann,", "ann", "")
      .forEach(line -> expect(line, 0));
}

@Test void reads_negative_numbers() {
  expect("ann,tea,-3,card", -3);
  expect("-1,-2,-345", -345);
}

@Test void reads_numbers_too_large_for_an_int() {
  expect("ann,tea,3000000000,card", 3_000_000_000L);
  expect("ann,tea,9223372036854775807", Long.MAX_VALUE);
  expect("ann,tea,-9223372036854775808,card", Long.MIN_VALUE);
}

@Test void reads_lines_of_any_length() {
  for (var letters = 10; letters <= 1_000_000; letters *= 10) {
    assertThat(LeanParser.third("a".repeat(letters) + ",tea,250,card"))
        .as("third field after a first one of %,d letters", letters)
        .isEqualTo(250);
  }
}

@Test void tells_apart_lines_with_the_same_hash_code() {
  assertThat("gus,pie,10,tab").hasSameHashCodeAs("maria,jam,211,tab");
  expect("gus,pie,10,tab", 10);
  expect("maria,jam,211,tab", 211);
}

@Test void agrees_with_split_on_10_000_random_lines() {
  for (var line : lines(10_000)) {
    var fields = line.split(",", -1);
    expect(line, fields.length < 3 || fields[2].isEmpty() ? 0 : Long.parseLong(fields[2]));
  }
}

@Test void allocates_at_most_8_bytes_a_call() {
  var notSeenBefore = lines(20_000).listIterator(10_000);
  var bytes = allocatedBytesPerCall(1_000, () -> LeanParser.third(notSeenBefore.next()));
  show("allocated", bytes, 8, "bytes a call");
  assertThat(bytes)
      .withFailMessage(
          "third leaves %,.0f bytes behind for each line, and may leave 8.%n"
              + "Which of the calls in it return a new object?",
          bytes)
      .isLessThanOrEqualTo(8);
}

void expect(String line, long number) {
  assertThat(third(line)).as("third(\"%s\")", line).isEqualTo(number);
}

long third(String line) {
  try {
    return LeanParser.third(line);
  } catch (RuntimeException e) {
    throw new AssertionError("third(\"%s\") threw %s".formatted(line, e), e);
  }
}

/// Lines of one to six fields, no two alike. The third is a number of any size, or nothing.
List<String> lines(int count) {
  var random = random();
  return Stream.generate(() -> line(random)).distinct().limit(count).toList();
}

String line(Random random) {
  var line = new StringJoiner(",");
  for (int field = 1, last = random.nextInt(1, 7); field <= last; field++) {
    var number = Long.toString(random.nextLong() >> random.nextInt(64));
    line.add(random.nextInt(5) == 0 ? "" : field == 3 ? number : "x-7".repeat(random.nextInt(8)));
  }
  return line.toString();
}

void main() { grade(this); }
