// rejected by: allocates_nothing
// Does your answer make objects, a BigInteger for instance?
// Exact for numbers of any size, and each step makes a new object. A long is large enough here.
import java.math.BigInteger;

class YoungCollections {
  static long count(long allocatedBytes, long nurseryBytes) {
    return new BigInteger(Long.toString(allocatedBytes))
        .divide(new BigInteger(Long.toString(nurseryBytes)))
        .longValue();
  }
}
