package tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import workbook.lab.Recording;

/// The instruments that the lessons use one by one, all in one demo.
class InstrumentsTest {

  private static final String DEMO = "tests/demos/InstrumentsDemo.java";

  private static Recording.Act fleet;

  @TempDir Path folder;

  private Clone.Ran demo(String... args) {
    var all = new ArrayList<>(List.of("run", DEMO));
    all.addAll(List.of(args));
    return Clone.jbang(all.toArray(String[]::new)).with("WORKBOOK_RESULTS", folder).run();
  }

  private Recording.Act act(String act) throws Exception {
    var ran = demo(act, "--quick", "--json");
    assertThat(ran.exit()).as(ran.toString()).isZero();
    var file = Files.writeString(folder.resolve("out.json"), ran.out());
    return Recording.read(file).act(act).orElseThrow();
  }

  private static double median(Recording.Act act, String run, String metric) {
    return act.run(run).orElseThrow().summary(metric).orElseThrow().median();
  }

  /// Measured once for all tests: it starts a dozen JVMs.
  private Recording.Act fleet() throws Exception {
    if (fleet == null) {
      fleet = act("fleet");
    }
    return fleet;
  }

  @Test
  void processes_share_a_mapped_file_until_they_write_to_it() throws Exception {
    assumeTrue(Files.exists(Path.of("/proc/self/smaps_rollup")), "no smaps_rollup here");
    var fleet = fleet();
    var file = 8 << 20;

    // Four processes and the page cache: each has a quarter of what all read.
    assertThat(median(fleet, "read", "mappedPss")).isBetween(0.2 * file, 0.3 * file);
    assertThat(median(fleet, "read", "mappedDirty")).isZero();
    assertThat(median(fleet, "write", "mappedPss")).isEqualTo(file);
    assertThat(median(fleet, "write", "mappedDirty")).isEqualTo(file);
    assertThat(median(fleet, "read", "pss")).isLessThan(median(fleet, "read", "rss"));
    assertThat(median(fleet, "read", "startup")).isPositive();
    assertThat(median(fleet, "read", "step")).isEqualTo(4e-9);
  }

  @Test
  void a_fleet_whose_first_process_dies_says_of_what() throws Exception {
    var dead = fleet().run("dies").orElseThrow();

    assertThat(dead.samples()).isEmpty();
    assertThat(dead.unavailable().get("pss")).contains("IllegalStateException: dies of 0");
  }

  @Test
  void what_was_prepared_is_told_with_a_folder_that_the_reader_can_make() throws Exception {
    var fleet = fleet();
    assertThat(fleet.prepared()).hasSize(2);
    assertThat(fleet.prepared().getFirst()).contains("-XX:ArchiveClassesAtExit=$tmp/app.jsa");
    assertThat(fleet.run("read").orElseThrow().command()).contains("$tmp/image.bin");

    var read = demo("fleet", "--rounds", "5", "--no-predict");
    assertThat(read.out()).contains("tmp=$(mktemp -d)", "made: yes; failed: error: no luck");
  }

  @Test
  void a_sweep_has_points_on_an_axis_and_what_its_runs_printed() throws Exception {
    var sweep = act("sweep");

    assertThat(sweep.axis()).isPresent();
    assertThat(sweep.run("java-1048576").orElseThrow().point())
        .contains(new Recording.Point("Java", 1 << 20));
    assertThat(sweep.run("java-1024").orElseThrow().printed()).containsExactly("steps of 1024");
    assertThat(median(sweep, "java-1024", "step")).isEqualTo(median(sweep, "echo-1024", "step"));
    assertThat(sweep.run("echo-1024").orElseThrow().unavailable())
        .containsEntry("own", "it has none");
    assertThat(sweep.prepared()).anyMatch(line -> line.startsWith("cp ") && line.endsWith(" $tmp"));
  }

  @Test
  void what_a_machine_lacks_is_a_reason_and_no_question() throws Exception {
    var missing = act("missing");
    assertThat(missing.rounds()).isZero();
    assertThat(missing.runs())
        .allMatch(run -> run.unavailable().get("wall").startsWith("Skipped: no moon here"));

    var ran = demo("missing", "--quick");
    assertThat(ran.out()).containsOnlyOnce("Skipped: no moon here: wait for night");
    assertThat(ran.out()).doesNotContain("never said", "Which?");
  }

  @Test
  void without_proc_a_fleet_still_starts_and_says_what_it_cannot_tell() throws Exception {
    var ran =
        Clone.jbang("run", "-Dworkbook.proc=" + folder, DEMO, "fleet", "--quick")
            .with("WORKBOOK_RESULTS", folder)
            .run();

    assertThat(ran.exit()).as(ran.toString()).isZero();
    assertThat(ran.out()).contains("[1] this system has no /proc").containsPattern("read .* 4\\.00");
  }
}
