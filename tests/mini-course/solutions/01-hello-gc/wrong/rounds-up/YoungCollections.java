// rejected by: leaves_out_the_last_part
// Do you round the number of collections up?
// A nursery that is not full at the end of the job is never collected.
class YoungCollections {
  static long count(long allocatedBytes, long nurseryBytes) {
    return (allocatedBytes + nurseryBytes - 1) / nurseryBytes;
  }
}
