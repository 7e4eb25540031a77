// rejected by: keeps_the_floor_when_all_heaps_fill_at_once
// Do you name everybody who has little left, however many they are?
// It begins in time, but takes everybody out of service who has little time left. In a fleet that
// started together that is everybody. No more may be gone than the workers beyond the floor.
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
        .toList();
  }
}
