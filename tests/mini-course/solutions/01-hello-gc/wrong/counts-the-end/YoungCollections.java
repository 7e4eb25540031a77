// rejected by: counts_none_for_a_job_that_fits
// Does your answer count a collection at the end of the job?
// A JVM that ends does not collect: the system takes all its memory back at once.
class YoungCollections {
  static long count(long allocatedBytes, long nurseryBytes) {
    return Math.max(1, allocatedBytes / nurseryBytes);
  }
}
