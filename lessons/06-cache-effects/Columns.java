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

  // What one payment takes as an object: a header of 3 words, 4 fields, and 1 word to fill up.
  private static final int HEADER = 3;
  private static final int WORDS = 8;

  // TODO one piece of memory for each field, instead of one for all of them
  private final Ints objects;
  private int size;

  /// No payments yet, and room for `capacity` of them.
  Columns(Memory memory, int capacity) {
    objects = memory.ints(capacity * WORDS);
  }

  /// Adds a payment at the end. There is always room for it.
  void add(int user, int item, int day, int cents) {
    var object = size++ * WORDS;
    objects.set(object + HEADER, user);
    objects.set(object + HEADER + 1, item);
    objects.set(object + HEADER + 2, day);
    objects.set(object + HEADER + 3, cents);
  }

  int size() {
    return size;
  }

  /// The payment number `index`, from 0.
  Payment payment(int index) {
    var object = index * WORDS + HEADER;
    return new Payment(
        objects.get(object),
        objects.get(object + 1),
        objects.get(object + 2),
        objects.get(object + 3));
  }

  /// Corrects the sum of the payment number `index`.
  void correct(int index, int cents) {
    objects.set(index * WORDS + HEADER + 3, cents);
  }

  /// The cents of all payments.
  long total() {
    var total = 0L;
    for (var index = 0; index < size; index++) {
      total += objects.get(index * WORDS + HEADER + 3);
    }
    return total;
  }

  /// The cents of all payments of that day.
  long totalOn(int day) {
    var total = 0L;
    for (var index = 0; index < size; index++) {
      if (objects.get(index * WORDS + HEADER + 2) == day) {
        total += objects.get(index * WORDS + HEADER + 3);
      }
    }
    return total;
  }
}
