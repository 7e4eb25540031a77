package bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// What Java learners use elsewhere: a Maven project of the same exercise, with an equivalent test
/// class of JUnit and AssertJ, of the versions that checks use.
public final class MavenPeer {
  public static final String NAME = "mvn -o -q test";

  private static final Pattern LIBRARY =
      Pattern.compile("(?m)^//DEPS ((?:org.junit.jupiter|org.assertj):[^:]+:.+)$");

  private final Path project;
  private final GeneratedCourse.Exercise exercise;

  /// @param project a new folder
  /// @param checks the source that names the libraries of checks
  public MavenPeer(Path project, GeneratedCourse.Exercise exercise, Path checks)
      throws IOException {
    this.project = project;
    this.exercise = exercise;
    var tests = Files.createDirectories(project.resolve("src/test/java"));
    Files.createDirectories(project.resolve("src/main/java"));
    Files.writeString(project.resolve("pom.xml"), pom(Files.readString(checks)));
    Files.writeString(tests.resolve(exercise.name() + "Test.java"), test());
    save(exercise.solution());
  }

  /// A row whose answer is new each time; or why there is none, after a try that may use the
  /// network.
  public Row row(Numbered answers) throws InterruptedException {
    try {
      var online = Ran.of(maven("-q", "test"));
      if (online.exit() != 0) {
        var said = online.out().lines().filter(line -> line.startsWith("[ERROR]")).findFirst();
        return Row.missing(
            NAME, "mvn -q test ends with %d: %s".formatted(online.exit(), said.orElse("")));
      }
    } catch (IOException e) {
      return Row.missing(NAME, "no mvn: " + e.getMessage());
    }
    return Row.of(
        NAME,
        () -> {
          save(answers.next(exercise.solution()));
          return Ran.of(maven("-o", "-q", "test"), 0).seconds();
        });
  }

  private void save(String answer) throws IOException {
    Files.writeString(project.resolve("src/main/java/" + exercise.name() + ".java"), answer);
  }

  /// On the JDK of this process.
  private ProcessBuilder maven(String... words) {
    var command = new ArrayList<>(List.of("mvn"));
    command.addAll(List.of(words));
    var builder = new ProcessBuilder(command).directory(project.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    return builder;
  }

  private static String pom(String checks) {
    var dependencies = new StringBuilder();
    var libraries = LIBRARY.matcher(checks);
    while (libraries.find()) {
      dependencies.append(
          """
              <dependency>
                <groupId>%s</groupId>
                <artifactId>%s</artifactId>
                <version>%s</version>
                <scope>test</scope>
              </dependency>
          """
              .formatted((Object[]) libraries.group(1).split(":")));
    }
    return """
        <project xmlns="http://maven.apache.org/POM/4.0.0">
          <modelVersion>4.0.0</modelVersion>
          <groupId>bench</groupId>
          <artifactId>peer</artifactId>
          <version>1</version>
          <properties>
            <maven.compiler.release>25</maven.compiler.release>
            <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
          </properties>
          <dependencies>
        %s  </dependencies>
          <build><plugins>
            %s
            %s
            %s
          </plugins></build>
        </project>
        """
        .formatted(
            dependencies,
            plugin("maven-resources-plugin", "3.5.0"),
            plugin("maven-compiler-plugin", "3.16.0"),
            plugin("maven-surefire-plugin", "3.6.0"));
  }

  private static String plugin(String name, String version) {
    return "<plugin><artifactId>%s</artifactId><version>%s</version></plugin>"
        .formatted(name, version);
  }

  private String test() {
    return """
        import static org.assertj.core.api.Assertions.assertThat;

        import com.sun.management.ThreadMXBean;
        import java.lang.management.ManagementFactory;
        import java.util.Random;
        import java.util.function.LongSupplier;
        import java.util.stream.Collectors;
        import org.junit.jupiter.api.Test;

        class %sTest {
          private static long sink;

        %s
          static Random random() {
            return new Random();
          }

          static double allocatedBytesPerCall(LongSupplier call) {
            var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
            var least = Double.MAX_VALUE;
            for (var batch = 0; batch < 6; batch++) {
              var before = threads.getCurrentThreadAllocatedBytes();
              for (var i = 0; i < 10_000; i++) {
                sink += call.getAsLong();
              }
              var bytes = threads.getCurrentThreadAllocatedBytes() - before;
              least = Math.min(least, bytes / 10_000.0);
            }
            return least;
          }
        }
        """
        .formatted(exercise.name(), exercise.tests().indent(2));
  }
}
