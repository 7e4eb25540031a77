package workbook.lab;

/// A named figure with a unit. Samples are kept in the unit's base: seconds, bytes, or a plain
/// count; how large a figure is printed, the printer decides.
///
/// @param id camel case, as bound numbers on a page and the recording name it
/// @param label what a table's column is headed, short
/// @param unit the base unit of its samples
/// @param about what it is and where it comes from, one sentence
public record Metric(String id, String label, Unit unit, String about) {

  public enum Unit {
    SECONDS("s"),
    BYTES("bytes"),
    COUNT("count");

    /// As written in a recording.
    public final String symbol;

    Unit(String symbol) {
      this.symbol = symbol;
    }

    /// @throws IllegalArgumentException when no unit is written so
    public static Unit of(String symbol) {
      for (var unit : values()) {
        if (unit.symbol.equals(symbol)) {
          return unit;
        }
      }
      throw new IllegalArgumentException("unknown unit \"" + symbol + "\"");
    }
  }

  public static final Metric WALL =
      new Metric(
          "wall",
          "wall",
          Unit.SECONDS,
          "from the start of the process to the end of its work, by the clock");
  public static final Metric CPU =
      new Metric(
          "cpu",
          "CPU",
          Unit.SECONDS,
          "processor time of all threads, from the process's own management bean");
  public static final Metric COLLECTIONS =
      new Metric("collections", "GCs", Unit.COUNT, "collections numbered in the unified GC log");
  public static final Metric PAUSE =
      new Metric("pause", "pauses", Unit.SECONDS, "sum of the pauses in the unified GC log");
  public static final Metric LONGEST_PAUSE =
      new Metric("longestPause", "longest", Unit.SECONDS, "longest pause in the unified GC log");
  public static final Metric ALLOCATED =
      new Metric(
          "allocated",
          "allocated",
          Unit.BYTES,
          "bytes allocated by all threads, from the process's own management bean");
  public static final Metric PEAK_RSS =
      new Metric(
          "peakRss", "peak RSS", Unit.BYTES, "largest resident set, VmHWM of /proc, by the parent");
  public static final Metric FAULTS =
      new Metric(
          "faults",
          "faults",
          Unit.COUNT,
          "minor page faults, minflt of /proc: first touches of memory, by the parent");

  public static final Metric USER_CPU =
      new Metric(
          "userCpu", "user", Unit.SECONDS, "processor time in the program, /proc, by the parent");
  public static final Metric SYSTEM_CPU =
      new Metric(
          "systemCpu",
          "system",
          Unit.SECONDS,
          "processor time in the kernel, /proc, by the parent");
  public static final Metric STARTUP =
      new Metric(
          "startup",
          "start-up",
          Unit.SECONDS,
          "from the start of a process to the moment it was ready, mean of the processes");
  public static final Metric RSS =
      new Metric(
          "rss",
          "RSS",
          Unit.BYTES,
          "resident set of one process, smaps_rollup of /proc, by the parent");
  public static final Metric PSS =
      new Metric(
          "pss",
          "PSS",
          Unit.BYTES,
          "proportional set of one process: shared pages divided by their users, smaps_rollup of"
              + " /proc");
  public static final Metric PRIVATE_DIRTY =
      new Metric(
          "privateDirty",
          "private dirty",
          Unit.BYTES,
          "pages that one process wrote and shares with none, smaps_rollup of /proc");
  public static final Metric MAPPED_PSS =
      new Metric(
          "mappedPss",
          "PSS of file",
          Unit.BYTES,
          "one process's share of the file that all of them map, smaps of /proc");
  public static final Metric MAPPED_DIRTY =
      new Metric(
          "mappedDirty",
          "dirty of file",
          Unit.BYTES,
          "pages of the mapped file that one process wrote, smaps of /proc");

  /// A time that the job itself reports, with [Gauge].
  public static Metric seconds(String id, String label, String about) {
    return new Metric(id, label, Unit.SECONDS, about);
  }

  /// An amount of memory that the job itself reports, with [Gauge].
  public static Metric bytes(String id, String label, String about) {
    return new Metric(id, label, Unit.BYTES, about);
  }

  /// A figure that the job itself counts, with [Counter] or [Gauge].
  public static Metric count(String id, String label, String about) {
    return new Metric(id, label, Unit.COUNT, about);
  }
}
