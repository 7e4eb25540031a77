// rejected by: is_exact_in_heaps_of_16_terabytes
// Is there an int, or a cast to int, where bytes are multiplied?
// The product of ticks and bytes looks harmless, and the cast made the compiler quiet. But 50 ticks
// of 17 GB each are more than an int can count. Divide longs, or multiply them.
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
        .filter(i -> workers.get(i).freeBytes() < (longestWait + 1) * (int) fleet.mostBytesPerTick())
        .sorted(Comparator.comparingLong(i -> workers.get(i).freeBytes()))
        .limit(serving.size() - fleet.floor())
        .toList();
  }
}
