// rejected by: a_total_touches_the_lines_of_one_column
// Does each number have a line to itself in your columns?
// A line for each number keeps neighbours apart, which helps where two threads write to them. Here
// one thread reads them all: it wants sixteen on each line, and now it fetches a line for each.
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
    users = memory.ints(16 * capacity);
    items = memory.ints(16 * capacity);
    days = memory.ints(16 * capacity);
    cents = memory.ints(16 * capacity);
  }

  void add(int user, int item, int day, int cents) {
    users.set(16 * size, user);
    items.set(16 * size, item);
    days.set(16 * size, day);
    this.cents.set(16 * size, cents);
    size++;
  }

  int size() {
    return size;
  }

  Payment payment(int index) {
    var place = 16 * index;
    return new Payment(users.get(place), items.get(place), days.get(place), cents.get(place));
  }

  void correct(int index, int cents) {
    this.cents.set(16 * index, cents);
  }

  long total() {
    var total = 0L;
    for (var index = 0; index < size; index++) {
      total += cents.get(16 * index);
    }
    return total;
  }

  long totalOn(int day) {
    var total = 0L;
    for (var index = 0; index < size; index++) {
      if (days.get(16 * index) == day) {
        total += cents.get(16 * index);
      }
    }
    return total;
  }
}
