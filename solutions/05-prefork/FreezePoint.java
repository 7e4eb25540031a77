import java.util.function.Consumer;

/// Starts a server that forks its workers, in the order that leaves them the most to share.
class FreezePoint {

  /// A process with an interpreter, a collector and its memory.
  interface Interpreter {
    /// No collection starts by itself any more. Workers inherit that.
    void disable();

    /// Collections start by themselves again, one every 700 objects.
    void enable();

    /// Frees the garbage, and writes to the header of every object that is not frozen.
    void collect();

    /// Hides all objects that exist now from every later collection.
    void freeze();

    /// Loads the application: objects that stay, and cycles that nobody needs any more.
    void load();

    /// Fills the caches of a loaded application: objects that stay, and no garbage.
    void warmUp();

    /// Forks the workers, and lets each of them do `work`.
    void fork(Consumer<Interpreter> work);

    /// Serves requests. Each leaves a cycle behind.
    void serve();
  }

  static void start(Interpreter parent) {
    // What is being built is needed: a collection would find nothing.
    parent.disable();
    parent.load();
    // The holes that this one leaves are filled by the parent, before anybody shares them.
    parent.collect();
    parent.warmUp();
    parent.freeze();
    parent.fork(
        worker -> {
          worker.enable();
          worker.serve();
        });
  }
}
