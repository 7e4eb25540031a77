// rejected by: loses_no_nanosecond_in_a_year
// Is there a double on the way to your lifetime?
// A double never overflows here, but it has only 53 bits. From 2^53 nanoseconds on, about 104 days,
// neighbouring doubles are more than a nanosecond apart and the last digits are made up.
import java.time.Duration;

class HeapBudget {
  static long requests(long heapBytes, long bytesPerRequest) {
    return heapBytes / bytesPerRequest;
  }

  static Duration lifetime(long heapBytes, long bytesPerRequest, long requestsPerSecond) {
    var requests = requests(heapBytes, bytesPerRequest);
    return Duration.ofNanos((long) (requests * 1e9 / requestsPerSecond));
  }

  static boolean fits(long heapBytes, long bytesPerRequest, long requests) {
    return requests <= requests(heapBytes, bytesPerRequest);
  }
}
