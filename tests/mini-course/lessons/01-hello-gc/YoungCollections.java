class YoungCollections {
  static long count(long allocatedBytes, long nurseryBytes) {
    return 0; // TODO
  }
}
