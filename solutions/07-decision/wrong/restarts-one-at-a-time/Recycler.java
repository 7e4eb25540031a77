// rejected by: restarts_in_batches_where_the_floor_allows_it
// Do you restart only one worker at a time?
// One after the other is the careful way, and here it is too slow: 8 restarts take longer than a
// heap lasts. Where the fleet has more workers than the floor, that many may be gone together.
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
        .limit(serving.size() == workers.size() ? 1 : 0)
        .toList();
  }
}
