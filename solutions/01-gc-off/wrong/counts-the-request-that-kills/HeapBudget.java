// rejected by: counts_only_requests_that_the_heap_holds_whole
// Do you round the number of requests up?
// Rounding up is right when you buy heaps for requests. Here the heap is given: the last request
// asks for bytes that are no longer there, and that is the moment at which the server dies.
// Plain division rounds down.
import java.time.Duration;

class HeapBudget {
  static long requests(long heapBytes, long bytesPerRequest) {
    return Math.ceilDiv(heapBytes, bytesPerRequest);
  }

  static Duration lifetime(long heapBytes, long bytesPerRequest, long requestsPerSecond) {
    return Duration.ofSeconds(requests(heapBytes, bytesPerRequest)).dividedBy(requestsPerSecond);
  }

  static boolean fits(long heapBytes, long bytesPerRequest, long requests) {
    return requests <= requests(heapBytes, bytesPerRequest);
  }
}
