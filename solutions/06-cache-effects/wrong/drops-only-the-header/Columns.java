// rejected by: a_total_touches_the_lines_of_one_column
// Do the four fields of a payment still stand beside each other?
// Half the way: without header and filling a payment takes 16 bytes in place of 32, and a line
// holds four. But the cents still have the other three fields beside them, which the total does not
// want. Give each field a piece of memory of its own.
class Columns {
  interface Memory {
    Ints ints(int count);
  }

  interface Ints {
    int get(int index);

    void set(int index, int value);
  }

  record Payment(int user, int item, int day, int cents) {}

  private final Ints rows;
  private int size;

  Columns(Memory memory, int capacity) {
    rows = memory.ints(4 * capacity);
  }

  void add(int user, int item, int day, int cents) {
    var row = 4 * size++;
    rows.set(row, user);
    rows.set(row + 1, item);
    rows.set(row + 2, day);
    rows.set(row + 3, cents);
  }

  int size() {
    return size;
  }

  Payment payment(int index) {
    var row = 4 * index;
    return new Payment(rows.get(row), rows.get(row + 1), rows.get(row + 2), rows.get(row + 3));
  }

  void correct(int index, int cents) {
    rows.set(4 * index + 3, cents);
  }

  long total() {
    var total = 0L;
    for (var index = 0; index < size; index++) {
      total += rows.get(4 * index + 3);
    }
    return total;
  }

  long totalOn(int day) {
    var total = 0L;
    for (var index = 0; index < size; index++) {
      if (rows.get(4 * index + 2) == day) {
        total += rows.get(4 * index + 3);
      }
    }
    return total;
  }
}
