package tests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import workbook.lab.JavaCommand;
import workbook.lab.Recording;

/// `measure`, by the real command line, on a small program in a folder whose path has spaces.
class MeasureTest {

  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();
  private static final String PROGRAM =
      """
      import java.util.Arrays;

      class App {
        static Object last;

        public static void main(String... args) throws Exception {
          System.out.println("arguments " + Arrays.toString(args) + ", input " + System.in.read());
          switch (args[0]) {
            case "fail" -> throw new IllegalStateException("no such file: input.csv");
            case "leave" -> System.exit(130);
            case "wait" -> Thread.sleep(1_000_000);
            default -> {
              for (var i = 0; i < Integer.parseInt(args[0]); i++) {
                last = new byte[1 << 20];
              }
            }
          }
        }
      }
      """;

  @TempDir static Path home;
  private static Path here;

  @TempDir Path results;

  @BeforeAll
  static void compile() throws IOException {
    here = Files.createDirectories(home.resolve("my programs"));
    var source = Files.writeString(here.resolve("App.java"), PROGRAM);
    var compiler = ToolProvider.getSystemJavaCompiler();
    var classes = here.resolve("some classes").toString();
    assertThat(compiler.run(null, null, null, "-d", classes, source.toString())).isZero();
  }

  @BeforeEach
  void needs_proc_for_memory() {
    assumeTrue(Files.exists(Path.of("/proc/self/status")), "no /proc here");
  }

  private Clone.Command measure(String... words) {
    var all = Stream.concat(Stream.of("workbook", "measure"), Stream.of(words));
    return Clone.jbang(all.toArray(String[]::new))
        .in(here)
        .with("WORKBOOK_RESULTS", results)
        .stdin("what the program must not read\n");
  }

  private Recording.Run run(String id) throws IOException {
    return Recording.read(results.resolve("results/measure.json"))
        .act("flags")
        .orElseThrow()
        .run(id)
        .orElseThrow();
  }

  private static double median(Recording.Run run, String metric) {
    return run.summary(metric).orElseThrow(() -> new AssertionError(run.toString())).median();
  }

  @Test
  void measures_a_program_under_every_row_and_leaves_a_page_to_read() throws IOException {
    var ran =
        measure("--quick", "--", JAVA, "-Xmx900m", "-Xmn4m", "-cp", "some classes", "App", "400")
            .run();

    assertThat(ran.exit()).as(ran.toString()).isZero();
    assertThat(ran.out())
        .contains("Taken out where a row sets the same: -Xmn4m", "As given it took")
        .containsPattern("not enough to rank[^~]*Without\\s+a\\s+collector\\s+it\\s+got")
        .contains("-XX:+UseSerialGC -Xmn16m", "'some classes' App 400")
        .doesNotContain("\033", "arguments [", "Faster than", "Skipped");
    assertThat(ran.out().lines().filter(line -> !line.contains(JAVA) && !line.contains("/")))
        .allMatch(line -> line.length() <= 80);
    assertThat(median(run("serial-16m"), "collections")).isGreaterThan(5);
    assertThat(median(run("serial"), "collections"))
        .isGreaterThan(median(run("serial-16m"), "collections"));
    assertThat(median(run("epsilon"), "collections")).isZero();
    assertThat(median(run("epsilon"), "peakRss"))
        .isGreaterThan(1.5 * median(run("serial-16m"), "peakRss"));
    assertThat(Files.readString(results.resolve("measure/g1.txt")))
        .isEqualTo("arguments [400], input -1" + System.lineSeparator());

    var page = Files.readString(results.resolve("measure.html"));
    assertThat(page)
        .contains("Your program, measured", "<svg class=\"chart\"", "not enough to rank")
        .contains("my programs", "# Serial, -Xmn16m", "How to read it")
        .doesNotContain("href=\"style.css\"", "<script", "src=");
  }

  /// As a process does that a terminal interrupts; here nobody did.
  @Test
  void a_program_that_ends_with_130_by_itself_has_failed() {
    var ran = measure("--quick", "--", JAVA, "-cp", "some classes", "App", "leave").run();

    assertThat(ran.exit()).as(ran.toString()).isEqualTo(1);
    assertThat(ran.err()).contains("it failed with exit code 130");
  }

  @Test
  void ranks_after_five_rounds_by_the_rule() throws IOException {
    var ran =
        measure(
                "--only",
                "epsilon",
                "--",
                JAVA,
                "-XX:+UseSerialGC",
                "-Xmx700m",
                "-Xmn8m",
                "-cp",
                "some classes",
                "App",
                "500")
            .run();

    assertThat(ran.exit()).as(ran.toString()).isZero();
    assertThat(ran.out())
        .contains("As given (Serial) it collected", "Memory. More: no collector (")
        .doesNotContain("ZGC", "not enough to rank");
    assertThat(run("as-given").samples().get("wall")).hasSize(5);
    assertThat(Files.readString(results.resolve("measure.html"))).contains("Medians of 5 rounds");
  }

  @Test
  void running_out_of_memory_without_a_collector_is_a_finding() throws IOException {
    var ran =
        measure(
                "--quick",
                "--only",
                "serial,epsilon",
                "--",
                JAVA,
                "-Xmx64m",
                "-cp",
                "some classes",
                "App",
                "400")
            .run();

    assertThat(ran.exit()).as(ran.toString()).isZero();
    assertThat(ran.out())
        .containsPattern("end: no collector \\(ended after [\\d.]+ s,\\s+out\\s+of\\s+memory");
    assertThat(run("epsilon").unavailable().get("wall")).contains("out of memory");
    assertThat(median(run("epsilon"), "peakRss")).isPositive();
    assertThat(median(run("serial"), "wall")).isPositive();
  }

  @Test
  void a_program_that_never_ends_is_ended_and_has_no_wall_time() throws IOException {
    var ran =
        measure(
                "--quick",
                "--timeout",
                "1",
                "--only",
                "serial",
                "--",
                JAVA,
                "-cp",
                "some classes",
                "App",
                "wait")
            .run();

    assertThat(ran.exit()).as(ran.toString()).isZero();
    assertThat(ran.out()).contains("As given it did not end within 1", "wall times mean nothing");
    assertThat(run("serial").unavailable().get("wall")).startsWith("still running after 1");
    assertThat(median(run("serial"), "peakRss")).isPositive();
    assertThat(run("serial").summary("pause")).isPresent();
    assertThat(Files.readString(results.resolve("measure.html"))).contains("peak RSS: ");
  }

  @Test
  void a_program_that_fails_as_given_is_told_with_its_last_words() {
    var ran = measure("--", JAVA, "-cp", "some classes", "App", "fail", "it's").run();

    assertThat(ran.exit()).as(ran.toString()).isEqualTo(1);
    assertThat(ran.err())
        .contains("does not get to its end: it failed with exit code 1")
        .contains("java.lang.IllegalStateException: no such file: input.csv")
        .contains("arguments [fail, it's], input -1", "measure/as-given.txt");
    assertThat(results.resolve("measure.html")).doesNotExist();
  }

  @Test
  void a_row_that_java_refuses_says_why_and_the_others_are_measured() throws IOException {
    var ran =
        measure(
                "--quick",
                "--only",
                "as-given",
                "--flags",
                "wrong=-XX:+UseNoSuchFlag",
                "--flags",
                "right=-XX:+UseSerialGC -Xmn2m",
                "--",
                JAVA,
                "-cp",
                "some classes",
                "App",
                "20")
            .run();

    assertThat(ran.exit()).as(ran.toString()).isZero();
    assertThat(ran.out()).contains("java refused it: Unrecognized VM option 'UseNoSuchFlag'");
    assertThat(median(run("right"), "collections")).isPositive();
  }

  @Test
  void a_source_file_is_a_program_too_and_json_is_one_document() throws IOException {
    var ran = measure("--quick", "--json", "--only", "serial", "--", JAVA, "App.java", "3").run();

    assertThat(ran.exit()).as(ran.toString()).isZero();
    var file = Files.writeString(results.resolve("out.json"), ran.out());
    var act = Recording.read(file).act("flags").orElseThrow();
    assertThat(act.runs()).extracting(Recording.Run::id).containsExactly("as-given", "serial");
    assertThat(Recording.read(file).passport())
        .containsEntry("folder", here.toRealPath().toString())
        .containsEntry("program", JAVA + " App.java 3");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --qick -- java App.java               | no option "--qick"                 | --quick
          --rounds 0 -- java App.java           | --rounds takes a number            | --help
          --timeout 0 -- java App.java          | --timeout takes                    | --help
          --nursery big -- java App.java        | --nursery takes a size             | --help
          --only g2 -- java App.java            | no row "g2"                        | did you mean g1?
          --flags big -- java App.java          | --flags takes a name               | --help
          --flags g1=-Xmn9m -- java App.java    | there is a row "g1" already        | --help
          --                                    | no program to measure              | measure -- java
          -- java -Xmx1g -cp classes            | the command names no program       | measure -- java
          -- /bin/echo App                      | "/bin/echo" is no java             | measure -- java
          """)
  void a_command_line_that_cannot_be_understood_is_told(String words, String what, String next) {
    var line = Stream.concat(Stream.of("measure"), Stream.of(words.split(" ")));
    var ran = CourseCopy.in(results).workbook(line.toArray(String[]::new));

    assertThat(ran.exit()).as(ran.toString()).isEqualTo(2);
    assertThat(ran.err()).contains(what, next).doesNotContain("\tat ");
    assertThat(ran.out()).isEmpty();
  }

  @Test
  void an_interrupt_keeps_the_finished_rounds_and_leaves_no_child() throws Exception {
    var process =
        measure(
                "--timeout",
                "1",
                "--only",
                "serial",
                "--rounds",
                "99",
                "--",
                JAVA,
                "-cp",
                "some classes",
                "App",
                "wait")
            .start();
    process.getOutputStream().close();
    var err = process.errorReader(UTF_8);
    for (var line = ""; !line.contains("round 2 of 99"); ) {
      line = Objects.requireNonNull(err.readLine(), "it ended before its second round");
    }
    while (process.descendants().findAny().isEmpty()) {
      Thread.sleep(10);
    }
    var children = process.descendants().toList();
    Clone.signal("INT", process);

    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(130);
    assertThat(String.join("\n", err.lines().toList())).contains("interrupted. ", "saved to");
    assertThat(children).isNotEmpty().noneMatch(ProcessHandle::isAlive);
    assertThat(run("serial").summary("peakRss")).isPresent();
    assertThat(results.resolve("measure.html")).exists();
  }

  @Test
  void flags_of_ones_own_that_clash_are_taken_out_and_all_else_stays() throws Exception {
    var command =
        JavaCommand.parse(
            List.of(
                ("java -Xmx1g -cp classes -Xmn1m -XX:+UseG1GC -XX:NewRatio=2"
                        + " -XX:MaxGCPauseMillis=9 @more -jar app.jar -Xmn3m -- -x")
                    .split(" ")));

    assertThat(command.under(List.of("-XX:+UseSerialGC", "-Xmn16m")).line())
        .isEqualTo(
            "java -XX:+UseSerialGC -Xmn16m -Xmx1g -cp classes -XX:MaxGCPauseMillis=9 @more"
                + " -jar app.jar -Xmn3m -- -x");
    assertThat(command.under(List.of())).isEqualTo(command);
    assertThat(command.under(List.of("-Xmx2g", "-XX:MaxGCPauseMillis=5")).options())
        .startsWith("-Xmx2g", "-XX:MaxGCPauseMillis=5", "-cp")
        .doesNotContain("-Xmx1g", "-XX:MaxGCPauseMillis=9");
    assertThat(command.heap()).contains("-Xmx1g");
  }
}
