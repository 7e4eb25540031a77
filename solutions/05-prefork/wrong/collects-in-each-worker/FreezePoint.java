// rejected by: no_collection_of_a_worker_copies_a_shared_page
// Does each of your workers collect before it freezes?
// Each worker begins clean and frozen. But it has to collect for that, and this one collection
// writes to everything that the parent made: the very copy that freezing was to avoid. Once in the
// parent would have been enough for all.
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
    parent.warmUp();
    parent.fork(
        worker -> {
          worker.collect();
          worker.freeze();
          worker.enable();
          worker.serve();
        });
  }
}
