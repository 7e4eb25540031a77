// rejected by: restarts_no_worker_that_can_wait_for_the_whole_fleet
// Do you restart workers long before it is their last chance?
// Ten times the longest wait is safe, and dear: each restart throws away the rest of a heap, and
// makes a process start that was not needed. You know how long the queue can get. Wait for that.
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

class Recycler {

  record Worker(long freeBytes, int ticksUntilReady) {}

  record Fleet(List<Worker> workers, int floor, int restartTicks, long mostBytesPerTick) {}

  static List<Integer> restart(Fleet fleet) {
    var workers = fleet.workers();
    var together = workers.size() - fleet.floor();
    var batches = (workers.size() + together - 1) / together;
    var longestWait = 10 * batches * fleet.restartTicks();
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
