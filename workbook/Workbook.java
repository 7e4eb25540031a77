///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS info.picocli:picocli:4.7.7
//SOURCES cli/CourseOption.java
//SOURCES cli/Surroundings.java
//SOURCES course/Course.java

package workbook;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import workbook.cli.Surroundings;
import workbook.course.BadCourse;

/// The tool of the course: every alias of the catalog but the lessons and the tests starts here.
@Command(
    name = "workbook",
    description = "Check exercises, keep progress, build the site, prove the course.",
    mixinStandardHelpOptions = true,
    subcommands = {})
public final class Workbook {

  static final int USAGE = 2;
  static final int INTERNAL = 3;

  public static void main(String... args) {
    var console = System.console();
    var around =
        new Surroundings(
            new BufferedReader(new InputStreamReader(System.in)),
            new PrintWriter(System.out, true),
            new PrintWriter(System.err, true),
            console != null && console.isTerminal(),
            Path.of("").toAbsolutePath(),
            Clock.systemDefaultZone(),
            System.getenv());
    System.exit(run(around, args));
  }

  /// The whole tool as a function: its exit code is 0, or 1 where an answer or a proof failed, 2
  /// for a mistake of the caller or of the course, 3 for a bug of ours.
  public static int run(Surroundings around, String... args) {
    // Every command has one constructor, which takes its surroundings.
    var factory =
        new CommandLine.IFactory() {
          @Override
          public <K> K create(Class<K> type) throws Exception {
            try {
              return type.getConstructor(Surroundings.class).newInstance(around);
            } catch (NoSuchMethodException e) {
              return CommandLine.defaultFactory().create(type);
            }
          }
        };
    return new CommandLine(new Workbook(), factory)
        .setOut(around.out())
        .setErr(around.err())
        .setExecutionExceptionHandler((e, _, _) -> told(around, e))
        .execute(args);
  }

  private static int told(Surroundings around, Exception e) {
    if (e instanceof BadCourse bad) {
      around.err().println(bad.getMessage());
      return USAGE;
    }
    around.err().println("This is a bug of the workbook, not yours:");
    e.printStackTrace(around.err());
    return INTERNAL;
  }
}
