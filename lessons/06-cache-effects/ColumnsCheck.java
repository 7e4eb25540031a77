///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ${answer:../../answers/06-cache-effects}/Columns.java
//SOURCES ../../workbook/check/Checks.java

import static org.assertj.core.api.Assertions.assertThat;
import static workbook.check.Checks.*;

import org.junit.jupiter.api.Test;

static final int MANY = 16_000;
static final int LINES_OF_A_COLUMN = MANY / 16;

@Test void gives_back_the_payments_that_were_added() {
  var payments = new Both(3);
  payments.add(7, 42, 22, 250);
  payments.add(-1, Integer.MAX_VALUE, 0, Integer.MIN_VALUE);
  payments.add(8, 43, 22, 1_000);
  payments.compare();
}

@Test void adds_up_more_cents_than_an_int_holds() {
  var payments = new Both(3);
  for (var i = 0; i < 3; i++) {
    payments.add(i, i, 22, Integer.MAX_VALUE);
  }
  payments.compare();
}

@Test void agrees_with_a_list_of_records_whatever_is_corrected() {
  var random = random();
  for (var i = 0; i < 50; i++) {
    var payments = new Both(random.nextInt(1, 200));
    while (payments.answer.size() < payments.capacity) {
      payments.add(random.nextInt(), random.nextInt(), random.nextInt(-2, 5), random.nextInt());
      payments.correct(random.nextInt(payments.expected.size()), random.nextInt());
      payments.compareTotals();
    }
    payments.compare();
  }
}

@Test void keeps_all_payments_in_the_memory_given() {
  var lines = new Lines();
  var columns = new Columns(lines, MANY);
  var bytes = allocatedBytesPerCall(1_000, () -> columns.add(1, 2, 3, 4));
  assertThat(bytes)
      .withFailMessage(
          "add allocates %,.0f bytes of Java's memory: where does it put the payment?", bytes)
      .isLessThanOrEqualTo(8);
  assertThat(lines.touched(() -> columns.add(5, 6, 7, 8)).cardinality())
      .as("lines that add touched in the memory given")
      .isPositive();
}

@Test void a_total_touches_the_lines_of_one_column() {
  var payments = filled();
  var touched = payments.lines.touched(() -> payments.answer.total()).cardinality();
  show("total", touched, LINES_OF_A_COLUMN, "lines for %,d payments".formatted(MANY));
  var whole = payments.lines.touched(() -> payments.answer.payment(7)).cardinality();
  show("one whole payment", "%d %s".formatted(whole, whole == 1 ? "line" : "lines"));
  assertThat(touched)
      .withFailMessage(
          "total() touches %,d lines, and %,d hold the cents of %,d payments.%n"
              + "What else lies on the lines that it touches?",
          touched, LINES_OF_A_COLUMN, MANY)
      .isLessThanOrEqualTo(LINES_OF_A_COLUMN);
}

@Test void the_total_of_a_day_touches_no_cents_of_other_days() {
  var payments = filled();
  var day = 3;
  var cents = 0;
  for (var line = 0; line < LINES_OF_A_COLUMN; line++) {
    var of = payments.expected.subList(line * 16, line * 16 + 16);
    cents += of.stream().anyMatch(payment -> payment.day() == day) ? 1 : 0;
  }
  var limit = LINES_OF_A_COLUMN + cents;
  var touched = payments.lines.touched(() -> payments.answer.totalOn(day)).cardinality();
  show("total of one day", touched, limit, "lines");
  assertThat(touched)
      .withFailMessage(
          "totalOn(%d) touches %,d lines: %,d hold the days, and only %,d the cents of that day",
          day, touched, LINES_OF_A_COLUMN, cents)
      .isLessThanOrEqualTo(limit);
}

@Test void needs_no_more_memory_than_four_columns() {
  var payments = filled();
  assertThat(payments.lines.handedOut)
      .as("lines of memory asked for, to keep %,d payments", MANY)
      .isLessThanOrEqualTo(4 * LINES_OF_A_COLUMN);
}

@Test void a_total_leaves_no_garbage() {
  var payments = filled();
  payments.lines.quiet = true;
  var total = allocatedBytesPerCall(100, () -> payments.answer.total());
  var ofDay = allocatedBytesPerCall(100, () -> payments.answer.totalOn(3));
  show("garbage of a total", total, 8, "bytes a call");
  show("garbage of a total of one day", ofDay, 8, "bytes a call");
  assertThat(Math.max(total, ofDay))
      .withFailMessage(
          "total() allocates %,.0f bytes a call, totalOn(3) %,.0f, and each may allocate 8.%n"
              + "Which of the calls in them return a new object?",
          total, ofDay)
      .isLessThanOrEqualTo(8);
}

/// Ten days of payments in the order of the days, as a log has them.
Both filled() {
  var payments = new Both(MANY);
  var random = random();
  for (var i = 0; i < MANY; i++) {
    payments.add(random.nextInt(1_000), random.nextInt(1_000), i * 10 / MANY, random.nextInt());
  }
  payments.compareTotals();
  return payments;
}

/// The answer beside a list of records.
static class Both {
  final int capacity;
  final Lines lines = new Lines();
  final Columns answer;
  final List<Columns.Payment> expected = new ArrayList<>();

  Both(int capacity) {
    this.capacity = capacity;
    answer = new Columns(lines, capacity);
  }

  void add(int user, int item, int day, int cents) {
    answer.add(user, item, day, cents);
    expected.add(new Columns.Payment(user, item, day, cents));
  }

  void correct(int index, int cents) {
    answer.correct(index, cents);
    var old = expected.get(index);
    expected.set(index, new Columns.Payment(old.user(), old.item(), old.day(), cents));
  }

  void compare() {
    assertThat(answer.size()).as("size()").isEqualTo(expected.size());
    for (var index = 0; index < expected.size(); index++) {
      assertThat(answer.payment(index)).as("payment(%d)", index).isEqualTo(expected.get(index));
    }
    compareTotals();
  }

  void compareTotals() {
    assertThat(answer.total())
        .as("total() of %d payments", expected.size())
        .isEqualTo(expected.stream().mapToLong(Columns.Payment::cents).sum());
    for (var day : List.of(-2, 0, 3, 22)) {
      assertThat(answer.totalOn(day))
          .as("totalOn(%d) among %d payments", day, expected.size())
          .isEqualTo(
              expected.stream()
                  .filter(payment -> payment.day() == day)
                  .mapToLong(Columns.Payment::cents)
                  .sum());
    }
  }
}

/// Memory that notes which of its lines are touched.
static class Lines implements Columns.Memory {
  static final int INTS = 16;
  final BitSet touched = new BitSet();
  int handedOut;
  boolean quiet;

  @Override
  public Columns.Ints ints(int count) {
    var first = handedOut;
    handedOut += (count + INTS - 1) / INTS;
    var values = new int[count];
    return new Columns.Ints() {
      @Override
      public int get(int index) {
        touch(index);
        return values[index];
      }

      @Override
      public void set(int index, int value) {
        touch(index);
        values[index] = value;
      }

      void touch(int index) {
        if (!quiet) {
          touched.set(first + index / INTS);
        }
      }
    };
  }

  BitSet touched(Runnable call) {
    touched.clear();
    call.run();
    return (BitSet) touched.clone();
  }
}

void main() { grade(this); }
