// rejected by: has_time_for_a_last_batch_that_is_not_full
// Do you round the number of batches down?
// 7 workers, 3 at a time: 7 / 3 is 2, and the batch of the last worker is forgotten. Whoever is in
// it waits one restart longer than you said. Count a batch that is not full as a batch.
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

class Recycler {

  record Worker(long freeBytes, int ticksUntilReady) {}

  record Fleet(List<Worker> workers, int floor, int restartTicks, long mostBytesPerTick) {}

  static List<Integer> restart(Fleet fleet) {
    var workers = fleet.workers();
    var together = workers.size() - fleet.floor();
    var batches = workers.size() / together;
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
