package workbook.cli;

import java.util.ArrayList;
import java.util.List;
import workbook.check.Verdict;
import workbook.course.Exercise;
import workbook.lab.Paint;
import workbook.lab.Text;

/// Tells what was expected and what happened: the first failure in full, since the others often
/// have the same cause.
///
/// @param check the file that asked, as the learner can use its name
record FailureText(Paint paint, String check) {
  private static final int COLUMNS = 78;
  private static final int LINES = 20;

  /// @param all whether the others are wanted in full, too
  /// @param seeThem the command that shows them
  List<String> lines(List<Verdict.Failure> failures, boolean all, String seeThem) {
    var lines = new ArrayList<String>();
    failures.stream().limit(all ? failures.size() : 1).forEach(one -> tell(one, lines));
    var more = all ? 0 : failures.size() - 1;
    if (more > 0) {
      lines.add("");
      lines.add(
          more == 1
              ? "And 1 more test fails; it is told when this one passes."
              : "And %,d more tests fail; they are told when this one passes.".formatted(more));
      if (!seeThem.isEmpty()) {
        lines.add("  %-21s %s".formatted("see them all", paint.cyan(seeThem)));
      }
    }
    return lines;
  }

  private void tell(Verdict.Failure failure, List<String> lines) {
    lines.add("");
    lines.add(paint.red(failure.test()));
    Folded.lines(failure.message(), COLUMNS, LINES).forEach(line -> lines.add("  " + line));
    var line = failure.line() > 0 ? ":" + failure.line() : "";
    lines.add("  " + paint.dim("asked by " + check + line));
  }

  /// A question rather than a judgement: what fails alike need not be wrong alike.
  List<String> question(Exercise.Decoy decoy) {
    var lines = new ArrayList<String>();
    lines.add("");
    Text.wrap(decoy.question(), COLUMNS + 2).forEach(line -> lines.add(paint.yellow(line)));
    var answer = "If so: " + decoy.explanation();
    Text.wrap(answer, COLUMNS).forEach(line -> lines.add("  " + line));
    lines.add("  " + paint.dim("(Asked since a known wrong idea fails like this. It may not be yours.)"));
    return lines;
  }
}
