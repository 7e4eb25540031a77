/// Payments, kept in memory whose cache lines are counted.
class Columns {

  /// Memory as a processor sees it.
  interface Memory {
    /// Room for `count` numbers, all 0, in a piece: 16 of them fill a cache line. It begins on a
    /// line of its own.
    Ints ints(int count);
  }

  /// Numbers that lie beside each other. Getting or setting one touches its line.
  interface Ints {
    int get(int index);

    void set(int index, int value);
  }

  /// A payment, as the caller sees it.
  record Payment(int user, int item, int day, int cents) {}

  private final Ints users;
  private final Ints items;
  private final Ints days;
  private final Ints cents;
  private int size;

  /// No payments yet, and room for `capacity` of them.
  Columns(Memory memory, int capacity) {
    users = memory.ints(capacity);
    items = memory.ints(capacity);
    days = memory.ints(capacity);
    cents = memory.ints(capacity);
  }

  /// Adds a payment at the end. There is always room for it.
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

  /// The payment number `index`, from 0.
  Payment payment(int index) {
    return new Payment(users.get(index), items.get(index), days.get(index), cents.get(index));
  }

  /// Corrects the sum of the payment number `index`.
  void correct(int index, int cents) {
    this.cents.set(index, cents);
  }

  /// The cents of all payments.
  long total() {
    var total = 0L;
    for (var index = 0; index < size; index++) {
      total += cents.get(index);
    }
    return total;
  }

  /// The cents of all payments of that day.
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
