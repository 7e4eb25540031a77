// rejected by: stays_exact_in_a_heap_of_16_terabytes
// Is there an int in your answer, perhaps with a cast to make it compile?
// The compiler said "possible lossy conversion from long to int", and the cast made it silent. It
// did not make it wrong: the upper 32 bits are gone, and 2^44 requests become 0.
// Let the variable be a long.
import java.time.Duration;

class HeapBudget {
  static long requests(long heapBytes, long bytesPerRequest) {
    int requests = (int) (heapBytes / bytesPerRequest);
    return requests;
  }

  static Duration lifetime(long heapBytes, long bytesPerRequest, long requestsPerSecond) {
    return Duration.ofSeconds(requests(heapBytes, bytesPerRequest)).dividedBy(requestsPerSecond);
  }

  static boolean fits(long heapBytes, long bytesPerRequest, long requests) {
    return requests <= requests(heapBytes, bytesPerRequest);
  }
}
