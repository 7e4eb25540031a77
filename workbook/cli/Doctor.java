package workbook.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import workbook.lab.Json;
import workbook.lab.Text;

/// `./jbang workbook doctor`
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = "Says what this machine can and cannot measure, and how to fix each gap.",
    footer = {"", "Examples:", "  ./jbang workbook doctor", "  ./jbang workbook doctor --json"})
public final class Doctor implements Callable<Integer> {
  private static final int COLUMNS = 79;


  @Mixin private CourseOption course;

  @Option(names = "--json", description = "Print one JSON document instead.")
  private boolean json;

  private final Surroundings around;

  public Doctor(Surroundings around) {
    this.around = around;
  }

  @Override
  public Integer call() {
    var findings =
        new Examination(new Machine(around.environment()), course.root(around)).findings();
    if (json) {
      var rows = findings.stream().map(this::row).toList();
      around.out().print(Json.document(Map.of("findings", rows)));
    } else {
      findings.forEach(this::print);
      var gaps = findings.stream().filter(Finding.Gap.class::isInstance).count();
      around.out().println();
      around
          .out()
          .println(
              gaps == 0
                  ? "Everything can be measured here."
                  : "Gaps: " + gaps + " of " + findings.size() + ". All else works here.");
    }
    around.out().flush();
    return Exit.FINE;
  }

  private void print(Finding finding) {
    var paint = around.paint();
    switch (finding) {
      case Finding.Fine(var about, var found) ->
          around.out().printf("%s %-12s  %s%n", paint.green("✓"), about, found);
      case Finding.Gap(var about, var why, var lost, var fix) -> {
        around.out().printf("%s %-12s  %s%n", paint.yellow("-"), about, why);
        tell("    lost: ", lost);
        tell("    fix: ", fix);
      }
    }
  }

  private void tell(String head, String text) {
    var lines = Text.wrap(text, COLUMNS - head.length());
    around.out().println(head + String.join("\n" + " ".repeat(head.length()), lines));
  }

  private Map<String, Object> row(Finding finding) {
    var row = new LinkedHashMap<String, Object>();
    row.put("about", finding.about());
    switch (finding) {
      case Finding.Fine fine -> {
        row.put("fine", true);
        row.put("found", fine.found());
      }
      case Finding.Gap gap -> {
        row.put("fine", false);
        row.put("why", gap.why());
        row.put("lost", gap.lost());
        row.put("fix", gap.fix());
      }
    }
    return row;
  }
}
