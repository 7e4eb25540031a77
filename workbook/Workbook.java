///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS info.picocli:picocli:4.7.7
//SOURCES cli/ActOrder.java
//SOURCES cli/AsideText.java
//SOURCES cli/Check.java
//SOURCES cli/Comparison.java
//SOURCES cli/CompileAdvice.java
//SOURCES cli/CompileErrorText.java
//SOURCES cli/CourseOption.java
//SOURCES cli/Doctor.java
//SOURCES cli/Edit.java
//SOURCES cli/EffectBar.java
//SOURCES cli/Examination.java
//SOURCES cli/ExerciseParameter.java
//SOURCES cli/Exit.java
//SOURCES cli/FailureText.java
//SOURCES cli/Finding.java
//SOURCES cli/Folded.java
//SOURCES cli/Generate.java
//SOURCES cli/GraderOptions.java
//SOURCES cli/Glyphs.java
//SOURCES cli/Grade.java
//SOURCES cli/GradesOutput.java
//SOURCES cli/Hint.java
//SOURCES cli/HintsSeen.java
//SOURCES cli/Ide.java
//SOURCES cli/ListCommand.java
//SOURCES cli/Machine.java
//SOURCES cli/Measure.java
//SOURCES cli/MeasureAdvice.java
//SOURCES cli/MeasurePlan.java
//SOURCES cli/MeasureRanking.java
//SOURCES cli/MeasureReading.java
//SOURCES cli/MeasureReport.java
//SOURCES cli/Mistake.java
//SOURCES cli/NewCommand.java
//SOURCES cli/Named.java
//SOURCES cli/Next.java
//SOURCES cli/ProblemText.java
//SOURCES cli/Record.java
//SOURCES cli/ReportOptions.java
//SOURCES cli/Reset.java
//SOURCES cli/ScoreText.java
//SOURCES cli/Show.java
//SOURCES cli/SiteCommand.java
//SOURCES cli/Solution.java
//SOURCES cli/StandingsTable.java
//SOURCES cli/StillMissing.java
//SOURCES cli/Surroundings.java
//SOURCES cli/Telling.java
//SOURCES cli/TerminalPage.java
//SOURCES cli/TerminalTable.java
//SOURCES cli/Upgrade.java
//SOURCES cli/VerdictText.java
//SOURCES cli/Verify.java
//SOURCES cli/Watching.java
//SOURCES cli/package-info.java
//SOURCES package-info.java
//SOURCES Training.java
//SOURCES skeleton/Skeleton.java
//SOURCES verify/Proof.java
//SOURCES check/CourseUpgrade.java
//SOURCES check/Grader.java
//SOURCES grade/ClassRun.java
//SOURCES course/Course.java
//SOURCES course/Page.java
//SOURCES editor/EditorProject.java
//SOURCES lab/Lab.java
//SOURCES report/Graded.java
//SOURCES serve/LiveServer.java
//SOURCES watch/Watch.java
//SOURCES ../site/Site.java

package workbook;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import workbook.check.Equipment;
import workbook.check.Grader;
import workbook.check.Limits;
import workbook.cli.Check;
import workbook.cli.Doctor;
import workbook.cli.Edit;
import workbook.cli.Exit;
import workbook.cli.Generate;
import workbook.cli.Grade;
import workbook.cli.Hint;
import workbook.cli.Ide;
import workbook.cli.ListCommand;
import workbook.cli.Measure;
import workbook.cli.Mistake;
import workbook.cli.NewCommand;
import workbook.cli.Next;
import workbook.cli.Record;
import workbook.cli.Reset;
import workbook.cli.Show;
import workbook.cli.SiteCommand;
import workbook.cli.Solution;
import workbook.cli.Surroundings;
import workbook.cli.Upgrade;
import workbook.cli.Verify;
import workbook.course.BadCourse;
import workbook.lab.Paint;

/// The tool of the course: every alias of the catalog but the lessons and the tests starts here.
@Command(
    name = "./jbang workbook",
    mixinStandardHelpOptions = true,
    description = "Shows where you are, grades answers, builds the site, proves the course.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Examples:",
      "  ./jbang workbook next            what to do now",
      "  ./jbang check                    grade it",
      "  ./jbang workbook hint            when you are stuck",
      "  ./jbang workbook hint --help     more about one command"
    })
public final class Workbook implements Runnable {

  /// In the order of the help: what a learner needs first.
  private static final List<String> COMMANDS =
      List.of(
          "list",
          "next",
          "edit",
          "check",
          "hint",
          "reset",
          "solution",
          "show",
          "ide",
          "upgrade",
          "site",
          "doctor",
          "measure",
          "grade",
          "record",
          "new",
          "generate",
          "verify");

  @Option(
      names = "--verbose",
      scope = ScopeType.INHERIT,
      description = "Where something goes wrong, show the stack trace.")
  private boolean verbose;

  @Spec private CommandSpec spec;

  private final Surroundings around;

  private Workbook(Surroundings around) {
    this.around = around;
  }

  public static void main(String... args) {
    var console = System.console();
    var around =
        new Surroundings(
            new BufferedReader(new InputStreamReader(System.in, letters())),
            writer(FileDescriptor.out),
            writer(FileDescriptor.err),
            console != null && console.isTerminal(),
            Path.of("").toAbsolutePath(),
            Clock.systemDefaultZone(),
            System.getenv());
    var code = run(around, args);
    around.out().flush();
    Training.startIfDue(System.getenv());
    System.exit(code);
  }

  /// The whole tool as a function: its exit code is one of [Exit].
  public static int run(Surroundings around, String... args) {
    var ahead = ahead(around, List.of(args));
    try {
      return run(around, ahead, args);
    } finally {
      ahead.ifPresent(Grader::close);
    }
  }

  /// Where answers will be graded, what takes longest to start begins before all else.
  private static Optional<Grader> ahead(Surroundings around, List<String> args) {
    var helps = args.contains("--help") || args.contains("-h");
    if (args.isEmpty() || !args.getFirst().equals("check") || helps) {
      return Optional.empty();
    }
    var grader = new Grader(Limits.DEFAULT, Equipment.of(around.environment()));
    grader.prepare();
    return Optional.of(grader);
  }

  private static int run(Surroundings around, Optional<Grader> ahead, String... args) {
    var workbook = new Workbook(around);
    var line = new CommandLine(workbook, surroundedBy(around));
    // Reading the annotations of a command takes time: only of the one that is asked for.
    var asked = args.length > 0 && COMMANDS.contains(args[0]) ? List.of(args[0]) : COMMANDS;
    asked.forEach(name -> line.addSubcommand(name, command(name, around, ahead)));
    withoutVersion(line);
    // What follows a program's name is the program's.
    Optional.ofNullable(line.getSubcommands().get("measure"))
        .ifPresent(measure -> measure.setStopAtPositional(true).setExpandAtFiles(false));
    return line.setOut(around.out())
        .setErr(around.err())
        .setUsageHelpWidth(80)
        .setColorScheme(
            Help.defaultColorScheme(around.paint() == Paint.NONE ? Help.Ansi.OFF : Help.Ansi.ON))
        .setParameterExceptionHandler((mistake, _) -> Mistake.tell(mistake, around.err()))
        .setExecutionExceptionHandler((e, _, _) -> workbook.told(e))
        .execute(args);
  }

  /// Makes the commands below a command, by their constructor that takes surroundings.
  private static CommandLine.IFactory surroundedBy(Surroundings around) {
    return new CommandLine.IFactory() {
      @Override
      public <K> K create(Class<K> type) throws Exception {
        try {
          return type.getConstructor(Surroundings.class).newInstance(around);
        } catch (NoSuchMethodException e) {
          return CommandLine.defaultFactory().create(type);
        }
      }
    };
  }

  /// A clone has a commit, no version: the standard option would print nothing.
  private static void withoutVersion(CommandLine line) {
    var version = line.getCommandSpec().findOption("--version");
    if (version != null) {
      line.getCommandSpec().remove(version);
    }
    line.getSubcommands().values().forEach(Workbook::withoutVersion);
  }

  private static Object command(String name, Surroundings around, Optional<Grader> ahead) {
    return switch (name) {
      case "list" -> new ListCommand(around);
      case "next" -> new Next(around);
      case "edit" -> new Edit(around);
      case "check" -> new Check(around, ahead);
      case "hint" -> new Hint(around);
      case "reset" -> new Reset(around);
      case "solution" -> new Solution(around);
      case "show" -> new Show(around);
      case "ide" -> new Ide(around);
      case "upgrade" -> new Upgrade(around);
      case "site" -> new SiteCommand(around);
      case "doctor" -> new Doctor(around);
      case "measure" -> new Measure(around);
      case "grade" -> new Grade(around);
      case "record" -> new Record(around);
      case "new" -> new NewCommand(around);
      case "generate" -> new Generate(around);
      case "verify" -> new Verify(around);
      default -> throw new IllegalArgumentException(name);
    };
  }

  /// Asked for nothing: says what there is.
  @Override
  public void run() {
    spec.commandLine().usage(around.out());
  }

  private int told(Exception e) {
    var err = around.err();
    var code = Exit.INTERNAL;
    switch (e) {
      case BadCourse bad -> {
        err.println(bad.getMessage());
        code = Exit.USAGE;
      }
      case UncheckedIOException io when io.getCause() instanceof FileSystemException file ->
          tell(file);
      case FileSystemException file -> tell(file);
      default -> {
        err.println("This is a bug of the workbook, not yours: " + e);
        err.println("  please report it with what this prints: the same command with --verbose");
      }
    }
    if (verbose) {
      e.printStackTrace(err);
    }
    return code;
  }

  private void tell(FileSystemException e) {
    var reason = e.getReason() == null ? e.getClass().getSimpleName() : e.getReason();
    around.err().println(e.getFile() + ": cannot be read or written: " + reason);
    around.err().println("  see what this machine lacks: ./jbang workbook doctor");
  }

  private static PrintWriter writer(FileDescriptor stream) {
    return new PrintWriter(new OutputStreamWriter(new FileOutputStream(stream), letters()), true);
  }

  /// What the terminal says it writes in. A locale of plain C means that nobody chose one, and
  /// today's terminals then show UTF-8.
  private static Charset letters() {
    var charset = System.out.charset();
    return charset.equals(StandardCharsets.US_ASCII) ? StandardCharsets.UTF_8 : charset;
  }
}
