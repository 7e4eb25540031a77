// rejected by: needs_no_more_memory_than_four_columns
// Do you keep some of the numbers twice?
// A fifth column, with day and cents side by side, would serve totalOn alone. Here it is written
// and corrected, and never read: copies cost memory, and every change must reach all of them.
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
  private final Ints pairs;
  private int size;

  Columns(Memory memory, int capacity) {
    users = memory.ints(capacity);
    items = memory.ints(capacity);
    days = memory.ints(capacity);
    cents = memory.ints(capacity);
    pairs = memory.ints(2 * capacity);
  }

  void add(int user, int item, int day, int cents) {
    users.set(size, user);
    items.set(size, item);
    days.set(size, day);
    this.cents.set(size, cents);
    pairs.set(2 * size, day);
    pairs.set(2 * size + 1, cents);
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
    pairs.set(2 * index + 1, cents);
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
      if (days.get(index) == day) {
        total += cents.get(index);
      }
    }
    return total;
  }
}
