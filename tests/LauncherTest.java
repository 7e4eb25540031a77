package tests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The launcher as a newcomer meets it: a process in an environment with nothing in it, a copy of
/// the launcher in a folder with an awkward name, a catalog beside it, and servers on loopback.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "a shell script; jbang.cmd is not tested")
class LauncherTest {
  private static final String JAR = "jbang-cli-0.132.1-all.jar";
  private static final String UNREACHABLE = "http://127.0.0.1:9";

  /// What the launcher may call; a machine has either of some.
  private static final List<String> TOOLS =
      List.of(
          ("awk cat cksum curl env find grep ls mkdir mv nice openssl readlink rm rmdir sha256sum"
                  + " shasum sh sleep tail touch wc wget")
              .split(" "));

  /// The pinned JBang, the tools, and JBang's own folder: made once, as they take time.
  @TempDir static Path shared;

  private static Path pinned;
  private static Path tools;

  @TempDir Path temp;
  private Path clone;
  private Path elsewhere;
  private Path cache;
  private final List<HttpServer> servers = new ArrayList<>();

  @BeforeAll
  static void prepare() throws IOException {
    tools = Files.createDirectory(shared.resolve("tools"));
    for (var tool : TOOLS) {
      var found = onPath(tool);
      if (found.isPresent()) {
        script(tools.resolve(tool), "exec " + found.get() + " \"$@\"");
      }
    }
    pinned = shared.resolve(JAR);
    var kept = userCache().resolve(JAR);
    if (Files.exists(kept)) {
      Files.copy(kept, pinned);
    } else {
      var ran =
          Clone.jbang("version")
              .with("XDG_CACHE_HOME", shared)
              .with("PATH", tools)
              .with("JBANG_DIR", shared.resolve("jbang"))
              .with("WORKBOOK_AOT", "off")
              .run();
      assertThat(ran.exit()).as("the download of JBang: %s", ran).isZero();
      Files.copy(shared.resolve("do-you-need-the-gc").resolve(JAR), pinned);
    }
  }

  @BeforeEach
  void settle() throws IOException {
    clone = Files.createDirectories(temp.resolve("klön & it's clone"));
    elsewhere = Files.createDirectories(temp.resolve("else where"));
    cache = Files.createDirectories(temp.resolve("cache/do-you-need-the-gc"));
    Files.copy(
        Clone.root().resolve("jbang"), clone.resolve("jbang"), StandardCopyOption.COPY_ATTRIBUTES);
    Files.writeString(
        clone.resolve("jbang-catalog.json"),
        """
        {"aliases": {
          "echo": {"script-ref": "Echo.java"},
          "site": {"script-ref": "Echo.java", "arguments": ["from the alias"]}
        }}
        """);
    Files.writeString(
        clone.resolve("Echo.java"),
        """
        //JAVA 25+
        void main(String... args) throws Exception {
          if (args.length > 0 && args[0].equals("wait")) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> System.err.println("bye")));
            IO.println("ready");
            Thread.sleep(60_000);
            System.exit(9);
          }
          for (var arg : args) IO.println("[" + arg + "]");
          IO.println("in " + System.getProperty("user.dir"));
          IO.println("x=" + System.getProperty("x"));
          IO.println("root " + System.getenv("WORKBOOK_ROOT"));
          IO.println("input " + new String(System.in.readAllBytes(), "UTF-8"));
          if (args.length > 0 && args[0].equals("exit")) System.exit(Integer.parseInt(args[1]));
        }
        """);
  }

  @AfterEach
  void stopServers() {
    servers.forEach(server -> server.stop(0));
  }

  // --- it behaves like jbang

  @Test
  void arguments_reach_the_program_as_they_were_given() {
    var args = List.of("a b", "it's", "\"quoted\"", "$HOME `id`", "ü €", "*", "-x", "two\nlines");
    var words = new ArrayList<>(List.of("echo"));
    words.addAll(args);

    var ran = launch(words).run();

    assertThat(ran.out()).as("%s", ran).startsWith("[" + String.join("]\n[", args) + "]\nin ");
  }

  @Test
  void standard_input_reaches_the_program() {
    var ran = launch("echo").stdin("grüße\nand more").run();

    assertThat(ran.out()).as("%s", ran).contains("input grüße\nand more");
  }

  @Test
  void the_exit_code_is_the_programs() {
    assertThat(launch("echo", "exit", "7").run().exit()).isEqualTo(7);
  }

  @Test
  void options_before_the_alias_go_to_jbang() {
    var ran = launch("-Dx=y z", "echo", "-Dx=no").run();

    assertThat(ran.out()).as("%s", ran).contains("x=y z").contains("[-Dx=no]");
  }

  @Test
  void what_is_no_program_prints_to_standard_output_as_with_jbang() {
    var version = launch("version").run();
    var classpath = launch("info", "classpath", "echo").in(elsewhere).run();

    assertThat(version.out()).as("%s", version).isEqualTo("0.132.1\n");
    assertThat(classpath.out()).as("%s", classpath).endsWith("Echo.jar\n");
  }

  @Test
  void a_name_that_is_nearly_an_alias_is_answered_with_the_alias() {
    var ran = launch("ehco").run();

    assertThat(ran.exit()).as("%s", ran).isEqualTo(2);
    assertThat(ran.err()).contains("did you mean echo?");
  }

  @Test
  void a_name_that_nobody_knows_fails_as_with_jbang() {
    var ran = launch("echoo").run();

    assertThat(ran.exit()).as("%s", ran).isEqualTo(2);
    assertThat(ran.err()).contains("'echoo'");
    assertThat(ran.out()).isEmpty();
  }

  @Test
  void a_program_that_is_told_to_end_ends_itself_and_leaves_nothing_behind() throws Exception {
    assertEndsBy("TERM", 143);
  }

  @Test
  void an_interrupt_reaches_the_program() throws Exception {
    assertEndsBy("INT", 130);
  }

  private void assertEndsBy(String signal, int exit) throws Exception {
    var process = launch("echo", "wait").start();
    try (var out = process.inputReader(UTF_8);
        var err = process.errorReader(UTF_8)) {
      assertThat(out.readLine()).isEqualTo("ready");
      Clone.signal(signal, process);

      assertThat(process.waitFor(20, TimeUnit.SECONDS)).as("it ended").isTrue();
      assertThat(process.exitValue()).isEqualTo(exit);
      assertThat(err.lines()).contains("bye");
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  // --- from anywhere

  @Test
  void from_another_folder_aliases_are_the_clones_and_the_folder_stays_yours() {
    var ran = launch("echo").in(elsewhere).run();

    assertThat(ran.out())
        .as("%s", ran)
        .contains("in " + elsewhere + "\n")
        .contains("root " + clone + "\n");
  }

  @Test
  void it_works_through_a_link_on_the_path() throws IOException {
    var bin = Files.createDirectory(temp.resolve("bin"));
    Files.createSymbolicLink(bin.resolve("gc"), bin.relativize(clone.resolve("jbang")));

    keepPinned();
    var ran = command("sh", "-c", "gc echo").with("PATH", bin + ":" + tools).run();

    assertThat(ran.out()).as("%s", ran).contains("root " + clone + "\n");
  }

  @Test
  void a_folder_that_bears_an_aliass_name_does_not_hide_it() throws IOException {
    Files.createDirectory(clone.resolve("site"));

    var plain = launch("site", "build").in(clone).run();
    var withOption = launch("-Dx=1", "site", "build").in(clone).run();

    assertThat(plain.out()).as("%s", plain).startsWith("[from the alias]\n[build]\nin " + clone);
    assertThat(withOption.out()).as("%s", withOption).startsWith("[from the alias]\n[build]\n");
  }

  @Test
  void a_path_with_other_letters_works_without_a_locale() {
    var ran = launch("echo", "é").in(elsewhere).without("LANG").run();

    assertThat(ran.out()).as("%s", ran).contains("[é]");
  }

  @Test
  void every_shell_found_here_can_run_it() throws IOException {
    for (var shell : List.of("dash", "bash", "busybox", "ksh", "mksh", "zsh", "yash")) {
      var found = onPath(shell);
      if (found.isEmpty()) {
        continue;
      }
      var words = new ArrayList<>(List.of(found.get().toString()));
      if (shell.equals("busybox")) {
        words.add("sh");
      }
      words.addAll(List.of(clone.resolve("jbang").toString(), "echo", "in " + shell));

      keepPinned();
      var ran = command(words.toArray(String[]::new)).run();

      assertThat(ran.out()).as("%s: %s", shell, ran).startsWith("[in " + shell + "]");
      assertThat(ran.err()).as(shell).isEmpty();
    }
  }

  // --- the pinned JBang

  @Test
  void a_mirror_is_asked_once_and_the_second_run_needs_no_network() throws IOException {
    var asked = new ArrayList<String>();
    var mirror = serve(asked, Files.readAllBytes(pinned), 0);

    var first = fresh("echo").with("WORKBOOK_MAVEN_MIRROR", mirror + "/").run();
    servers.getFirst().stop(0);
    var second =
        fresh("echo")
            .with("WORKBOOK_MAVEN_MIRROR", UNREACHABLE)
            .with("http_proxy", UNREACHABLE)
            .with("https_proxy", UNREACHABLE)
            .run();

    assertThat(first.exit()).as("%s", first).isZero();
    assertThat(asked).containsExactly("/dev/jbang/jbang-cli/0.132.1/" + JAR);
    assertThat(second.exit()).as("%s", second).isZero();
    assertThat(second.err()).isEmpty();
    assertThat(files(cache)).containsExactly(JAR);
  }

  @Test
  void a_wrong_sum_leaves_nothing_behind_and_says_so() throws IOException {
    var mirror = serve(new ArrayList<>(), "not JBang".getBytes(UTF_8), 0);

    var ran = fresh("echo").with("WORKBOOK_MAVEN_MIRROR", mirror).run();

    assertThat(ran.exit()).as("%s", ran).isEqualTo(1);
    assertThat(ran.err()).contains(mirror).contains("thrown away").contains("SHA-256");
    assertThat(ran.out()).isEmpty();
    assertThat(files(cache)).isEmpty();
  }

  @Test
  void a_cut_download_leaves_nothing_behind_and_says_so() throws IOException {
    var mirror = serve(new ArrayList<>(), new byte[100_000], 1_000_000);

    var ran = fresh("echo").with("WORKBOOK_MAVEN_MIRROR", mirror).run();

    assertThat(ran.exit()).as("%s", ran).isEqualTo(1);
    assertThat(ran.err()).contains("could not download " + mirror).contains("same command again");
    assertThat(files(cache)).isEmpty();
  }

  @Test
  void what_a_power_cut_left_of_it_is_fetched_again() throws IOException {
    Files.write(cache.resolve(JAR), new byte[0]);
    var mirror = serve(new ArrayList<>(), Files.readAllBytes(pinned), 0);

    var ran = fresh("echo").with("WORKBOOK_MAVEN_MIRROR", mirror).run();

    assertThat(ran.exit()).as("%s", ran).isZero();
    assertThat(cache.resolve(JAR)).hasSameBinaryContentAs(pinned);
  }

  @Test
  void without_curl_and_wget_the_jdk_downloads() throws IOException {
    var mirror = serve(new ArrayList<>(), Files.readAllBytes(pinned), 0);
    var few = Files.createDirectory(temp.resolve("few"));
    for (var tool : files(tools)) {
      if (!List.of("curl", "wget").contains(tool)) {
        Files.copy(tools.resolve(tool), few.resolve(tool), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }

    var ran = fresh("version").with("PATH", few).with("WORKBOOK_MAVEN_MIRROR", mirror).run();

    assertThat(ran.out()).as("%s", ran).isEqualTo("0.132.1\n");
    assertThat(files(cache)).containsExactly(JAR);
  }

  // --- an installed JBang

  @Test
  void an_installed_jbang_that_is_new_enough_is_used_and_told_the_catalog() throws IOException {
    var bin = installed("1.0.0");

    var ran = launch("echo", "a b").in(elsewhere).with("PATH", bin + ":" + tools).run();

    assertThat(ran.out())
        .as("%s", ran)
        .isEqualTo("installed [--catalog=" + clone + "/jbang-catalog.json][echo][a b]");
  }

  @Test
  void an_installed_jbang_that_is_older_is_passed_over_and_named_once() throws IOException {
    var bin = installed("0.132.0");

    var first = launch("version").with("PATH", bin + ":" + tools).run();
    var second = launch("version").with("PATH", bin + ":" + tools).run();

    assertThat(first.out()).as("%s", first).isEqualTo("0.132.1\n");
    assertThat(first.err()).contains(bin + "/jbang is 0.132.0");
    assertThat(second.out()).isEqualTo("0.132.1\n");
    assertThat(second.err()).isEmpty();
  }

  @Test
  void an_update_of_the_installed_jbang_is_noticed() throws IOException {
    var bin = installed("0.132.0");
    launch("version").with("PATH", bin + ":" + tools).run();
    installed("10.132.1");

    var ran = launch("run", "it").with("PATH", bin + ":" + tools).run();

    assertThat(ran.out()).as("%s", ran).isEqualTo("installed [run][it]");
  }

  @Test
  void a_jbang_in_jbangs_own_folder_counts_as_installed() throws IOException {
    var bin = installed("0.132.1");
    var own = Files.createDirectories(temp.resolve("own"));
    Files.move(bin, own.resolve("bin"));

    var ran = launch("run", "it").with("JBANG_DIR", own).run();

    assertThat(ran.out()).as("%s", ran).isEqualTo("installed [run][it]");
  }

  @Test
  void it_never_finds_itself() throws IOException {
    var linked = Files.createDirectory(temp.resolve("linked"));
    Files.createSymbolicLink(linked.resolve("jbang"), clone.resolve("jbang"));
    var copied = Files.createDirectory(temp.resolve("copied"));
    Files.copy(clone.resolve("jbang"), copied.resolve("jbang"), StandardCopyOption.COPY_ATTRIBUTES);

    var path = String.join(":", clone.toString(), linked + "", copied + "", tools + "");
    var ran = launch("version").with("PATH", path).run();

    assertThat(ran.out()).as("%s", ran).isEqualTo("0.132.1\n");
    assertThat(files(cache)).as("nobody was asked for its version").containsExactly(JAR);
  }

  @Test
  void a_script_on_the_path_that_calls_it_does_not_make_it_go_round_in_circles()
      throws IOException {
    for (var call : List.of("exec \"%s\" \"$@\"", "\"%s\" \"$@\"\nexit $?")) {
      var bin = Files.createDirectories(temp.resolve("caller"));
      script(bin.resolve("jbang"), call.formatted(clone.resolve("jbang")));

      var ran = launch("echo", "once").with("PATH", bin + ":" + tools).run();

      assertThat(ran.out()).as("%s", ran).startsWith("[once]\nin ");
    }
  }

  // --- a JDK

  @Test
  void a_new_jdk_is_found_beside_an_old_default() throws IOException {
    var old = fakeJdk("old", "17.0.15");
    var jdks = Path.of(System.getProperty("java.home")).getParent();

    var ran =
        launch("echo")
            .with("JAVA_HOME", old)
            .with("PATH", old + "/bin:" + tools)
            .with("WORKBOOK_JDKS", temp.resolve("none") + ":" + jdks)
            .run();

    assertThat(ran.out()).as("%s", ran).startsWith("in ");
  }

  @Test
  void the_oldest_jdk_that_is_new_enough_is_taken() throws IOException {
    var jdks = temp.resolve("jdks");
    fakeJdk("jdks/a", "99.0.1");
    fakeJdk("jdks/b", "25.0.3");
    fakeJdk("jdks/c", "26");
    fakeJdk("jdks/d", "1.8.0_412");

    var ran = launch("version").without("JAVA_HOME").with("WORKBOOK_JDKS", jdks).run();

    assertThat(ran.out()).as("%s", ran).startsWith("java 25.0.3 ");
  }

  @Test
  void your_own_java_home_wins_if_it_is_new_enough() throws IOException {
    fakeJdk("jdks/b", "25.0.3");
    var mine = fakeJdk("mine", "99-ea");

    var ran =
        launch("version").with("JAVA_HOME", mine).with("WORKBOOK_JDKS", temp.resolve("jdks")).run();

    assertThat(ran.out()).as("%s", ran).startsWith("java 99-ea ");
  }

  @Test
  void a_runtime_without_a_compiler_is_passed_over() throws IOException {
    Files.delete(fakeJdk("jdks/a", "25.0.3").resolve("bin/javac"));
    fakeJdk("jdks/b", "26");

    var ran =
        launch("version").without("JAVA_HOME").with("WORKBOOK_JDKS", temp.resolve("jdks")).run();

    assertThat(ran.out()).as("%s", ran).startsWith("java 26 ");
  }

  @Test
  void an_old_jdk_alone_starts_jbang_with_flags_that_it_knows() throws IOException {
    fakeJdk("jdks/a", "1.8.0_412");
    fakeJdk("jdks/b", "17.0.15");

    var ran =
        launch("version")
            .without("JAVA_HOME")
            .without("WORKBOOK_AOT")
            .with("WORKBOOK_JDKS", temp.resolve("jdks"))
            .run();

    assertThat(ran.out())
        .as("%s", ran)
        .startsWith("java 17.0.15 -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp ");
  }

  @Test
  void without_any_jdk_one_message_names_the_line_that_installs_one() {
    var ran = launch("echo").without("JAVA_HOME").run();

    assertThat(ran.exit()).as("%s", ran).isEqualTo(1);
    assertThat(ran.err())
        .contains("no JDK found")
        .contains("curl -Ls https://sh.jbang.dev | bash -s - app setup");
    assertThat(ran.out()).isEmpty();
  }

  // --- one at a time

  @Test
  void two_first_starts_at_once_build_one_whole_jar() throws Exception {
    var script = clone.resolve("Many.java");
    var parts = IntStream.rangeClosed(1, 8).mapToObj("Part%d"::formatted).toList();
    var listed = String.join("\n", parts.stream().map("//SOURCES %s.java"::formatted).toList());
    var called = String.join(" + ", parts.stream().map("%s.text()"::formatted).toList());
    Files.writeString(
        script, "//JAVA 25+\n%s\nvoid main() { IO.println(%s); }\n".formatted(listed, called));

    // Each round is a first start, as JBang names its folders by what the sources hold.
    for (var round : List.of("a", "b")) {
      for (var part : parts) {
        var source = "class %s { static String text() { return \"%s\"; } }".formatted(part, round);
        Files.writeString(clone.resolve(part + ".java"), source);
      }
      var command = launch(script.toString()).with("JBANG_DIR", temp.resolve("jbang"));
      var started = new ArrayList<CompletableFuture<Clone.Ran>>();
      for (var i = 0; i < 3; i++) {
        started.add(CompletableFuture.supplyAsync(command::run, Thread::startVirtualThread));
      }

      for (var ran : started) {
        assertThat(ran.get().out()).as("%s", ran.get()).isEqualTo(round.repeat(8) + "\n");
      }
      assertThat(command.run().err()).as("built once").isEmpty();
    }
    assertThat(files(cache)).containsExactly(JAR);
  }

  @Test
  void whoever_was_killed_while_it_compiled_does_not_keep_the_next_waiting() throws Exception {
    var killed = Clone.command("sh", "-c", "exit").start();
    killed.waitFor();
    Files.createFile(Files.createDirectory(cache.resolve("turn")).resolve(killed.pid() + ""));

    var ran = launch("echo").within(Duration.ofSeconds(30)).run();

    assertThat(ran.exit()).as("%s", ran).isZero();
    assertThat(files(cache)).containsExactly(JAR);
  }

  @Test
  void told_to_end_while_it_compiles_it_leaves_nothing_behind() throws Exception {
    var slow = fakeJdk("slow", "25.0.3");
    script(slow.resolve("bin/java"), "echo compiling >&2\nsleep 1");

    var process = launch("version").with("JAVA_HOME", slow).start();
    try (var err = process.errorReader(UTF_8)) {
      assertThat(err.readLine()).isEqualTo("compiling");
      assertThat(files(cache)).containsExactly(JAR, "turn");
      process.destroy();

      assertThat(process.waitFor(20, TimeUnit.SECONDS)).as("it ended").isTrue();
      assertThat(process.exitValue()).isEqualTo(143);
      assertThat(files(cache)).containsExactly(JAR);
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  @Test
  void a_program_that_runs_keeps_nobody_waiting() throws Exception {
    var process = launch("echo", "wait").start();
    try (var out = process.inputReader(UTF_8)) {
      assertThat(out.readLine()).isEqualTo("ready");

      var ran = launch("echo", "b").within(Duration.ofSeconds(30)).run();

      assertThat(ran.out()).as("%s", ran).startsWith("[b]\n");
      assertThat(process.isAlive()).isTrue();
    } finally {
      process.destroyForcibly();
    }
  }

  // --- what JBang answered

  @Test
  void the_workbook_starts_without_jbang_until_a_source_changes_or_its_jar_is_gone()
      throws Exception {
    var source = Files.createDirectory(clone.resolve("workbook")).resolve("Echo.java");
    Files.createDirectory(clone.resolve("site"));
    Files.move(clone.resolve("Echo.java"), source);
    Files.writeString(
        clone.resolve("jbang-catalog.json"),
        """
        {"aliases": {
          "workbook": {"script-ref": "workbook/Echo.java"},
          "check": {"script-ref": "workbook/Echo.java", "arguments": ["check"]}
        }}
        """);
    assertThat(told(launch("workbook", "1"))).startsWith("[1]");
    assertThat(told(launch("check", "a b", "it's"))).startsWith("[check]\n[a b]\n[it's]");

    var noJBang = new byte[(int) Files.size(pinned)];
    Files.write(cache.resolve(JAR), noJBang);
    assertThat(told(launch("workbook", "a b", "$HOME `id`", "ü", "two\nlines").in(elsewhere)))
        .startsWith("[a b]\n[$HOME `id`]\n[ü]\n[two\nlines]\nin " + elsewhere);
    assertThat(launch("check", "exit", "7").run().exit()).as("not the alias's argument").isZero();
    assertThat(launch("workbook", "exit", "7").run().exit()).isEqualTo(7);

    // Also by somebody who sets the old date again.
    var then = Files.getLastModifiedTime(source);
    Files.writeString(source, Files.readString(source).replace("\"[\"", "\"new [\""));
    Files.setLastModifiedTime(source, then);
    assertThat(launch("workbook", "2").run().exit()).as("asks the JBang that is none").isNotZero();
    Files.copy(pinned, cache.resolve(JAR), StandardCopyOption.REPLACE_EXISTING);
    assertThat(launch("workbook", "2").run().out()).startsWith("new [2]");

    try (var kept = Files.newDirectoryStream(cache, "command-*")) {
      for (var one : kept) {
        var words = Files.readString(one).split("-classpath |:| ");
        var jar = Stream.of(words).filter(word -> word.endsWith("Echo.jar")).findFirst();
        Files.deleteIfExists(Path.of(jar.orElseThrow()));
      }
    }
    assertThat(launch("workbook", "3").run().out()).startsWith("new [3]");
  }

  /// What it prints, where nothing is wrong.
  private static String told(Clone.Command command) {
    var ran = command.run();
    assertThat(ran.exit()).as("%s", ran).isZero();
    return ran.out();
  }

  // --- the AOT cache

  @Test
  void the_cache_is_made_in_the_background_used_and_never_trusted() throws Exception {
    assumeTrue(Files.isReadable(Path.of(System.getProperty("java.home"), "release")));
    var stale = Files.createDirectory(cache.resolve("training"));
    Files.setLastModifiedTime(stale, FileTime.from(Instant.now().minus(Duration.ofHours(1))));

    var first = launch("echo").without("WORKBOOK_AOT").run();
    assertThat(first.exit()).as("%s", first).isZero();
    var made = awaitCache();
    var whole = temp.resolve("whole.aot");
    Files.copy(made, whole);

    var logs = Files.createDirectory(temp.resolve("logs")); // JBang's, and the program's
    launch("echo")
        .without("WORKBOOK_AOT")
        .with("JBANG_JAVA_OPTIONS", "-Xlog:class+load:file=" + logs + "/%p")
        .run();
    assertThat(lines(logs))
        .as("classes of JBang that came from the cache")
        .filteredOn(line -> line.contains(" dev.jbang.") && line.contains("shared objects file"))
        .isNotEmpty();

    Files.writeString(made, "no cache at all");
    assertThat(silently(launch("echo", "1"))).startsWith("[1]");

    Files.copy(whole, made, StandardCopyOption.REPLACE_EXISTING);
    try (var file = FileChannel.open(made, StandardOpenOption.WRITE)) {
      file.truncate(file.size() / 2);
    }
    assertThat(silently(launch("echo", "2"))).startsWith("[2]");

    Files.copy(whole, made, StandardCopyOption.REPLACE_EXISTING);
    try (var file = FileChannel.open(made, StandardOpenOption.WRITE)) {
      file.write(ByteBuffer.allocate(1 << 20), file.size() / 3);
    }
    assertThat(silently(launch("echo", "3"))).startsWith("[3]");
    assertThat(files(cache)).contains(JAR).doesNotContain("crash.log");
  }

  @Test
  void while_one_makes_the_cache_another_does_not() throws IOException {
    Files.createDirectory(cache.resolve("training"));

    var ran = launch("echo").without("WORKBOOK_AOT").run();

    assertThat(ran.exit()).as("%s", ran).isZero();
    assertThat(files(cache)).containsExactlyInAnyOrder(JAR, "training");
  }

  /// What it prints, and nothing on standard error.
  private static String silently(Clone.Command command) {
    var ran = command.without("WORKBOOK_AOT").run();
    assertThat(ran.exit()).as("%s", ran).isZero();
    assertThat(ran.err()).isEmpty();
    return ran.out();
  }

  private Path awaitCache() throws Exception {
    var limit = Instant.now().plusSeconds(90);
    while (Instant.now().isBefore(limit)) {
      try (var files = Files.list(cache)) {
        var made = files.filter(file -> file.toString().endsWith(".aot")).findFirst();
        if (made.isPresent() && !Files.exists(cache.resolve("training"))) {
          assertThat(made.get()).as("a cache that could not be made is empty").isNotEmptyFile();
          return made.get();
        }
      }
      Thread.sleep(50);
    }
    throw new AssertionError("no AOT cache after 90 s, only " + files(cache));
  }

  // --- the scene

  /// The launcher in the clone, with the pinned JBang in its cache.
  private Clone.Command launch(String... args) {
    return launch(List.of(args));
  }

  private Clone.Command launch(List<String> args) {
    keepPinned();
    return fresh(args.toArray(String[]::new));
  }

  private void keepPinned() {
    try {
      if (!Files.exists(cache.resolve(JAR))) {
        Files.copy(pinned, cache.resolve(JAR));
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /// The launcher in the clone, with whatever is in its cache.
  private Clone.Command fresh(String... args) {
    var words = new String[args.length + 1];
    words[0] = clone.resolve("jbang").toString();
    System.arraycopy(args, 0, words, 1, args.length);
    return command(words);
  }

  private Clone.Command command(String... words) {
    return Clone.command(words)
        .bare()
        .in(clone)
        .with("HOME", temp)
        .with("LANG", "C.UTF-8")
        .with("PATH", tools)
        .with("XDG_CACHE_HOME", cache.getParent())
        .with("JBANG_DIR", shared.resolve("jbang"))
        .with("JBANG_REPO", shared.resolve("repository"))
        .with("JAVA_HOME", System.getProperty("java.home"))
        .with("WORKBOOK_JDKS", temp.resolve("none"))
        .with("WORKBOOK_AOT", "off");
  }

  /// A JDK that says its version and what it was asked, and does nothing.
  private Path fakeJdk(String name, String version) throws IOException {
    var home = Files.createDirectories(temp.resolve(name));
    Files.createDirectories(home.resolve("bin"));
    script(home.resolve("bin/java"), "echo java " + version + " \"$@\"");
    script(home.resolve("bin/javac"), "exit 1");
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    return home;
  }

  /// A folder with a JBang that says its version and what it was asked, and does nothing.
  private Path installed(String version) throws IOException {
    var bin = Files.createDirectories(temp.resolve("installed"));
    script(
        bin.resolve("jbang"),
        "[ \"$1\" = version ] && echo %s || { printf 'installed '; printf '[%%s]' \"$@\"; }"
            .formatted(version));
    return bin;
  }

  private static void script(Path file, String text) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + text + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  /// A server that answers every request with these bytes, and promises at least so many.
  private String serve(List<String> asked, byte[] bytes, long promised) throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          asked.add(exchange.getRequestURI().getPath());
          exchange.sendResponseHeaders(200, Math.max(promised, bytes.length));
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
    servers.add(server);
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private static List<String> lines(Path folder) throws IOException {
    var lines = new ArrayList<String>();
    for (var file : files(folder)) {
      lines.addAll(Files.readAllLines(folder.resolve(file)));
    }
    return lines;
  }

  private static List<String> files(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static Optional<Path> onPath(String command) {
    return Stream.of(System.getenv("PATH").split(":"))
        .map(folder -> Path.of(folder, command))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /// Where the launcher that started these tests keeps its JBang.
  private static Path userCache() {
    var home = Path.of(System.getenv().getOrDefault("HOME", "/"));
    var mac = home.resolve("Library/Caches");
    var caches = Files.isDirectory(mac) ? mac : home.resolve(".cache");
    return Path.of(System.getenv().getOrDefault("XDG_CACHE_HOME", caches.toString()))
        .resolve("do-you-need-the-gc");
  }
}
