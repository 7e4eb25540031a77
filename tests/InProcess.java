package tests;

import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import workbook.Workbook;
import workbook.cli.Surroundings;

/// The workbook's commands, called in this process as its `main` calls them, by nobody at a
/// terminal.
final class InProcess {
  private InProcess() {}

  /// @param folder where whoever calls it stands
  static Clone.Ran run(Path folder, String... words) {
    var out = new StringWriter();
    var err = new StringWriter();
    var exit = Workbook.run(around(folder, out, err), words);
    return new Clone.Ran(exit, out.toString(), err.toString());
  }

  static Surroundings around(Path folder, StringWriter out, StringWriter err) {
    return new Surroundings(
        new BufferedReader(Reader.nullReader()),
        new PrintWriter(out, true),
        new PrintWriter(err, true),
        false,
        folder,
        Clock.systemUTC(),
        Map.of());
  }
}
