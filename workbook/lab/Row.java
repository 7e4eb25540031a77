package workbook.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// One set of flags that a program is measured under.
///
/// @param id as `--only` and the recording name it
/// @param label names it in tables
/// @param collector as in `-XX:+UseG1GC`, without the frame; empty where the flags name none
/// @param flags that come right behind `java`
public record Row(String id, String label, String collector, List<String> flags) {

  /// The program as it was given. All others are compared with it.
  public static final String AS_GIVEN = "as-given";

  /// The collector that never collects.
  public static final String NONE = "epsilon";

  /// The course's matrix.
  ///
  /// @param nursery the size of the small nursery, as for `-Xmn`
  /// @param heap the largest heap without a collector, as an option; empty to keep the program's
  ///     own, or java's
  public static List<Row> matrix(String nursery, Optional<String> heap) {
    var small = nursery.toLowerCase(Locale.ROOT);
    var none = new ArrayList<>(List.of("-XX:+UnlockExperimentalVMOptions", "-XX:+UseEpsilonGC"));
    heap.ifPresent(none::add);
    // A thread that dies of memory would leave the others waiting for it.
    none.add("-XX:+ExitOnOutOfMemoryError");
    return List.of(
        new Row(AS_GIVEN, "as given", "", List.of()),
        of("g1", "G1", "G1"),
        of("serial", "Serial", "Serial"),
        new Row(
            "serial-" + small,
            "Serial, -Xmn" + small,
            "Serial",
            List.of("-XX:+UseSerialGC", "-Xmn" + small)),
        of("parallel", "Parallel", "Parallel"),
        of("z", "ZGC", "Z"),
        new Row(NONE, "no collector", "Epsilon", none));
  }

  private static Row of(String id, String label, String collector) {
    return new Row(id, label, collector, List.of("-XX:+Use" + collector + "GC"));
  }
}
