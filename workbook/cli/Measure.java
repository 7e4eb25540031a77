package workbook.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import workbook.lab.JavaCommand;
import workbook.lab.Matrix;

/// `./jbang workbook measure -- java …`
@Command(
    name = "measure",
    mixinStandardHelpOptions = true,
    description = {
      "Runs your own Java program under the course's matrix of flags, and says what they change.",
      "The program is run as given, then with G1, Serial, Serial with a small nursery, Parallel,"
          + " ZGC, and no collector, in turn. Flags go right behind java; your own that set the same"
          + " are taken out. Its input is empty, what it prints goes to .workbook/measure. Result:"
          + " .workbook/results/measure.json and the page .workbook/measure.html.",
      "A program that starts other JVMs is measured at its top only: name the java command that"
          + " does the work, not a script."
    },
    footer = {
      "",
      "Exit codes: 0 measured, 1 the program fails as given, 2 usage.",
      "",
      "Examples:",
      "  ./jbang workbook measure -- java -jar app.jar input.csv",
      "  ./jbang workbook measure --quick -- java -Xmx512m -cp classes Main",
      "  ./jbang workbook measure --only g1,epsilon --rounds 11 -- java App.java",
      "  ./jbang workbook measure --timeout 20 --rounds 3 -- java -jar server.jar",
      "  ./jbang workbook measure --flags 'big=-XX:+UseSerialGC -Xmn512m' -- \\",
      "      java -jar app.jar"
    })
public final class Measure implements Callable<Integer> {

  @Mixin private CourseOption course;

  @Mixin private MeasurePlan plan;

  @Option(names = "--json", description = "Print the recording as one JSON document instead.")
  private boolean json;

  @Parameters(paramLabel = "COMMAND", description = "java, its flags, your program, its arguments.")
  private List<String> words = new ArrayList<>();

  @Spec private CommandSpec spec;

  private final Surroundings around;
  private final CountDownLatch unwound = new CountDownLatch(1);
  private volatile boolean interrupted;

  public Measure(Surroundings around) {
    this.around = around;
  }

  @Override
  public Integer call() throws IOException {
    var command = command();
    // A value that does not fit is told before a single java is asked what it can.
    plan.rows(spec, command, 0);
    var folder = folder();
    var charset = System.out.charset();
    var console =
        new Matrix.Console(
            around.out(),
            around.err(),
            around.terminal(),
            around.paint(),
            charset.equals(StandardCharsets.US_ASCII) ? StandardCharsets.UTF_8 : charset,
            json);
    try (var matrix = new Matrix(command, around.here(), folder.resolve("measure"), console)) {
      var report = new MeasureReport(around, folder, command, json);
      var hook = new Thread(() -> interrupt(matrix, report));
      Runtime.getRuntime().addShutdownHook(hook);
      try {
        return measure(command, matrix, report);
      } catch (Matrix.Fails e) {
        return report.fails(e);
      } catch (InterruptedException e) {
        return awaitTheEnd();
      } finally {
        withoutHook(hook);
      }
    }
  }

  private int measure(JavaCommand command, Matrix matrix, MeasureReport report)
      throws IOException, InterruptedException {
    var kind = matrix.ask().orElseThrow(() -> noJava(command.java()));
    var rows = plan.rows(spec, command, matrix.heapBytes(kind));
    report.open(kind, rows);
    var recording = matrix.measure(kind, plan.of(rows));
    report.close(recording, matrix.collector());
    return Exit.FINE;
  }

  private JavaCommand command() {
    try {
      return JavaCommand.parse(words);
    } catch (JavaCommand.Misread e) {
      throw new ParameterException(
          spec.commandLine(),
          e.getMessage() + "\n  write it behind --: measure -- java -jar app.jar");
    }
  }

  private ParameterException noJava(String java) {
    return new ParameterException(
        spec.commandLine(),
        "\"%s\" is no java that can be started here".formatted(java)
            + "\n  name the java command itself: measure -- java -jar app.jar");
  }

  /// Where the workbook keeps what it measured.
  private Path folder() {
    var named = Optional.ofNullable(around.environment().get("WORKBOOK_RESULTS"));
    return named.map(Path::of).orElseGet(() -> course.root(around).resolve(".workbook"));
  }

  /// Ends the program that runs, and keeps the finished rounds.
  private void interrupt(Matrix matrix, MeasureReport report) {
    interrupted = true;
    matrix.close();
    try {
      unwound.await(2, TimeUnit.SECONDS);
      report.interrupted(matrix.recording(), matrix.collector());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// The hook that interrupted this thread ends the process.
  private int awaitTheEnd() {
    unwound.countDown();
    while (interrupted) {
      try {
        Thread.currentThread().join();
      } catch (InterruptedException e) {
        // Nobody but the end of the process can end this wait.
      }
    }
    return Exit.INTERNAL;
  }

  private static void withoutHook(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is about to end, and the hook with it.
    }
  }
}
