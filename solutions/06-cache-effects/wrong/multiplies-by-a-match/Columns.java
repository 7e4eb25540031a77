// rejected by: the_total_of_a_day_touches_no_cents_of_other_days
// Do you read the cents of every payment, whatever its day?
// A loop without a branch, as one writes it for vector units: read both columns, and let the cents
// of other days count zero times. It reads every line of cents to throw nearly all of it away.
class Columns {
  interface Memory {
    Ints ints(int count);
  }

  interface Ints {
    int get(int index);

    void set(int index, int value);
  }

  record Payment(int user, int item, int day, int cents) {}

  private final Ints users;
  private final Ints items;
  private final Ints days;
  private final Ints cents;
  private int size;

  Columns(Memory memory, int capacity) {
    users = memory.ints(capacity);
    items = memory.ints(capacity);
    days = memory.ints(capacity);
    cents = memory.ints(capacity);
  }

  void add(int user, int item, int day, int cents) {
    users.set(size, user);
    items.set(size, item);
    days.set(size, day);
    this.cents.set(size, cents);
    size++;
  }

  int size() {
    return size;
  }

  Payment payment(int index) {
    return new Payment(users.get(index), items.get(index), days.get(index), cents.get(index));
  }

  void correct(int index, int cents) {
    this.cents.set(index, cents);
  }

  long total() {
    var total = 0L;
    for (var index = 0; index < size; index++) {
      total += cents.get(index);
    }
    return total;
  }

  long totalOn(int day) {
    var total = 0L;
    for (var index = 0; index < size; index++) {
      var match = days.get(index) == day ? 1 : 0;
      total += (long) match * cents.get(index);
    }
    return total;
  }
}
