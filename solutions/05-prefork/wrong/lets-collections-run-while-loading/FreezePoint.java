// rejected by: collects_at_most_once_before_the_fork
// Is the collector on while the parent loads?
// The workers are as good as they get. The start is not: while the application is built, a
// collection comes every 700 objects and looks at all that exists, nearly all of which is needed.
// The larger the application, the longer each takes. Disable first, and collect once.
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
    parent.load();
    parent.collect();
    parent.warmUp();
    parent.freeze();
    parent.fork(worker -> worker.serve());
  }
}
