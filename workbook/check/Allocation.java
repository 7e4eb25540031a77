package workbook.check;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.function.LongSupplier;

/// Counts the bytes that calls allocate on the current thread.
final class Allocation {
  private static final int BATCHES = 5;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /// Results go here, so that no compiler may leave out the call that made them.
  @SuppressWarnings("unused")
  private static volatile long sink;

  private Allocation() {}

  static double bytesPerCall(int calls, LongSupplier call) {
    return Math.max(0, median(calls, call) - median(calls, () -> 0)) / calls;
  }

  /// The median: what a batch happens to load or link once is not the call's doing.
  private static double median(int calls, LongSupplier call) {
    batch(calls, call);
    var bytes = new long[BATCHES];
    for (var i = 0; i < BATCHES; i++) {
      bytes[i] = batch(calls, call);
    }
    Arrays.sort(bytes);
    return bytes[BATCHES / 2];
  }

  private static long batch(int calls, LongSupplier call) {
    var sum = 0L;
    var before = THREADS.getCurrentThreadAllocatedBytes();
    for (var i = 0; i < calls; i++) {
      sum += call.getAsLong();
    }
    var bytes = THREADS.getCurrentThreadAllocatedBytes() - before;
    sink = sum;
    return bytes;
  }
}
