package site;

import workbook.course.Block;
import workbook.course.Lesson;

/// An exercise where a lesson sets it: the task, the command, and the way to its own page.
final class TaskSection {

  private final Prose prose;
  private final Block.Task task;

  TaskSection(Prose prose, Block.Task task) {
    this.prose = prose;
    this.task = task;
  }

  String html(Lesson lesson, Places places) {
    var exercise = task.exercise();
    var id = places.id(lesson, exercise.name());
    var level = places.level(2);
    return """
    <section class="exercise" id="%s" data-exercise="%s" aria-labelledby="%s-title">
    <p class="kicker">Exercise · %d minutes</p>
    <h%d id="%s-title">%s</h%d>
    %s<pre tabindex="0"><code>./jbang check %s</code></pre>
    %s</section>
    """
        .formatted(
            id,
            Html.text(exercise.name()),
            id,
            exercise.minutes(),
            level,
            id,
            Html.text(exercise.title()),
            level,
            prose.html(task.task()),
            Html.text(exercise.name()),
            places.page(exercise).map(TaskSection::onward).orElse(""));
  }

  private static String onward(String page) {
    return "<p><a href=\"%s\">The starter, hints, the check and our solution</a></p>\n"
        .formatted(Html.text(page));
  }

  /// Each holds the next one, so that nobody reads further than they want.
  String hints() {
    return hints(0);
  }

  private String hints(int first) {
    if (first == task.hints().size()) {
      return "";
    }
    return """
    <details class="hint"><summary>Hint %d of %d</summary>
    %s%s</details>
    """
        .formatted(
            first + 1, task.hints().size(), prose.html(task.hints().get(first)), hints(first + 1));
  }
}
