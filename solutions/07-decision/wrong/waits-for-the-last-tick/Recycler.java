// rejected by: keeps_the_floor_when_all_heaps_fill_at_once
// Does each worker wait for its own last tick, whatever the others do?
// Each worker serves as long as it can, and not a byte is wasted: right for a single worker. But
// workers that started together fill up together, and only one of them may be gone at a time. The
// others cannot wait. Whoever is last in the queue has to have time for all restarts before its own.
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
        .filter(i -> workers.get(i).freeBytes() / fleet.mostBytesPerTick() < 1)
        .sorted(Comparator.comparingLong(i -> workers.get(i).freeBytes()))
        .limit(serving.size() - fleet.floor())
        .toList();
  }
}
