// rejected by: stays_exact_in_a_heap_of_16_terabytes
// Do you hold a time in nanoseconds in one long?
// Exact for small servers. But a long holds only 292 years of nanoseconds, and a heap of 16 TB can
// last longer; the product runs over even sooner, before it is divided.
// Duration keeps seconds and nanoseconds apart: let it divide.
import java.time.Duration;

class HeapBudget {
  static long requests(long heapBytes, long bytesPerRequest) {
    return heapBytes / bytesPerRequest;
  }

  static Duration lifetime(long heapBytes, long bytesPerRequest, long requestsPerSecond) {
    var requests = requests(heapBytes, bytesPerRequest);
    return Duration.ofNanos(requests * 1_000_000_000 / requestsPerSecond);
  }

  static boolean fits(long heapBytes, long bytesPerRequest, long requests) {
    return requests <= requests(heapBytes, bytesPerRequest);
  }
}
