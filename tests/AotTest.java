package tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import workbook.lab.Json;

/// The tool's AOT caches, made and used by the real launcher, in a cache folder with a space in its
/// name.
class AotTest {
  @TempDir private Path temp;

  private Path caches;

  @BeforeEach
  void use_a_folder_of_our_own_with_the_jbang_that_is_there() throws IOException {
    caches = Files.createDirectories(temp.resolve("ca che/do-you-need-the-gc"));
    var told = System.getenv("XDG_CACHE_HOME");
    var users = told == null ? Path.of(System.getenv("HOME"), ".cache") : Path.of(told);
    try (var files = Files.list(users.resolve("do-you-need-the-gc"))) {
      for (var file : files.filter(one -> one.toString().contains("jbang-")).toList()) {
        Files.copy(file, caches.resolve(file.getFileName()));
      }
    } catch (IOException _) {
      // then the launcher fetches it
    }
  }

  @AfterEach
  void wait_for_the_training() throws Exception {
    await(() -> files(".*\\.making").isEmpty());
  }

  @Test
  void the_tool_makes_them_once_starts_from_them_and_makes_damaged_ones_anew() throws Exception {
    assertThat(start()).contains("no AOT cache of this tool yet");
    var tool = awaitMade();
    assertThat(start()).contains("from " + tool);
    assertThat(log(tool)).isEmptyFile();

    // Damaged in the middle, as by a bad disk: nobody notices, but it is made again.
    damage(tool);
    var damaged = Files.getLastModifiedTime(tool);
    assertThat(start()).contains("fast start");
    await(() -> Files.getLastModifiedTime(tool).compareTo(damaged) > 0 && made(tool));

    // The one of answers' processes is damaged: the answer is graded all the same.
    var standby = tool.resolveSibling("standby-" + tool.getFileName());
    damage(standby);
    var standbyDamaged = Files.getLastModifiedTime(standby);
    var solution = CourseCopy.in(temp.resolve("course"));
    var graded =
        jbang("check", "--all", "--json", "--course", solution.root().toString()).run();
    assertThat(Json.parseObject(graded.out())).as(graded.toString()).containsKey("exercises");
    assertThat(graded.out()).doesNotContain("Checksum", "[aot]");
    await(() -> Files.getLastModifiedTime(standby).compareTo(standbyDamaged) > 0 && made(tool));
    assertThat(start()).contains("from " + tool);
  }

  @Test
  void with_aot_switched_off_nothing_is_made() throws Exception {
    var ran = jbang("workbook", "doctor").with("WORKBOOK_AOT", "off").run();
    assertThat(ran.out()).contains("fast start", "no AOT cache");
    assertThat(files("workbook-.*")).isEmpty();
  }

  private String start() {
    var ran = jbang("workbook", "doctor").run();
    assertThat(ran.exit()).as(ran.toString()).isZero();
    assertThat(ran.out() + ran.err()).doesNotContain("Checksum", "[warning]", "[aot]");
    return ran.out();
  }

  private Clone.Command jbang(String... args) {
    return Clone.jbang(args)
        .with("XDG_CACHE_HOME", caches.getParent())
        .with("WORKBOOK_LAUNCHER", "asked")
        .without("WORKBOOK_AOT")
        .within(Duration.ofMinutes(4));
  }

  private Path awaitMade() throws Exception {
    await(() -> !files("workbook-.*\\.key").isEmpty());
    return caches.resolve(files("workbook-.*\\.key").getFirst().replace(".key", ""));
  }

  private boolean made(Path tool) throws IOException {
    return Files.exists(tool.resolveSibling(tool.getFileName() + ".key"))
        && files(".*\\.making").isEmpty();
  }

  private static Path log(Path tool) {
    return tool.resolveSibling(tool.getFileName() + ".log");
  }

  private static void damage(Path file) throws IOException {
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(new byte[4096]), channel.size() / 2);
    }
  }

  private List<String> files(String name) throws IOException {
    try (var files = Files.list(caches)) {
      return files.map(file -> file.getFileName().toString()).filter(n -> n.matches(name)).toList();
    }
  }

  private interface Condition {
    boolean holds() throws Exception;
  }

  private static void await(Condition condition) throws Exception {
    for (var end = Instant.now().plusSeconds(240); !condition.holds(); ) {
      assertThat(Instant.now()).as("four minutes were not enough").isBefore(end);
      Thread.sleep(100);
    }
  }
}
