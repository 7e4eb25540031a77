// rejected by: counts_only_ticks_that_the_heap_holds_whole
// Do you round a worker's last ticks up?
// 1,550 bytes at 100 a tick are 15 ticks, and half of one that kills the worker. Rounded up they
// are 16, and the whole queue begins one tick too late. A worker has the ticks that fit whole.
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
    var longestWait = (batches - 1) * fleet.restartTicks();
    var serving =
        IntStream.range(0, workers.size())
            .filter(i -> workers.get(i).ticksUntilReady() == 0)
            .boxed()
            .toList();
    return serving.stream()
        .filter(i -> Math.ceilDiv(workers.get(i).freeBytes(), fleet.mostBytesPerTick()) <= longestWait)
        .sorted(Comparator.comparingLong(i -> workers.get(i).freeBytes()))
        .limit(serving.size() - fleet.floor())
        .toList();
  }
}
