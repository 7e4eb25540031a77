package workbook.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import workbook.lab.WholeFile;

/// The tool's AOT cache (JEP 483, JEP 514): its classes and those of JUnit, AssertJ and the compiler,
/// read, linked and laid out as a training run left them. The launcher names the file and starts the
/// tool from it; answers' processes start from the same one.
///
/// It is never trusted: the JVM compares class path, JDK and the checksums of the file with what it
/// was made of, and goes on without it where they differ.
///
/// @param file where it lies, once it is made
public record AotCache(Path file) {

  /// Names the file, whether or not it is there: `-Dworkbook.aot=FILE`.
  private static final String PROPERTY = "workbook.aot";

  public static Optional<AotCache> ofThisProcess() {
    return Optional.ofNullable(System.getProperty(PROPERTY)).map(Path::of).map(AotCache::new);
  }

  /// Whether it was made of this tool and this JDK.
  public boolean fits() {
    try {
      return Files.size(file) > 0 && Files.readString(key()).equals(wantedKey());
    } catch (IOException _) {
      return false;
    }
  }

  /// The options with which a JVM uses it; a JVM tells on standard output why it could not.
  List<String> options() {
    return List.of("-XX:+VerifySharedSpaces", "-XX:AOTCache=" + file);
  }

  /// Whether it is missing, or was made of something else.
  public boolean due() {
    try {
      return !Files.readString(key()).equals(wantedKey());
    } catch (IOException _) {
      return Files.isWritable(file.toAbsolutePath().getParent());
    }
  }

  /// The command line of a JVM like this one: the same class path, compiler and collector, without
  /// which no cache fits.
  public List<String> java(List<String> options, String main, String... args) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(options);
    command.addAll(List.of("-D" + PROPERTY + "=" + file, "-cp", Tool.classPath(), main));
    command.addAll(List.of(args));
    return command;
  }

  /// Takes a file that a training run has made; an empty one says that this JDK makes none.
  public void become(Path made) throws IOException {
    drop();
    Files.move(made, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    WholeFile.write(key(), wantedKey());
  }

  /// In a training run: does what the process of an answer will do.
  public static void rehearse() {
    Rehearsal.run();
  }

  /// It proved unfit: the next [#fits] says so, and it is made anew.
  public void drop() {
    try {
      Files.deleteIfExists(key());
    } catch (IOException _) {
      // Then it is tried in vain once more.
    }
  }

  /// Beside the cache: what it was made of.
  private Path key() {
    return file.resolveSibling(file.getFileName() + ".key");
  }

  private static String wantedKey() {
    return Tool.version()
        + "\n"
        + System.getProperty("java.vm.version")
        + "\n"
        + System.getProperty("java.home");
  }
}
