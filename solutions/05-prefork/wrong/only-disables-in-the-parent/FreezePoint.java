// rejected by: no_collection_of_a_worker_copies_a_shared_page
// Do you fork without a freeze?
// With the collector disabled the parent forks clean, and nothing is copied at the fork. But that
// was never when it happened: the first collection of each worker writes to every object it can
// see, and without a freeze it sees all of them.
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
          worker.enable();
          worker.serve();
        });
  }
}
