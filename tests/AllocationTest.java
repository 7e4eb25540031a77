package tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static workbook.check.Checks.allocatedBytesPerCall;
import static workbook.check.Checks.liveBytes;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What checks measure as allocated, against allocations whose size is known, ten times each in one
/// JVM with the flags of the grader.
class AllocationTest {
  private static final Map<String, List<Double>> FIGURES = new TreeMap<>();

  private static final List<Double> LIVE = new ArrayList<>();

  /// The measured side, a process of its own.
  static class Known {
    static Object kept;
    static Object garbage;
    static long calls;

    static void main(String... args) {
      for (var i = 0; i < 10; i++) {
        tell("nothing", allocatedBytesPerCall(() -> calls++));
        tell("array", allocatedBytesPerCall(() -> kept = new byte[100]));
        tell("integer", allocatedBytesPerCall(() -> kept = Integer.valueOf(1_000)));
        tell("long", allocatedBytesPerCall(() -> kept = Long.valueOf(1_000)));
        tell("dropped", allocatedBytesPerCall(() -> new byte[100].length));
        tell("sometimes", allocatedBytesPerCall(() -> calls++ % 4 == 0 ? new byte[64].length : 0));
        tell("few", allocatedBytesPerCall(10, () -> kept = new byte[1_000_000]));
        calls = 0;
        tell("once", allocatedBytesPerCall(() -> calls++ == 15_000 ? new byte[1 << 20].length : 0));
      }
      var other = Thread.ofPlatform().daemon().start(Known::makeGarbage);
      for (var i = 0; i < 10; i++) {
        kept = null;
        var before = liveBytes();
        kept = new byte[3_000_000];
        System.out.println("live " + (liveBytes() - before));
      }
      other.interrupt();
    }

    private static void makeGarbage() {
      while (!Thread.interrupted()) {
        garbage = new byte[100];
      }
    }

    private static void tell(String what, double bytes) {
      System.out.println(what + " " + bytes);
    }
  }

  @BeforeAll
  static void measure() {
    var ran =
        Clone.command(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                Known.class.getName())
            .run();
    assertThat(ran.exit()).as(ran.toString()).isZero();
    for (var line : ran.out().lines().toList()) {
      var words = line.split(" ");
      var figures =
          words[0].equals("live") ? LIVE : FIGURES.computeIfAbsent(words[0], _ -> new ArrayList<>());
      figures.add(Double.valueOf(words[1]));
    }
  }

  @Test
  void a_call_that_creates_nothing_allocates_0_bytes() {
    expect("nothing", 0);
  }

  @Test
  void an_array_counts_with_its_header_and_padding() {
    expect("array", 120); // 16 + 100, up to the next multiple of 8
  }

  @Test
  void a_boxed_number_counts_as_an_object() {
    expect("integer", 16); // 12 + 4
    expect("long", 24); // 12 + 4 to align the 8
  }

  @Test
  void garbage_counts_though_nothing_keeps_it() {
    expect("dropped", 120);
  }

  @Test
  void what_only_some_calls_create_is_spread_over_all() {
    expect("sometimes", (16 + 64) / 4.0);
  }

  @Test
  void a_given_small_number_of_calls_is_as_exact() {
    expect("few", 1_000_016);
  }

  @Test
  void what_one_call_of_many_creates_once_is_not_charged_to_the_others() {
    expect("once", 0);
  }

  @Test
  void what_is_alive_does_not_count_the_garbage_that_another_thread_makes_meanwhile() {
    assertThat(LIVE)
        .hasSize(10)
        .allSatisfy(bytes -> assertThat(bytes).isCloseTo(3_000_016, within(50_000.0)));
  }

  @Test
  void ten_repetitions_agree_to_the_byte() {
    assertThat(FIGURES)
        .hasSize(8)
        .allSatisfy(
            (what, bytes) -> {
              assertThat(bytes).as(what).hasSize(10);
              assertThat(Collections.max(bytes) - Collections.min(bytes)).as(what).isLessThan(1);
            });
  }

  private static void expect(String what, double expected) {
    assertThat(FIGURES.get(what))
        .as("bytes a call for \"%s\", ten times", what)
        .isNotEmpty()
        .allSatisfy(bytes -> assertThat(bytes).isCloseTo(expected, within(1.0)));
  }
}
