// rejected by: agrees_with_a_list_of_records_whatever_is_corrected
// Do you keep a total beside the columns?
// The fastest sum is one that is known already, and for a total that never changes it would do. But
// a payment can be corrected, and then the number beside the data is wrong: whoever keeps a total
// must go through every place that changes it.
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
  private long total;

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
    total += cents;
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
