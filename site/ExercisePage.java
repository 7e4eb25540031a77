package site;

import java.io.IOException;
import java.util.stream.Collectors;
import workbook.course.Block;
import workbook.course.Exercise;
import workbook.course.Page;
import workbook.course.Source;

/// An exercise on a page of its own: what to do, where to begin, hints one after the other, the
/// check, and behind a door of its own the solution, with the wrong ways and what each of them
/// teaches.
final class ExercisePage {

  private final Page page;
  private final Block.Task task;
  private final Exercise exercise;
  private final Places places;
  private final Layout layout;

  /// @param page of its lesson
  ExercisePage(Page page, Block.Task task, Places places, Layout layout) {
    this.page = page;
    this.task = task;
    this.exercise = task.exercise();
    this.places = places;
    this.layout = layout.from(places.up());
  }

  String html() throws IOException {
    var lesson = page.lesson();
    var prose = new Prose(page, places);
    var main =
        """
        <main id="main" class="front">
        <article data-exercise="%s">
        <p class="kicker">Exercise of <a href="index.html#%s">lesson %d, %s</a> · %d minutes</p>
        <h1>%s</h1>
        %s<h2 id="begin">Begin</h2>
        <p>This prints where your copy lies, and later whether it is right:</p>
        <pre tabindex="0"><code>./jbang check %s</code></pre>
        %s<h2 id="hints">Hints</h2>
        %s<h2 id="check">What it is checked for</h2>
        <details><summary>Read the check</summary>
        %s</details>
        <h2 id="solution">The solution</h2>
        <details class="spoiler"><summary>I have solved it, or given up: show me</summary>
        <div>
        %s%s</div>
        </details>
        </article>
        %s</main>
        """
            .formatted(
                Html.text(exercise.name()),
                Html.text(exercise.name()),
                lesson.number(),
                Html.text(lesson.title()),
                exercise.minutes(),
                Html.text(exercise.title()),
                prose.html(task.task()),
                Html.text(exercise.name()),
                listing(exercise.name() + ".java, as you find it", task.starter()),
                new TaskSection(prose, task).hints(),
                listing(
                    exercise.check().getFileName().toString(),
                    Source.read(exercise.check()).whole().text()),
                listing("our solution", Source.read(exercise.solution()).whole().text()),
                wrong(),
                onward());
    return layout.html(exercise.title(), "An exercise: " + exercise.title(), main);
  }

  private static String listing(String caption, String code) {
    return """
    <figure class="listing">
    <figcaption>%s</figcaption>
    %s</figure>
    """
        .formatted(Html.text(caption), Prose.pre("java", code));
  }

  private String wrong() throws IOException {
    var out = new StringBuilder();
    for (var decoy : exercise.decoys()) {
      out.append(wrong(decoy));
    }
    return out.isEmpty() ? "" : "<h3 id=\"wrong\">Wrong, and why</h3>\n" + out;
  }

  private static String wrong(Exercise.Decoy decoy) throws IOException {
    var code =
        Source.read(decoy.file())
            .whole()
            .text()
            .lines()
            .dropWhile(line -> line.matches("//(?!/).*"))
            .collect(Collectors.joining("\n", "", "\n"));
    return """
    <details class="decoy"><summary>%s</summary>
    <p>%s</p>
    <p class="kicker">rejected by: %s</p>
    %s</details>
    """
        .formatted(
            Html.prose(decoy.question()),
            Html.prose(decoy.explanation()),
            Html.text(decoy.rejectedBy().replace('_', ' ')),
            Prose.pre("java", code));
  }

  private String onward() {
    var all = page.lesson().exercises();
    var next = all.indexOf(exercise) + 1;
    return next == 0 || next == all.size()
        ? ""
        : """
        <nav class="onward" aria-label="Other exercises">
        <a href="%s.html"><span class="kicker">Next exercise</span> %s</a>
        </nav>
        """
            .formatted(Html.text(all.get(next).name()), Html.text(all.get(next).title()));
  }
}
