// rejected by: counts_only_requests_that_the_heap_holds_whole
// Do you hold a part of the heap back, to be safe?
// A good habit with a collector, which needs room to copy survivors and time to finish before the
// heap is full. Without one nothing is ever copied: new objects go one behind the other up to the
// last byte, so nothing needs to be held back.
import java.time.Duration;

class HeapBudget {
  static long requests(long heapBytes, long bytesPerRequest) {
    return (heapBytes - heapBytes / 4) / bytesPerRequest;
  }

  static Duration lifetime(long heapBytes, long bytesPerRequest, long requestsPerSecond) {
    return Duration.ofSeconds(requests(heapBytes, bytesPerRequest)).dividedBy(requestsPerSecond);
  }

  static boolean fits(long heapBytes, long bytesPerRequest, long requests) {
    return requests <= requests(heapBytes, bytesPerRequest);
  }
}
