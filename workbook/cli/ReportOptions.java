package workbook.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import workbook.report.Graded;
import workbook.report.Outputs;
import workbook.report.ReportFile;
import workbook.report.VerdictDocument;

/// Where the results of a check go: to a person, or to machines, or both.
public final class ReportOptions {

  @Option(names = "--json", description = "Print one JSON document instead.")
  private boolean json;

  @Option(
      names = "--junit-xml",
      paramLabel = "FILE",
      description = "Also write JUnit's XML, which CI systems read: a suite for each exercise.")
  private @Nullable Path junitXml;

  @Option(
      names = "--exercism",
      paramLabel = "FILE",
      description = {
        "Also write results.json as Exercism's test runners do (version 3). Of several exercises"
            + " it lists all tests, with the exercise as their task: pass if all pass, error if"
            + " none was run, else fail."
      })
  private @Nullable Path exercism;

  @Option(
      names = "--gradescope",
      paramLabel = "FILE",
      description =
          "Also write results.json as Gradescope's autograders do: a point for each exercise that"
              + " passes, none for single tests.")
  private @Nullable Path gradescope;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  boolean json() {
    return json;
  }

  /// Whether results are to go anywhere but to a person.
  boolean asked() {
    return json || !files().isEmpty();
  }

  /// What goes to standard output, and then to the files.
  Graded.Output output(Surroundings around, Telling telling, Graded.Output files) {
    var printed = json ? new VerdictDocument(around.out(), around.err()) : new VerdictText(around, telling);
    return new Outputs(List.of(printed, files));
  }

  /// What goes to files. Ask before anything is graded: one that cannot be written is a mistake.
  Graded.Output files(Surroundings around) {
    var outputs = new ArrayList<Graded.Output>();
    var seen = new HashSet<Path>();
    files()
        .forEach(
            (format, named) -> {
              var file = around.here().resolve(named).normalize();
              if (!seen.add(file)) {
                throw mistake(format, named, "is asked to hold two kinds of results\n  name two");
              }
              try {
                outputs.add(ReportFile.at(file, format));
              } catch (ReportFile.Unwritable e) {
                throw mistake(format, named, e.getMessage());
              }
            });
    return new Outputs(outputs);
  }

  private Map<ReportFile.Format, Path> files() {
    var asked = new LinkedHashMap<ReportFile.Format, Path>();
    if (junitXml != null) {
      asked.put(ReportFile.Format.JUNIT_XML, junitXml);
    }
    if (exercism != null) {
      asked.put(ReportFile.Format.EXERCISM, exercism);
    }
    if (gradescope != null) {
      asked.put(ReportFile.Format.GRADESCOPE, gradescope);
    }
    return asked;
  }

  private ParameterException mistake(ReportFile.Format format, Path file, String what) {
    var option =
        switch (format) {
          case JUNIT_XML -> "--junit-xml";
          case EXERCISM -> "--exercism";
          case GRADESCOPE -> "--gradescope";
        };
    return new ParameterException(command.commandLine(), option + " " + file + ": " + what);
  }
}
