// rejected by: leaves_no_holes_in_shared_pages_for_workers_to_fill
// Does the parent collect as the last thing before it freezes?
// The obvious place: everything is made, so clean up once, then freeze. But where the garbage was
// there are holes now, all over the shared pages. The first objects of each worker go into them, and
// each hole costs a copy of the page around it. Collect when the parent still has objects to make.
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
    parent.collect();
    parent.freeze();
    parent.fork(
        worker -> {
          worker.enable();
          worker.serve();
        });
  }
}
