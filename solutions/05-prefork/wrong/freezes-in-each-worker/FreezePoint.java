// rejected by: no_worker_copies_a_page_to_freeze
// Do your workers freeze, and not the parent?
// Nearly as good: the freeze comes before the first collection. But it writes too. It joins the list
// of young objects to that of the frozen, and writes to the objects where they meet. Done in the
// parent that costs nothing; done in the worker, pages are copied, in each of them.
import java.util.function.Consumer;

class FreezePoint {

  interface Interpreter {
    void disable();
    void enable();
    void collect();
    void freeze();
    void load();
    void warmUp();
    void fork(Consumer<Interpreter> work);
    void serve();
  }

  static void start(Interpreter parent) {
    parent.disable();
    parent.load();
    parent.collect();
    parent.warmUp();
    parent.fork(
        worker -> {
          worker.freeze();
          worker.enable();
          worker.serve();
        });
  }
}
