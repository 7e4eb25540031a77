// rejected by: counts_a_job_of_terabytes
// Is there an int, or a cast to int, in your division?
// An int ends at 2 GB, which a server allocates in seconds.
class YoungCollections {
  static long count(long allocatedBytes, long nurseryBytes) {
    return (int) allocatedBytes / (int) nurseryBytes;
  }
}
