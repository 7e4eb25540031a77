package workbook.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import workbook.lab.JavaCommand;
import workbook.lab.Matrix;
import workbook.lab.Nearest;
import workbook.lab.Row;

/// Which rows `measure` runs, how often and how long.
public final class MeasurePlan {

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "How often each row is measured (default: 5, which it takes to rank).")
  private int rounds = 5;

  @Option(names = "--quick", description = "One round: a first look, not enough to rank.")
  private boolean quick;

  @Option(
      names = "--only",
      paramLabel = "ID",
      split = ",",
      description =
          "Only these rows: g1, serial, serial-16m, parallel, z, epsilon. As given and those of"
              + " --flags are there anyway.")
  private List<String> only = List.of();

  @Option(
      names = "--timeout",
      paramLabel = "S",
      description = "End a run after so many seconds, as a server's (default: 60).")
  private int timeoutSeconds = 60;

  @Option(
      names = "--nursery",
      paramLabel = "SIZE",
      description = "The small nursery of Serial, as for -Xmn (default: 16m).")
  private String nursery = "16m";

  @Option(
      names = "--flags",
      paramLabel = "ID=FLAGS",
      description = "A row of your own, with flags for java; repeat it for more.")
  private List<String> flags = List.of();

  /// @param heapBytes for the row without a collector, where the program names no heap
  /// @throws ParameterException for a value that does not fit
  List<Row> rows(CommandSpec spec, JavaCommand command, long heapBytes) {
    if (rounds < 1 || rounds > 999) {
      throw mistake(spec, "--rounds takes a number from 1 to 999, not " + rounds);
    }
    if (timeoutSeconds < 1) {
      throw mistake(spec, "--timeout takes a number of seconds, not " + timeoutSeconds);
    }
    if (!nursery.matches("[1-9]\\d{0,8}[kKmMgG]")) {
      throw mistake(spec, "--nursery takes a size as 16m or 1g, not \"" + nursery + "\"");
    }
    var heap =
        command.heap().isPresent()
            ? Optional.<String>empty()
            : Optional.of("-Xmx" + (heapBytes >> 20) + "m");
    var rows = new ArrayList<>(Row.matrix(nursery, heap));
    for (var own : flags) {
      rows.add(own(spec, own, rows));
    }
    var ids = rows.stream().map(Row::id).toList();
    for (var id : only) {
      if (!ids.contains(id)) {
        throw mistake(spec, "no row \"%s\"\n  %s".formatted(id, Nearest.orAll(id, ids)));
      }
    }
    return rows.stream().filter(row -> only.isEmpty() || isWanted(row)).toList();
  }

  /// Your own rows are wanted, or you would not have named them.
  private boolean isWanted(Row row) {
    return row.id().equals(Row.AS_GIVEN)
        || only.contains(row.id())
        || flags.stream().anyMatch(own -> own.startsWith(row.id() + "="));
  }

  private static Row own(CommandSpec spec, String text, List<Row> rows) {
    var equals = text.indexOf('=');
    var id = equals < 0 ? "" : text.substring(0, equals);
    var words = List.of(text.substring(equals + 1).strip().split("\\s+"));
    if (!id.matches("[a-z0-9][a-z0-9-]*") || !words.stream().allMatch(w -> w.startsWith("-"))) {
      throw mistake(
          spec,
          "--flags takes a name in lower case, = and flags for java: 'big=-Xmn512m', not \"%s\""
              .formatted(text));
    }
    if (rows.stream().anyMatch(row -> row.id().equals(id))) {
      throw mistake(spec, "there is a row \"" + id + "\" already: give yours another name");
    }
    return new Row(id, id, "", words);
  }

  private static ParameterException mistake(CommandSpec spec, String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  Matrix.Plan of(List<Row> rows) {
    return new Matrix.Plan(rows, quick ? 1 : rounds, quick, Duration.ofSeconds(timeoutSeconds));
  }
}
