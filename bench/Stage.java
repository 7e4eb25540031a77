package bench;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// A temporary folder with a space in its name, and the tool: through the clone's launcher, and as
/// the JVM that the launcher becomes. Nothing of it stays.
///
/// The tool and its AOT caches are those of your clone. What the tool keeps of checks goes into the
/// folder, but where the launcher starts it, which says itself where that is.
public final class Stage implements AutoCloseable {
  private static final String MAIN = "workbook.Workbook";
  private static final int AOT_MINUTES = 5;

  private final Path clone = Path.of(System.getenv("WORKBOOK_ROOT"));
  private final Path checks = Path.of(System.getenv("WORKBOOK_CACHE"), "checks");
  private final Set<Path> checksBefore = new HashSet<>();
  private final Path folder;
  private final List<String> java;
  private Optional<String> aot = Optional.empty();
  private boolean aotMade = false;

  public Stage() throws Exception {
    folder = Files.createTempDirectory("grader benchmark ");
    checksBefore.addAll(list(checks));
    Runtime.getRuntime().addShutdownHook(new Thread(this::interrupted));
    try {
      java = java();
    } catch (Exception e) {
      close();
      throw e;
    }
  }

  /// What stands above each table.
  public static String machine() {
    return "%s, %d processors, JDK %s"
        .formatted(
            System.getProperty("os.name"),
            Runtime.getRuntime().availableProcessors(),
            Runtime.version());
  }

  public Path folder() {
    return folder;
  }

  public Path clone() {
    return clone;
  }

  /// `./jbang` with these arguments, never by way of an installed JBang.
  public ProcessBuilder launcher(String... words) {
    var command = new ArrayList<>(List.of(clone.resolve("jbang").toString()));
    command.addAll(List.of(words));
    return surrounded(command);
  }

  /// The same where the launcher may not keep what JBang answers, as JBang has settings of its own.
  public ProcessBuilder askingLauncher(String... words) throws IOException {
    var here = Files.createDirectories(folder.resolve("with settings"));
    Files.writeString(here.resolve("jbang.properties"), "");
    return launcher(words).directory(here.toFile());
  }

  /// What the launcher becomes: `java … workbook.Workbook` with these arguments.
  public ProcessBuilder tool(String... words) {
    var command = new ArrayList<>(java);
    command.addAll(List.of(words));
    var builder = surrounded(command);
    builder.environment().put("WORKBOOK_CACHE", folder.resolve("cache").toString());
    return builder;
  }

  /// The same where there is no AOT cache, of the tool or of the answers' JVMs.
  public ProcessBuilder toolWithoutAot(String... words) {
    var builder = tool(words);
    builder.command().removeIf(Stage::isOfAot);
    builder.environment().put("WORKBOOK_AOT", "off");
    return builder;
  }

  /// Why [#tool] does not start from an AOT cache; empty where it does.
  public String withoutAotBecause() {
    if (aot.isEmpty()) {
      return "the launcher names none";
    } else if (!aotMade) {
      return "none was made within %d minutes".formatted(AOT_MINUTES);
    }
    var named = java.stream().anyMatch(word -> word.startsWith("-XX:AOTCache="));
    return named ? "" : "this JDK makes none";
  }

  private static boolean isOfAot(String word) {
    return word.matches("-XX:AOTCache=.*|-Dworkbook\\.aot=.*|-Xlog:aot.*");
  }

  private ProcessBuilder surrounded(List<String> command) {
    var builder = new ProcessBuilder(command).directory(folder.toFile());
    var environment = builder.environment();
    environment.keySet().removeAll(Set.of("WORKBOOK_AOT", "JBANG_JAVA_OPTIONS"));
    environment.putAll(
        Map.of(
            "WORKBOOK_LAUNCHER", "asked",
            "JBANG_STDIN_NOTTY", "true",
            "JBANG_NO_VERSION_CHECK", "true"));
    return builder;
  }

  // --- the command line

  /// The first command compiles the tool, the end of it has an AOT cache made where one is due, and
  /// the next starts from it.
  private List<String> java() throws Exception {
    Ran.of(launcher("workbook", "--help"), 0);
    var command = commandOf(launcher("workbook", "--help"));
    var option = "-Dworkbook.aot=";
    aot = command.stream().filter(word -> word.startsWith(option)).findFirst();
    if (aot.isPresent()) {
      var file = Path.of(aot.get().substring(option.length()));
      var classPath = command.get(command.indexOf("-classpath") + 1);
      for (var i = 0; i < AOT_MINUTES * 60 * 10 && !aotMade; i++) {
        Thread.sleep(100);
        aotMade = isMade(file, classPath);
      }
    }
    return commandOf(launcher("workbook", "--help"));
  }

  /// Whether it was made of the tool as it is now, which the file beside it says.
  private static boolean isMade(Path aot, String classPath) throws IOException {
    var key = aot.resolveSibling(aot.getFileName() + ".key");
    return Files.exists(key) && Files.readString(key).contains(classPath);
  }

  /// What a process becomes that the launcher starts and then replaces itself by.
  private static List<String> commandOf(ProcessBuilder builder) throws Exception {
    builder.redirectInput(Redirect.from(new File("/dev/null")));
    var process = builder.redirectOutput(Redirect.DISCARD).redirectError(Redirect.DISCARD).start();
    try {
      do {
        var words = List.of(process.info().arguments().orElse(new String[0]));
        var main = words.indexOf(MAIN);
        if (main >= 0) {
          var command = new ArrayList<>(List.of(process.info().command().orElseThrow()));
          command.addAll(words.subList(0, main + 1));
          return command;
        }
      } while (!process.waitFor(2, TimeUnit.MILLISECONDS));
    } finally {
      process.waitFor();
    }
    throw new IllegalStateException("this system does not tell the command line of a process");
  }

  // --- the end

  /// Ctrl-C leaves nothing behind either.
  private void interrupted() {
    ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
    try {
      close();
    } catch (IOException | InterruptedException e) {
      System.err.println("could not be cleaned up: " + folder);
    }
  }

  @Override
  public void close() throws IOException, InterruptedException {
    for (var file : list(checks)) {
      if (!checksBefore.contains(file)) {
        Files.deleteIfExists(file);
      }
    }
    // A process that was killed may still be writing its last.
    for (var i = 0; i < 20 && Files.exists(folder) && !deleted(); i++) {
      Thread.sleep(250);
    }
    if (Files.exists(folder)) {
      System.err.println("could not be deleted: " + folder);
    }
  }

  private boolean deleted() {
    try (var files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    } catch (IOException | UncheckedIOException e) {
      // Something in it went away meanwhile.
    }
    return !Files.exists(folder);
  }

  private static List<Path> list(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var files = Files.list(folder)) {
      return files.toList();
    }
  }
}
