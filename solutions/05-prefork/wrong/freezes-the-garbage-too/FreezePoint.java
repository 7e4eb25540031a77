// rejected by: freezes_no_garbage
// Is there still garbage when you freeze?
// The recipe as the documentation of gc.freeze has it, and it copies the fewest pages of all. The
// price: whatever was garbage at that moment is frozen as well, and stays as long as the server.
// Here loading leaves garbage, so it has to be collected first. The question is when.
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
    parent.freeze();
    parent.fork(
        worker -> {
          worker.enable();
          worker.serve();
        });
  }
}
