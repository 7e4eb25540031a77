// rejected by: lets_a_worker_finish_its_restart
// Do you name workers that are restarting already?
// A worker that restarts has 0 bytes free, and so looks like the one that is nearest its end. To
// restart it again begins its restart anew. Only those with `ticksUntilReady` of 0 can be named.
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
    return IntStream.range(0, workers.size())
        .boxed()
        .filter(i -> workers.get(i).freeBytes() / fleet.mostBytesPerTick() <= longestWait)
        .sorted(Comparator.comparingLong(i -> workers.get(i).freeBytes()))
        .limit(together)
        .toList();
  }
}
