package workbook.lab;

import java.util.Optional;

/// What a process has in memory, as Linux counts it in `/proc/PID/smaps_rollup`.
///
/// @param rssBytes resident set: all its pages in memory, whoever else maps them
/// @param pssBytes proportional set: each page divided by the number of processes that map it, so
///     that the sum over processes is what they need together
/// @param privateDirtyBytes pages that only it maps, and has written
/// @param sharedBytes pages that other processes map, too
public record Memory(long rssBytes, long pssBytes, long privateDirtyBytes, long sharedBytes) {

  /// Nothing where there is no such process, or the system does not tell.
  public static Optional<Memory> of(long pid) {
    return Proc.ofThisMachine().memory(pid);
  }
}
