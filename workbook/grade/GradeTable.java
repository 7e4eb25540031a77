package workbook.grade;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import workbook.lab.Paint;
import workbook.lab.Text;

/// The class on one page of 80 columns: a row a learner, a column an exercise, then how each
/// exercise went and what is left to look at.
public final class GradeTable {
  private static final int WIDTH = 80;
  private static final int CELL = 3;

  /// So many columns leave 18 characters to a name.
  private static final int COLUMNS = 18;

  private static final int TESTS = 3;
  private static final int NOTES = 20;
  private static final int BAR = 10;

  private final Gradebook book;
  private final PrintWriter out;
  private final Paint paint;
  private final boolean signs;

  /// @param signs whether the reader sees more than ASCII
  public GradeTable(Gradebook book, PrintWriter out, Paint paint, boolean signs) {
    this.book = book;
    this.out = out;
    this.paint = paint;
    this.signs = signs;
  }

  public void print() {
    var tasks = book.roll().tasks();
    for (var from = 0; from < tasks.size(); from += COLUMNS) {
      block(from, Math.min(tasks.size(), from + COLUMNS));
    }
    legend();
    for (var i = 0; i < tasks.size(); i++) {
      summary(i + 1, tasks.get(i));
    }
    notes();
    out.println();
    var learners = book.roll().learners().size();
    var closing = learners + (learners == 1 ? " learner: " : " learners: ") + book.counted();
    Text.wrap(closing, WIDTH - 2).forEach(out::println);
  }

  /// @param from the first column, from 0
  private void block(int from, int to) {
    var count = "%d/%d".formatted(book.roll().tasks().size(), book.roll().tasks().size()).length();
    var room = WIDTH - CELL * (to - from) - count - 2;
    var longest = book.roll().learners().stream().mapToInt(one -> Shown.width(one.name()));
    var width = Math.min(room, Math.max(8, longest.max().orElse(0)));
    var head = new StringBuilder(" ".repeat(width));
    for (var i = from; i < to; i++) {
      head.append("%3d".formatted(i + 1));
    }
    out.println(paint.bold(head.toString()));
    for (var learner : book.roll().learners()) {
      var row = book.row(learner);
      var line = new StringBuilder(Shown.cell(learner.name(), width, signs));
      for (var task : book.roll().tasks().subList(from, to)) {
        line.append("  ").append(mark(row.get(task.exercise()).mark()));
      }
      var passed = "%d/%d".formatted(Gradebook.passed(row), row.size());
      out.println(line + "  " + " ".repeat(count - passed.length()) + passed);
    }
    out.println();
  }

  private String mark(Mark mark) {
    var sign = mark.sign(signs);
    return switch (mark) {
      case PASSED -> paint.green(sign);
      case FAILED, STOPPED, REFUSED, DID_NOT_COMPILE -> paint.red(sign);
      case UNREADABLE, NOT_GRADED -> paint.yellow(sign);
      case MISSING -> paint.dim(sign);
    };
  }

  /// Only of what occurs.
  private void legend() {
    var line = new StringBuilder();
    var width = 0;
    for (var mark : book.count().keySet()) {
      var needed = mark.said().length() + 4;
      if (width + needed > WIDTH) {
        out.println(line.toString().stripTrailing());
        line.setLength(0);
        width = 0;
      }
      line.append(mark(mark)).append(' ').append(mark.said()).append("  ");
      width += needed;
    }
    out.println(line.toString().stripTrailing());
  }

  private void summary(int number, Task task) {
    var summary = book.summary(task);
    var all = summary.count().values().stream().mapToInt(Integer::intValue).sum();
    var passed = summary.count().getOrDefault(Mark.PASSED, 0);
    var names = book.roll().tasks().stream().mapToInt(one -> one.exercise().length());
    var name = Shown.cell(task.exercise(), Math.min(30, names.max().orElse(0)), signs);
    var rest = new ArrayList<String>();
    rest.add("%d of %d passed".formatted(passed, all));
    summary.count().entrySet().stream()
        .filter(one -> one.getKey() == Mark.MISSING)
        .forEach(one -> rest.add(one.getValue() + " missing"));
    if (summary.untouched() > 0) {
      rest.add(summary.untouched() + " as the starter came");
    }
    out.println();
    out.println(
        "%2d %s %s %s"
            .formatted(number, paint.bold(name), bar(passed, all), String.join(", ", rest)));
    for (var test : summary.failsFirst().stream().limit(TESTS).toList()) {
      var line = "%6d fail at: %s".formatted(test.getValue(), sentence(test.getKey()));
      out.println(Shown.cut(line, WIDTH, signs));
    }
    if (summary.failsFirst().size() > TESTS) {
      out.println("       and at %d more tests".formatted(summary.failsFirst().size() - TESTS));
    }
  }

  private String bar(int passed, int all) {
    var full = all == 0 ? 0 : Math.round((float) BAR * passed / all);
    return paint.green((signs ? "█" : "#").repeat(full)) + (signs ? "░" : ".").repeat(BAR - full);
  }

  private static String sentence(String test) {
    return test.replace('_', ' ');
  }

  /// What a person has to look at: nothing here is a verdict of a check.
  private void notes() {
    var notes = new LinkedHashSet<String>();
    for (var learner : book.roll().learners()) {
      book.row(learner)
          .forEach((exercise, outcome) -> note(learner.name(), exercise, outcome, notes));
      learner.remarks().forEach(remark -> notes.add(learner.name() + ": " + remark));
    }
    notes.addAll(book.roll().remarks());
    if (notes.isEmpty()) {
      return;
    }
    out.println();
    out.println(paint.bold("To look at"));
    for (var note : notes.stream().limit(NOTES).toList()) {
      var lines = Text.wrap(Shown.plain(note), WIDTH - 4);
      out.println("  " + String.join("\n    ", lines));
    }
    if (notes.size() > NOTES) {
      out.println("  and %d more: see grades.json".formatted(notes.size() - NOTES));
    }
  }

  private static void note(
      String learner, String exercise, Outcome outcome, LinkedHashSet<String> notes) {
    if (outcome.facts().get("why") instanceof String why) {
      var file = outcome.facts().getOrDefault("file", "").toString();
      notes.add(
          "%s, %s: %s: %s%s"
              .formatted(
                  learner,
                  exercise,
                  outcome.mark().said(),
                  why,
                  file.isEmpty() ? "" : ", " + file));
    }
  }
}
