package workbook.cli;

import java.util.List;
import workbook.course.Problem;
import workbook.lab.Text;

/// A problem below the proof that found it. A terminal gets it within 80 columns; a file or another
/// program gets its lines whole, to be searched.
final class ProblemText {

  private static final int WIDTH = 80;
  private static final String FIRST = "  ✗ ";
  private static final String NEXT = "    ";

  private final Surroundings around;

  ProblemText(Surroundings around) {
    this.around = around;
  }

  void print(Problem problem) {
    var mark = FIRST;
    for (var line : problem.toString().lines().toList()) {
      var parts =
          around.terminal() ? Text.wrap(line, WIDTH - NEXT.length()) : List.of(line.strip());
      for (var part : parts) {
        around.out().println(mark + part);
        mark = NEXT;
      }
    }
  }
}
