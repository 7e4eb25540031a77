package site;

import workbook.course.Block;

/// An exercise on a lesson's page: the task, the starter, the commands, and hints that open one
/// after the other. Never the solution.
final class TaskSection {

  private final Prose prose;
  private final Block.Task task;

  TaskSection(Prose prose, Block.Task task) {
    this.prose = prose;
    this.task = task;
  }

  String html() {
    var exercise = task.exercise();
    return """
    <section class="exercise" id="%s" aria-labelledby="%s-title">
    <p class="kicker">Exercise · %d minutes</p>
    <h2 id="%s-title">%s</h2>
    %s<figure class="listing">
    <figcaption>%s, as you find it</figcaption>
    %s</figure>
    <p>Start with this; it prints where your copy lies, and later whether it is right:</p>
    <pre tabindex="0"><code>./jbang check %s</code></pre>
    %s</section>
    """
        .formatted(
            exercise.name(),
            exercise.name(),
            exercise.minutes(),
            exercise.name(),
            Html.text(exercise.title()),
            prose.html(task.task()),
            Html.text(exercise.starter().getFileName().toString()),
            Prose.pre("java", task.starter()),
            Html.text(exercise.name()),
            hints(0));
  }

  /// A hint holds the next one, so that nobody reads further than they want.
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
