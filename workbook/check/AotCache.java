package workbook.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import workbook.lab.WholeFile;

/// The tool's AOT caches (JEP 483, JEP 514): classes read, linked and laid out as a training run left
/// them. The launcher names a file and starts the tool from it; beside it lies the one from which
/// answers' processes start, with JUnit and AssertJ.
///
/// They are never trusted: the launcher compares their checksums with those in the key beside them,
/// and each JVM compares class path and JDK with what its cache was made of. Where they differ, it
/// goes on without, and they are made anew.
///
/// @param file where that of the tool lies, once it is made
public record AotCache(Path file) {

  /// Names the file, whether or not it is there: `-Dworkbook.aot=FILE`.
  private static final String PROPERTY = "workbook.aot";

  public static Optional<AotCache> ofThisProcess() {
    return Optional.ofNullable(System.getProperty(PROPERTY)).map(Path::of).map(AotCache::new);
  }

  /// Whether they were made of this tool and this JDK.
  public boolean fits() {
    try {
      return Files.size(standby()) > 0 && ofThisTool();
    } catch (IOException _) {
      return false;
    }
  }

  /// The options with which an answer's process uses it; a JVM tells on standard output why it could
  /// not.
  List<String> options() {
    return List.of("-XX:AOTCache=" + standby());
  }

  /// Whether they are missing, were made of something else, or did not start this very process.
  public boolean due() {
    try {
      if (complained()) {
        drop();
      }
      return !ofThisTool();
    } catch (IOException _) {
      return Files.isWritable(file.toAbsolutePath().getParent());
    }
  }

  private boolean ofThisTool() throws IOException {
    return Files.readString(key()).endsWith("\n" + wantedKey());
  }

  /// What the JVM of this process said of its cache lies in a log, as the launcher has asked for.
  private boolean complained() {
    return file.resolveSibling(file.getFileName() + ".log").toFile().length() > 0;
  }

  /// The one of answers' processes.
  public Path standby() {
    return file.resolveSibling("standby-" + file.getFileName());
  }

  /// The command line of a JVM as the launcher starts the tool: compiler, collector and class path
  /// alike, without which no cache fits.
  public List<String> java(List<String> options, String main, String... args) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(options);
    command.addAll(List.of("-D" + PROPERTY + "=" + file, "-cp", Tool.classPath(), main));
    command.addAll(List.of(args));
    return command;
  }

  /// The command line of the run that shows a JVM what an answer's process will do.
  ///
  /// @param made the cache to make of it
  public List<String> rehearsal(Path made) {
    return java(List.of("-XX:AOTCacheOutput=" + made), Rehearsal.class.getName());
  }

  /// Takes the files that training runs have made; empty ones say that this JDK makes none.
  public void become(Path tool, Path standby) throws IOException {
    drop();
    Files.move(tool, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    Files.move(
        standby, standby(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    WholeFile.write(key(), sum(file) + "\n" + sum(standby()) + "\n" + wantedKey());
  }

  /// By the program with which the launcher compares it.
  private static String sum(Path file) throws IOException {
    var process = new ProcessBuilder("cksum").redirectInput(file.toFile()).start();
    try (var lines = process.inputReader()) {
      return lines.readLine();
    }
  }

  /// It proved unfit: the next [#fits] says so, and it is made anew.
  public void drop() {
    try {
      Files.deleteIfExists(key());
    } catch (IOException _) {
      // Then it is tried in vain once more.
    }
  }

  /// Beside the cache: the checksums of both, a line each, and what they were made of.
  private Path key() {
    return file.resolveSibling(file.getFileName() + ".key");
  }

  static String wantedKey() {
    return Tool.version()
        + "\n"
        + System.getProperty("java.vm.version")
        + "\n"
        + System.getProperty("java.home");
  }
}
