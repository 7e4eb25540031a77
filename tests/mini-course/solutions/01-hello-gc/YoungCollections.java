class YoungCollections {
  static long count(long allocatedBytes, long nurseryBytes) {
    return allocatedBytes / nurseryBytes;
  }
}
