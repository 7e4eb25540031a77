package workbook.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import workbook.course.Course;
import workbook.course.Lesson;
import workbook.course.Reliance;
import workbook.course.Reliance.Outcome;
import workbook.lab.Recording;

/// Tells how a new recording of a lesson orders its runs, beside the one its page rests on, and
/// whether all that the page relies on came out again.
final class Comparison {

  private static final int WIDTH = 78;

  private final Surroundings around;
  private final Lesson lesson;
  private final Recording then;
  private final Recording now;

  Comparison(Surroundings around, Lesson lesson, Recording then, Recording now) {
    this.around = around;
    this.lesson = lesson;
    this.then = then;
    this.now = now;
  }

  /// @return whether all holds that the page relies on
  boolean print(Course course) {
    line("", "%s: recorded %s, and %s".formatted(lesson.alias(), moment(then), moment(now)));
    otherMachine().ifPresent(words -> line("  ", words));
    var changed = 0;
    for (var act : then.acts()) {
      line("", around.paint().bold(act.id()));
      var again = now.act(act.id());
      if (again.isEmpty()) {
        line("  ", "not measured now");
        continue;
      }
      for (var metric : act.metrics()) {
        var order = ActOrder.of(act, again.get(), metric);
        line("  %-14s ".formatted(metric.label()), order.told());
        changed += order.changed().size();
      }
    }
    var relied = Reliance.of(course, lesson, then, now);
    line("", around.paint().bold("what the page relies on"));
    relied.forEach(this::line);
    var held = relied.stream().filter(found -> found.outcome() == Outcome.HOLDS).count();
    line(
        "",
        "%s: %d of %d hold%s"
            .formatted(
                lesson.alias(),
                held,
                relied.size(),
                changed == 0 ? "" : "; orders that changed in all: " + changed));
    around.out().flush();
    return held == relied.size();
  }

  private void line(Reliance found) {
    var paint = around.paint();
    var mark =
        switch (found.outcome()) {
          case HOLDS -> paint.green("✓");
          case TOO_NOISY -> paint.yellow("~");
          case CHANGED -> paint.red("✗");
        };
    var because = found.because().isEmpty() ? "" : " (" + found.because() + ")";
    line(
        "  " + mark + " ",
        "%s:%d \"%s\", %s%s"
            .formatted(
                found.page().getFileName(), found.line(), found.text(), found.now(), because));
  }

  private Optional<String> otherMachine() {
    var words = new ArrayList<String>();
    for (var key : List.of("cpu", "cores", "memory", "jdk", "python")) {
      var before = then.passport().get(key);
      var after = now.passport().get(key);
      if (before != null && after != null && !before.equals(after)) {
        words.add("%s %s then, %s now".formatted(key, before, after));
      }
    }
    return words.isEmpty()
        ? Optional.empty()
        : Optional.of("another machine: " + String.join("; ", words));
  }

  private static String moment(Recording recording) {
    return recording.recorded().toString().substring(0, 16).replace('T', ' ');
  }

  /// Breaks at spaces; what follows the first line is set in by four.
  private void line(String mark, String text) {
    var line = new StringBuilder(mark);
    var columns = mark.replaceAll("\033\\[\\d+m", "").length();
    var filled = false;
    for (var word : text.strip().split("\\s+")) {
      if (filled && columns + 1 + word.length() > WIDTH) {
        around.out().println(line.toString().stripTrailing());
        line = new StringBuilder("      ");
        columns = line.length();
        filled = false;
      }
      line.append(filled ? " " : "").append(word);
      columns += word.length() + (filled ? 1 : 0);
      filled = true;
    }
    around.out().println(line.toString().stripTrailing());
  }
}
