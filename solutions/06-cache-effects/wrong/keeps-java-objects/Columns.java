// rejected by: keeps_all_payments_in_the_memory_given
// Do you keep payments in Java objects, outside of the memory given?
// No line of the memory given is touched, since nothing is in it: the payments are objects of the
// JVM, each with a header, and a list of references to them besides. That is the layout to get rid
// of, moved to where the check does not count lines.
import java.util.ArrayList;
import java.util.List;

class Columns {
  interface Memory {
    Ints ints(int count);
  }

  interface Ints {
    int get(int index);

    void set(int index, int value);
  }

  record Payment(int user, int item, int day, int cents) {}

  private final List<Payment> payments;

  Columns(Memory memory, int capacity) {
    payments = new ArrayList<>(capacity);
  }

  void add(int user, int item, int day, int cents) {
    payments.add(new Payment(user, item, day, cents));
  }

  int size() {
    return payments.size();
  }

  Payment payment(int index) {
    return payments.get(index);
  }

  void correct(int index, int cents) {
    var old = payments.get(index);
    payments.set(index, new Payment(old.user(), old.item(), old.day(), cents));
  }

  long total() {
    var total = 0L;
    for (var payment : payments) {
      total += payment.cents();
    }
    return total;
  }

  long totalOn(int day) {
    var total = 0L;
    for (var payment : payments) {
      if (payment.day() == day) {
        total += payment.cents();
      }
    }
    return total;
  }
}
