package workbook.cli;

import java.io.BufferedReader;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import workbook.lab.Paint;

/// All that a command may touch of the world around it, so that a test can give it another one.
///
/// @param terminal whether a person sits at both ends: standard input and output
/// @param here the caller's folder
public record Surroundings(
    BufferedReader in,
    PrintWriter out,
    PrintWriter err,
    boolean terminal,
    Path here,
    Clock clock,
    Map<String, String> environment) {

  /// How the caller starts the launcher from where they stand: a suggested command begins so.
  public String jbang() {
    var clone = environment.get("WORKBOOK_ROOT");
    if (clone == null || here.equals(Path.of(clone))) {
      return "./jbang";
    }
    var launcher = Path.of(clone).resolve("jbang").toString();
    return launcher.matches("[\\w@%+=:,./-]+") ? launcher : "'" + launcher + "'";
  }

  /// The same world, with its output elsewhere.
  Surroundings writing(PrintWriter elsewhere) {
    return new Surroundings(in, elsewhere, err, terminal, here, clock, environment);
  }

  public Paint paint() {
    return Paint.of(terminal, environment);
  }
}
