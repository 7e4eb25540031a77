// rejected by: gives_the_lifetime_to_the_nanosecond
// Do you divide two longs, and make the seconds a Duration only afterwards?
// Division of two longs is a long: 10 requests at 4 a second become 2 seconds, and the half is gone
// before Duration sees it. Make it a Duration first, then divide that.
import java.time.Duration;

class HeapBudget {
  static long requests(long heapBytes, long bytesPerRequest) {
    return heapBytes / bytesPerRequest;
  }

  static Duration lifetime(long heapBytes, long bytesPerRequest, long requestsPerSecond) {
    return Duration.ofSeconds(requests(heapBytes, bytesPerRequest) / requestsPerSecond);
  }

  static boolean fits(long heapBytes, long bytesPerRequest, long requests) {
    return requests <= requests(heapBytes, bytesPerRequest);
  }
}
