package tests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import workbook.lab.Json;
import workbook.lab.Metric;
import workbook.lab.Predictions;
import workbook.lab.Recording;
import workbook.lab.Rule;

/// The lesson's demo, run as a learner runs it, on machines that have all and on ones that lack
/// something.
class LabTest {

  @TempDir Path folder;

  /// The demo in a working folder of its own, so that no result lands in the clone.
  private Clone.Command demo(String... args) {
    return Clone.jbang(args).with("WORKBOOK_RESULTS", folder);
  }

  private static Recording.Run run(Recording recording, String act, String run) {
    return recording.act(act).orElseThrow().run(run).orElseThrow();
  }

  private static double median(Recording.Run run, String metric) {
    return run.summary(metric)
        .orElseThrow(() -> new AssertionError(run + " has no " + metric))
        .median();
  }

  private Recording recording(Clone.Ran ran) throws Exception {
    var file = folder.resolve("out.json");
    Files.writeString(file, ran.out());
    return Recording.read(file);
  }

  @Test
  void a_quick_run_shows_what_each_act_is_there_to_show() throws Exception {
    var ran = demo("gc-off", "--quick", "--json").run();

    assertThat(ran.exit()).as(ran.toString()).isZero();
    var recording = recording(ran);
    var without = run(recording, "collectors", "epsilon");
    var small = run(recording, "collectors", "serial-16m");
    assertThat(median(without, "collections")).isZero();
    assertThat(median(small, "collections")).isGreaterThan(5);
    assertThat(median(small, "pause")).isGreaterThanOrEqualTo(median(small, "longestPause"));
    assertThat(median(without, "allocated"))
        .isBetween(median(small, "allocated") * 0.9, median(small, "allocated") * 1.1);
    assertThat(median(run(recording, "collectors", "z"), "collections")).isPositive();
    var dead = run(recording, "wall", "epsilon");
    var alive = run(recording, "wall", "serial");
    assertThat(median(dead, "served")).isBetween(12_000.0, 13_422.0);
    assertThat(median(alive, "served")).isEqualTo(134_217);
    if (Files.exists(Path.of("/proc/self/status"))) {
      assertThat(median(without, "peakRss")).isGreaterThan(1.5 * median(small, "peakRss"));
      assertThat(median(without, "faults")).isGreaterThan(1.5 * median(small, "faults"));
    }
  }

  @Test
  void companions_show_that_only_cycles_stay_when_the_collector_is_off() throws Exception {
    var ran = demo("gc-off", "cpython", "--quick", "--json").run();
    assertThat(ran.exit()).as(ran.toString()).isZero();
    var recording = recording(ran);
    assumeTrue(recording.act("cpython").orElseThrow().run("cyclic").isPresent(), "no python3 here");

    assertThat(median(run(recording, "cpython", "cyclic"), "kept"))
        .isGreaterThan(10 * (1 << 20) + median(run(recording, "cpython", "acyclic"), "kept"));
  }

  @Test
  void prints_no_colours_and_no_cursor_moves_without_a_terminal() {
    var ran = demo("gc-off", "wall", "--quick").run();

    assertThat(ran.exit()).as(ran.toString()).isZero();
    assertThat(ran.out())
        .doesNotContain("\033", "\r")
        .contains("Which holds more memory at its peak?");
    assertThat(ran.out()).contains("not enough to rank").doesNotContain("Your prediction");
    assertThat(ran.out().lines()).allMatch(line -> line.length() <= 80);
  }

  @Test
  void asks_for_a_prediction_on_a_terminal() throws Exception {
    assumeTrue(Files.exists(Path.of("/usr/bin/script")), "script is not installed");
    var jbang = "'" + Clone.root().resolve("jbang") + "' gc-off wall --rounds 5";
    var ran =
        Clone.command("script", "-qec", jbang, "/dev/null")
            .with("WORKBOOK_RESULTS", folder)
            .with("TERM", "xterm")
            .without("NO_COLOR")
            .stdin("nine\n1\n")
            .run();

    assertThat(ran.out()).contains("1  no collector", "You said: no collector", "Right.");
    assertThat(ran.out()).contains("\033[1m", "Predictions so far: 1 of 1 right.");
    assertThat(Predictions.read(folder).all())
        .singleElement()
        .matches(one -> one.lesson().equals("gc-off") && one.act().equals("wall") && one.isRight())
        .matches(one -> one.choices() > 1, "the number of choices");
  }

  @Test
  void names_the_nearest_act_and_option() {
    var act = demo("gc-off", "colectors").run();
    var option = demo("gc-off", "--qick").run();
    var rounds = demo("gc-off", "--rounds", "none").run();

    assertThat(List.of(act.exit(), option.exit(), rounds.exit())).containsOnly(2);
    assertThat(act.err()).contains("unknown act \"colectors\"", "Did you mean collectors?");
    assertThat(option.err()).contains("unknown option \"--qick\"", "Did you mean --quick?");
    assertThat(rounds.err()).contains("--rounds takes a number from 1 to 999, not \"none\"");
    assertThat(act.err() + option.err() + rounds.err()).doesNotContain("\tat ");
  }

  @Test
  void shows_what_a_machine_without_proc_can_measure() {
    var ran = demo("-Dworkbook.proc=" + folder, "gc-off", "wall", "--quick").run();

    assertThat(ran.exit()).as(ran.toString()).isZero();
    assertThat(ran.out())
        .containsPattern("no collector +1[23],\\d{3}")
        .contains("134,217", "–[1]", "[1] this system has no /proc");
  }

  @Test
  void leaves_out_what_512_megabytes_of_free_memory_cannot_hold() throws Exception {
    Files.writeString(folder.resolve("meminfo"), "MemAvailable:     524288 kB\n");
    var ran = demo("-Dworkbook.proc=" + folder, "gc-off", "collectors", "wall", "--quick").run();

    assertThat(ran.exit()).as(ran.toString()).isZero();
    assertThat(ran.out()).contains("needs 1,124 MB of free memory, and 512 MB are free");
    assertThat(ran.out()).contains("134,217");
  }

  @Test
  void says_which_python_it_misses_and_shows_our_recording() {
    var ran = demo("gc-off", "cpython", "--quick", "--python", "no-such-python").run();

    assertThat(ran.exit()).as(ran.toString()).isZero();
    assertThat(ran.out())
        .contains("Skipped: no no-such-python here: install Python 3, or name one with --python")
        .contains("What it gave where we recorded it: ")
        .containsPattern("objects in pairs, disabled +[\\d.]+");
  }

  @Test
  void says_why_results_are_not_saved() throws Exception {
    var file = Files.writeString(folder.resolve("a file"), "");
    var ran = Clone.jbang("gc-off", "wall", "--quick").with("WORKBOOK_RESULTS", file).run();

    assertThat(ran.exit()).as(ran.toString()).isZero();
    assertThat(ran.out()).contains("134,217", "Not saved: cannot write");
  }

  @Test
  void keeps_a_whole_run_when_a_quick_one_follows() throws Exception {
    demo("gc-off", "wall", "--rounds", "2").run();
    var whole = Files.readString(folder.resolve("results/gc-off.json"));
    var quick = demo("gc-off", "wall", "--quick").run();

    assertThat(quick.out()).contains("Not saved");
    assertThat(Files.readString(folder.resolve("results/gc-off.json"))).isEqualTo(whole);
  }

  @Test
  void an_interrupted_run_keeps_its_finished_rounds_and_leaves_no_process() throws Exception {
    var process = demo("gc-off", "wall", "--rounds", "200").start();
    awaitRound(process, 3);
    var children = process.descendants().toList();
    Clone.signal("INT", process);

    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(130);
    assertNoneIsLeft(children);
    var kept = Recording.read(folder.resolve("results/gc-off.json")).act("wall").orElseThrow();
    assertThat(kept.rounds()).isBetween(2, 199);
  }

  @Test
  void a_killed_demo_takes_its_running_job_with_it() throws Exception {
    var process = demo("gc-off", "collectors", "--rounds", "50").start();
    awaitRound(process, 1);
    while (process.descendants().findAny().isEmpty()) {
      Thread.sleep(10);
    }
    var children = process.descendants().toList();
    process.destroyForcibly().waitFor();

    assertThat(children).isNotEmpty();
    assertNoneIsLeft(children);
  }

  /// Reads the progress on standard error until a round has begun.
  private static void awaitRound(Process process, int round) throws Exception {
    var err = process.errorReader(UTF_8);
    for (var line = err.readLine(); line != null; line = err.readLine()) {
      if (line.contains("round " + round + " of")) {
        return;
      }
    }
    throw new AssertionError("it ended before round " + round);
  }

  private static void assertNoneIsLeft(List<ProcessHandle> children) throws Exception {
    var end = Instant.now().plus(Duration.ofSeconds(10));
    while (children.stream().anyMatch(ProcessHandle::isAlive) && Instant.now().isBefore(end)) {
      Thread.sleep(50);
    }
    assertThat(children).noneMatch(ProcessHandle::isAlive);
  }

  @Test
  void two_runs_differ_only_with_five_rounds_disjoint_ranges_and_ten_percent() {
    var slow = summary(2.0, 2.1, 2.2, 2.0, 2.1);

    assertThat(slow.differsFrom(summary(1.0, 1.1, 1.2, 1.0, 1.1))).isTrue();
    assertThat(slow.differsFrom(summary(1.0, 1.1, 1.2, 1.0))).isFalse();
    assertThat(slow.differsFrom(summary(1.0, 1.1, 2.05, 1.0, 1.1))).isFalse();
    assertThat(slow.differsFrom(summary(1.95, 1.96, 1.97, 1.98, 1.99))).isFalse();
    assertThat(slow.median()).isEqualTo(2.1);
  }

  private static Recording.Summary summary(Double... samples) {
    return Recording.Summary.of(List.of(samples)).orElseThrow();
  }

  @Test
  void each_of_overlapping_leaders_is_a_right_prediction() {
    var act =
        act(
            Map.of("a", List.of(1.0, 1.1, 1.2, 1.1, 1.0)),
            Map.of("b", List.of(1.1, 1.2, 1.3, 1.1, 1.2)),
            Map.of("c", List.of(3.0, 3.0, 3.0, 3.0, 3.0)));

    assertThat(Rule.lowest(Metric.WALL).leaders(act)).containsExactly("a", "b");
    assertThat(Rule.highest(Metric.WALL).leaders(act)).containsExactly("c");
  }

  @Test
  void nothing_is_ranked_where_all_overlap_or_the_rounds_are_few() {
    var overlap =
        act(
            Map.of("a", List.of(1.0, 1.1, 1.2, 1.1, 1.0)),
            Map.of("b", List.of(1.1, 1.2, 1.3, 1.1, 1.2)));
    var few = act(Map.of("a", List.of(1.0)), Map.of("b", List.of(3.0)));

    assertThat(Rule.lowest(Metric.WALL).leaders(overlap)).isEmpty();
    assertThat(Rule.lowest(Metric.WALL).leaders(few)).isEmpty();
  }

  @SafeVarargs
  private static Recording.Act act(Map<String, List<Double>>... runs) {
    var recorded =
        List.of(runs).stream()
            .flatMap(run -> run.entrySet().stream())
            .map(
                run ->
                    new Recording.Run(
                        run.getKey(),
                        run.getKey(),
                        "java",
                        Map.of("wall", run.getValue()),
                        Map.of()))
            .toList();
    return new Recording.Act(
        "act", "?", Rule.lowest(Metric.WALL), 5, List.of(Metric.WALL), recorded);
  }

  @Test
  void json_comes_back_as_it_was_written() {
    var text = "{\"a\":[1,-2.5,1e-3,true,null],\"b\\n\\u0041\":{\"c\":\"\\\"\\\\ü\"}}";
    var read = Json.parseObject(text);

    assertThat(read.keySet()).containsExactly("a", "b\nA");
    assertThat(Json.parse(Json.line(read))).isEqualTo(read);
    assertThat(Json.parse(Json.document(read))).isEqualTo(read);
  }

  @Test
  void malformed_json_is_told_with_its_line() throws Exception {
    var file =
        Files.writeString(folder.resolve("recording.json"), "{\n  \"format\": 1,\n  oops\n}");

    assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> Recording.read(file)))
        .isInstanceOf(Recording.Unreadable.class)
        .hasMessageContaining("recording.json:3: expected a string");
  }
}
