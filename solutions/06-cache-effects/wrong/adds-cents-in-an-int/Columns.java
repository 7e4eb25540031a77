// rejected by: adds_up_more_cents_than_an_int_holds
// Is the variable in which you add up the cents an int?
// The columns are right. But `0` makes the total an int, and three payments of 2,147,483,647 cents
// no longer fit: it wraps round without a word. Write `0L`.
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
    var total = 0;
    for (var index = 0; index < size; index++) {
      total += cents.get(index);
    }
    return total;
  }

  long totalOn(int day) {
    var total = 0;
    for (var index = 0; index < size; index++) {
      if (days.get(index) == day) {
        total += cents.get(index);
      }
    }
    return total;
  }
}
