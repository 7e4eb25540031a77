// rejected by: stays_exact_in_a_heap_of_16_terabytes
// Do you multiply the requests by their bytes, and compare that with the heap?
// True on paper. But requests times bytes may need more than 63 bits, and a long that runs over
// turns negative, or starts again at 0: then the largest job of all seems to fit.
// Divide the heap instead: what gets smaller cannot overflow.
import java.time.Duration;

class HeapBudget {
  static long requests(long heapBytes, long bytesPerRequest) {
    return heapBytes / bytesPerRequest;
  }

  static Duration lifetime(long heapBytes, long bytesPerRequest, long requestsPerSecond) {
    return Duration.ofSeconds(requests(heapBytes, bytesPerRequest)).dividedBy(requestsPerSecond);
  }

  static boolean fits(long heapBytes, long bytesPerRequest, long requests) {
    return requests * bytesPerRequest <= heapBytes;
  }
}
