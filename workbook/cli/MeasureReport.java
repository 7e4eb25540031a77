package workbook.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import site.MeasurePage;
import workbook.lab.JavaCommand;
import workbook.lab.JavaKind;
import workbook.lab.Job;
import workbook.lab.Json;
import workbook.lab.Matrix;
import workbook.lab.Recording;
import workbook.lab.Row;
import workbook.lab.Text;
import workbook.lab.WholeFile;

/// What `measure` tells around its table: what it is about to do, how to read what was found, where
/// that is kept.
final class MeasureReport {

  private static final int WIDTH = 76;

  private final Surroundings around;
  private final Path folder;
  private final JavaCommand command;
  private final boolean json;
  private List<Row> rows = List.of();

  /// @param folder keeps the results
  MeasureReport(Surroundings around, Path folder, JavaCommand command, boolean json) {
    this.around = around;
    this.folder = folder;
    this.command = command;
    this.json = json;
  }

  void open(JavaKind kind, List<Row> rows) {
    this.rows = rows;
    say(around.paint().bold(command.line()));
    paragraph("Its java is " + kind.version() + ". What it prints: " + shown("measure"));
    rows.stream()
        .filter(row -> row.id().equals(Row.NONE) && command.heap().isEmpty())
        .flatMap(row -> row.flags().stream().filter(flag -> flag.startsWith("-Xmx")))
        .forEach(
            heap -> paragraph("It names no heap: without a collector it gets " + heap + "."));
    var clashing = new ArrayList<String>();
    rows.forEach(row -> clashing.addAll(command.clashing(row.flags())));
    if (!clashing.isEmpty()) {
      paragraph(
          "Taken out where a row sets the same: "
              + String.join(" ", clashing.stream().distinct().toList()));
    }
    for (var variable : List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS")) {
      var value = around.environment().get(variable);
      if (value != null) {
        paragraph(variable + " reaches every row, and may clash with its flags: " + value);
      }
    }
    say("");
  }

  /// Reads what was measured, and keeps it.
  void close(Recording recording, String collector) throws IOException {
    var act = recording.act(Matrix.ACT).orElseThrow();
    var reading = new MeasureReading(act, collector).paragraphs();
    for (var text : reading) {
      say("");
      paragraph(text);
    }
    say("");
    say("  " + around.paint().dim("Each of them by hand:"));
    rows.forEach(row -> say(around.paint().dim(wrapped(command.under(row.flags())))));
    keep(recording, act, reading);
    say("");
    say("Saved to " + shown("results/measure.json"));
    say("A page that helps to read it: " + shown("measure.html"));
    if (json) {
      around.out().print(Json.document(recording.toJson()));
    }
    around.out().flush();
  }

  private void keep(Recording recording, Recording.Act act, List<String> reading)
      throws IOException {
    var lines = new ArrayList<String>();
    lines.add("cd " + Job.line(List.of(around.here().toString())));
    act.runs().forEach(run -> lines.addAll(List.of("# " + run.label(), run.command())));
    WholeFile.write(
        folder.resolve("results").resolve("measure.json"), Json.document(recording.toJson()));
    WholeFile.write(
        folder.resolve("measure.html"), new MeasurePage(recording, act, reading, lines).html());
  }

  /// Keeps the rounds that were finished.
  void interrupted(Optional<Recording> recording, String collector) {
    around.err().println();
    if (recording.isEmpty()) {
      around.err().println("measure: interrupted. No round was finished: nothing to save.");
      return;
    }
    var act = recording.get().act(Matrix.ACT).orElseThrow();
    try {
      keep(recording.get(), act, new MeasureReading(act, collector).paragraphs());
      around
          .err()
          .println(
              "measure: interrupted. %d finished %s saved to %s and %s"
                  .formatted(
                      act.rounds(),
                      act.rounds() == 1 ? "round" : "rounds",
                      shown("results/measure.json"),
                      shown("measure.html")));
    } catch (IOException e) {
      around.err().println("measure: interrupted. Not saved: " + e.getMessage());
    }
  }

  /// @return the exit code
  int fails(Matrix.Fails e) {
    around.err().println("The program as given does not get to its end: it " + e.getMessage());
    e.lastLines.forEach(line -> around.err().println("    " + line));
    around.err().println("  all that it printed: " + shown("measure/" + Row.AS_GIVEN + ".txt"));
    return Exit.FAILED;
  }

  private void paragraph(String text) {
    Text.wrap(text, WIDTH).forEach(line -> say("  " + line));
  }

  private void say(String line) {
    if (!json) {
      around.out().println(line);
    }
  }

  /// In lines that a shell joins again, broken only between words.
  private static String wrapped(JavaCommand command) {
    var text = new StringBuilder();
    var line = new StringBuilder("  ");
    for (var word : command.words().stream().map(word -> Job.line(List.of(word))).toList()) {
      if (!line.toString().isBlank() && line.length() + 1 + word.length() > WIDTH) {
        text.append(line).append(" \\\n");
        line = new StringBuilder("      ");
      }
      line.append(line.toString().isBlank() ? "" : " ").append(word);
    }
    return text.append(line).toString();
  }

  private String shown(String name) {
    var file = folder.resolve(name);
    return (file.startsWith(around.here()) ? around.here().relativize(file) : file).toString();
  }
}
