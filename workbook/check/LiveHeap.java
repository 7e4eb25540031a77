package workbook.check;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;

/// What full collections leave alive in the heap of this JVM.
final class LiveHeap {

  /// The Serial collector leaves some dead objects where they are, so as to move fewer, but for
  /// every fourth time (`MarkSweepAlwaysCompactCount`).
  private static final int COLLECTIONS = 4;

  private LiveHeap() {}

  static long bytes() {
    var least = Long.MAX_VALUE;
    for (var n = 0; n < COLLECTIONS; n++) {
      System.gc();
      least = Math.min(least, afterTheLastCollection());
    }
    return least;
  }

  private static long afterTheLastCollection() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .filter(pool -> pool.getCollectionUsage() != null)
        .mapToLong(pool -> pool.getCollectionUsage().getUsed())
        .sum();
  }
}
