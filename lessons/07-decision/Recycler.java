import java.util.List;

/// Decides which workers to restart, in a fleet whose workers never collect.
class Recycler {

  /// A worker before a tick.
  ///
  /// @param freeBytes what is left of its heap; 0 while it restarts
  /// @param ticksUntilReady 0 if it serves; else how many ticks it still restarts, this one too
  record Worker(long freeBytes, int ticksUntilReady) {}

  /// The fleet before a tick. All numbers are at least 1, and `floor` is less than the workers.
  ///
  /// @param floor how many workers must serve in every tick
  /// @param restartTicks how many ticks a restart takes
  /// @param mostBytesPerTick the most that a worker which serves can use up in one tick
  record Fleet(List<Worker> workers, int floor, int restartTicks, long mostBytesPerTick) {}

  /// The numbers, from 0, of the workers to restart at the start of this tick, in any order.
  static List<Integer> restart(Fleet fleet) {
    return List.of(); // TODO
  }
}
