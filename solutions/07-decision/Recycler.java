import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

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
  ///
  /// The last one in the queue waits until all batches before its own are done. Whoever has no more
  /// time left than that joins the queue, and the queue goes by the time that is left.
  static List<Integer> restart(Fleet fleet) {
    var workers = fleet.workers();
    var together = workers.size() - fleet.floor();
    var batches = (workers.size() + together - 1) / together;
    var longestWait = (batches - 1) * fleet.restartTicks();
    var serving =
        IntStream.range(0, workers.size())
            .filter(i -> workers.get(i).ticksUntilReady() == 0)
            .boxed()
            .toList();
    return serving.stream()
        .filter(i -> workers.get(i).freeBytes() / fleet.mostBytesPerTick() <= longestWait)
        .sorted(Comparator.comparingLong(i -> workers.get(i).freeBytes()))
        .limit(serving.size() - fleet.floor())
        .toList();
  }
}
