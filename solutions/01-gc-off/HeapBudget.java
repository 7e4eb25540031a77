import java.time.Duration;

/// How far a heap lasts when nothing is ever freed.
///
/// All arguments are at least 1. No server takes more than a billion requests a second.
class HeapBudget {

  /// How many requests the heap can hold. A request needs all of its bytes to be served.
  static long requests(long heapBytes, long bytesPerRequest) {
    return heapBytes / bytesPerRequest;
  }

  /// How long the server takes to serve those requests, cut off after the nanoseconds.
  static Duration lifetime(long heapBytes, long bytesPerRequest, long requestsPerSecond) {
    return Duration.ofSeconds(requests(heapBytes, bytesPerRequest)).dividedBy(requestsPerSecond);
  }

  /// Whether a job of `requests` requests ends before the heap does.
  static boolean fits(long heapBytes, long bytesPerRequest, long requests) {
    return requests <= requests(heapBytes, bytesPerRequest);
  }
}
