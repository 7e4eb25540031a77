// rejected by: no_collection_of_a_worker_copies_a_shared_page
// Does the parent make objects after it has frozen?
// Freezing hides the objects that exist at that moment. The caches are filled after it, so they are
// not frozen, and the first collection of each worker writes to all of them. Freeze last.
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
    parent.freeze();
    parent.warmUp();
    parent.fork(
        worker -> {
          worker.enable();
          worker.serve();
        });
  }
}
