/// A processor's cache, as far as hits and misses go.
///
/// Memory is divided into lines of `lineBytes`. A line belongs to one of `sets` sets, and a set
/// keeps its `ways` most recently used lines.
class CacheModel {

  /// A cache that holds nothing yet. All arguments are at least 1.
  CacheModel(int sets, int ways, int lineBytes) {
    // TODO
  }

  /// Reads the byte at `address`, which is not negative: whether its line was there (a hit). If it
  /// was not (a miss), it is now.
  boolean access(long address) {
    return false; // TODO
  }
}
