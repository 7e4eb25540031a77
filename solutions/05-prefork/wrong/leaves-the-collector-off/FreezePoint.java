// rejected by: lets_workers_free_the_cycles_of_their_requests
// Does the collector stay off in your workers?
// What Instagram did first, and no page is copied by a collection. But every request leaves a cycle,
// and in a worker that never collects they all stay: its own memory grows with each request, and it
// has to be replaced before it is too large. Frozen objects are safe from the collector, so the
// worker can have it back: enable it there.
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
    parent.freeze();
    parent.fork(worker -> worker.serve());
  }
}
