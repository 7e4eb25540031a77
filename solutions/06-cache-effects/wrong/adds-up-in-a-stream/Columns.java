// rejected by: a_total_leaves_no_garbage
// Do you add up with a stream?
// The lines are right: a stream over the column reads what a loop reads. It also makes the objects
// of a pipeline on each call, whatever the number of payments. A loop makes none.
import java.util.stream.IntStream;

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
    return IntStream.range(0, size).mapToLong(cents::get).sum();
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
