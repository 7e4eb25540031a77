// rejected by: keeps_the_floor_when_all_heaps_fill_at_once
// Do you forget that some workers are restarting already?
// One worker beyond the floor, so one restart in each tick: but the one of the tick before is not
// back yet. What may go is those that serve now, less the floor.
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
        .filter(i -> workers.get(i).freeBytes() / fleet.mostBytesPerTick() <= longestWait)
        .sorted(Comparator.comparingLong(i -> workers.get(i).freeBytes()))
        .limit(together)
        .toList();
  }
}
