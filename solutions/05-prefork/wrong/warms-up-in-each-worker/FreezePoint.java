// rejected by: loads_and_warms_up_once_before_the_fork
// Do your workers warm up, each for itself?
// A cache that each worker fills for itself is in memory once for each worker. Filled before the
// fork it is there once, as long as nobody writes to it: that is what preloading is for.
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
    parent.fork(
        worker -> {
          worker.warmUp();
          worker.enable();
          worker.serve();
        });
  }
}
