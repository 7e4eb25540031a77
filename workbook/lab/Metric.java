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

  /// A figure that the job itself counts, with [Counter].
  public static Metric count(String id, String label, String about) {
    return new Metric(id, label, Unit.COUNT, about);
  }
}
