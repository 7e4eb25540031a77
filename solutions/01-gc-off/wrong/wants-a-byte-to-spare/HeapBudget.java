// rejected by: lets_a_job_fill_the_heap_to_the_last_byte
// Do you compare with < where both may be equal?
// A server dies of the request that finds no room, not of the one that takes the last of it.
// A job of exactly as many requests as the heap holds ends in time: compare with <=.
import java.time.Duration;

class HeapBudget {
  static long requests(long heapBytes, long bytesPerRequest) {
    return heapBytes / bytesPerRequest;
  }

  static Duration lifetime(long heapBytes, long bytesPerRequest, long requestsPerSecond) {
    return Duration.ofSeconds(requests(heapBytes, bytesPerRequest)).dividedBy(requestsPerSecond);
  }

  static boolean fits(long heapBytes, long bytesPerRequest, long requests) {
    return requests < requests(heapBytes, bytesPerRequest);
  }
}
