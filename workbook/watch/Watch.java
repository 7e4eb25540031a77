package workbook.watch;

//DEPS org.jline:jline-terminal:4.5.0
//SOURCES Board.java
//SOURCES Desk.java
//SOURCES FolderEvents.java
//SOURCES Gradings.java
//SOURCES Key.java
//SOURCES Keys.java
//SOURCES LineScreen.java
//SOURCES Mode.java
//SOURCES Saves.java
//SOURCES Screen.java
//SOURCES Scroll.java
//SOURCES Signs.java
//SOURCES TerminalScreen.java
//SOURCES View.java
//SOURCES Voice.java
//SOURCES package-info.java

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import workbook.course.Course;
import workbook.course.Exercise;
import workbook.lab.Paint;

/// Shows what becomes of an answer whenever it is saved, and does what a key asks for. It stays on
/// its exercise until the learner goes on, by a key or by saving another answer.
public final class Watch {
  /// How often keys are looked at, and files of which no event came: each waking costs a tenth of a
  /// millisecond, a look at a file far less.
  private static final Duration IDLE = Duration.ofMillis(20);

  /// While an answer is being written.
  private static final Duration ALERT = Duration.ofMillis(3);

  private static final String HELP =
      """
      Save your answer: it is checked at once, and the verdict stays here.
        n  the next unsolved exercise, once this one passes
        h  a hint; once more, the next one
        l  all exercises: see how far you are, search, go to another
        s  our solution, and what the wrong ways teach
        r  put the starter back; what you had is kept beside it
        d  run the demo of this lesson, in short
        c  check again, without saving
        q  quit; what you passed is kept
      Saving the answer of another exercise that is watched turns to it.\
      """;

  private final Course course;
  private final Desk desk;
  private final Voice voice;
  private final Screen screen;
  private final View view;
  private boolean ending = false;

  public Watch(Course course, Desk desk, Voice voice, Screen screen, Paint paint, Signs signs) {
    this.course = course;
    this.desk = desk;
    this.voice = voice;
    this.screen = screen;
    this.view = new View(desk, screen, paint, signs);
  }

  /// Watches until a key, a signal or the end of the input ends it.
  ///
  /// @param made the files that became the learner's at the start
  public void run(List<Path> made) throws InterruptedException {
    began(made);
    while (!ending || !desk.idle()) {
      for (var key = screen.key(); key.isPresent(); key = screen.key()) {
        if (!pressed(key.get())) {
          return;
        }
      }
      // What another command left there is read first; the files wait.
      if (!(view.mode() instanceof Mode.Foreign)) {
        desk.saved().forEach(this::saved);
      }
      if (desk.graded(desk.quiet() ? IDLE : ALERT)) {
        view.graded();
        desk.shown();
      }
    }
  }

  private void began(List<Path> made) {
    view.work(made.isEmpty() ? "" : voice.made(made));
  }

  private void take(Exercise exercise) {
    began(desk.take(exercise));
  }

  private void saved(Exercise exercise) {
    if (exercise.name().equals(desk.current().name())) {
      desk.check();
      view.checking();
    } else {
      take(exercise);
    }
  }

  /// @return whether the watch goes on
  private boolean pressed(Key key) {
    if (key == Key.Named.INTERRUPT) {
      return false;
    } else if (key == Key.Named.END_OF_INPUT) {
      // A check that runs is still told to whoever reads a pipe.
      ending = true;
      return !screen.whole();
    } else if (key == Key.Named.REDRAW) {
      view.draw();
      return true;
    }
    switch (view.mode()) {
      case Mode.Work _ -> {
        return asked(key);
      }
      case Mode.Question(_, var yes) -> answered(key, yes);
      case Mode.Listing(var board) -> listed(board, key);
      case Mode.Text(var scroll) -> read(scroll, key);
      case Mode.Foreign _ -> view.work("");
    }
    return true;
  }

  private boolean asked(Key key) {
    switch (key) {
      case Key.Letter(var letter) -> asked(letter);
      case Key.Line(var text) -> named(text);
      case Key.Named _ -> {}
    }
    return !key.equals(new Key.Letter('q'));
  }

  private void asked(char letter) {
    switch (letter) {
      case 'n' -> next();
      case 'h' -> view.work(voice.hint(desk.current()));
      case 'l' -> {
        desk.refresh();
        view.list(Board.of(desk.entries(), desk.current()));
      }
      case 's' -> solution();
      case 'r' -> reset();
      case 'd' -> demo();
      case 'c' -> {
        desk.check();
        view.work("");
      }
      case '?' -> view.work(HELP);
      default -> {}
    }
  }

  private void next() {
    var name = desk.current().name();
    if (desk.verdict().isEmpty()) {
      view.status("wait for the verdict on " + name);
    } else if (!desk.passes()) {
      view.status("not yet: " + name + " does not pass. Stuck? h gives a hint.");
    } else {
      desk.refresh();
      desk.next()
          .ifPresentOrElse(
              this::take, () -> view.status("Every exercise is passed. l shows them, q quits."));
    }
  }

  /// Where no single keys come in, an exercise is gone to by its name.
  private void named(String text) {
    course
        .exercise(text)
        .ifPresentOrElse(
            this::take, () -> view.status("no exercise \"" + text + "\"; l lists them"));
  }

  private void listed(Board board, Key key) {
    var leaves = key.equals(new Key.Letter('q')) || key.equals(new Key.Letter('l'));
    var chosen = board.entry().map(Board.Entry::exercise);
    if (board.plain() && (leaves || key == Key.Named.ESCAPE)) {
      view.work("");
    } else if (key == Key.Named.ENTER && chosen.isPresent()) {
      if (chosen.get().name().equals(desk.current().name())) {
        view.work("");
      } else {
        take(chosen.get());
      }
    } else {
      view.pressed(board, key);
    }
  }

  private void read(Scroll scroll, Key key) {
    if (key == Key.Named.ESCAPE || key == Key.Named.ENTER || key.equals(new Key.Letter('q'))) {
      view.work("");
    } else {
      view.pressed(scroll, key);
    }
  }

  private void answered(Key key, Runnable yes) {
    if (key.equals(new Key.Letter('y')) || key.equals(new Key.Line("yes"))) {
      yes.run();
    } else {
      view.status("left as it is");
    }
  }

  private void solution() {
    var exercise = desk.current();
    if (desk.everPassed()) {
      view.text(voice.solution(exercise));
    } else {
      view.question(
          exercise.name() + " teaches more unspoiled. Show its solution all the same?",
          () -> view.text(voice.solution(exercise)));
    }
  }

  private void reset() {
    var name = desk.current().name();
    if (desk.untouched()) {
      view.status(name + " is still the starter: nothing to do");
    } else {
      view.question("Put the starter of " + name + " back? A copy stays.", this::restore);
    }
  }

  private void restore() {
    var kept =
        desk.restore()
            .map(backup -> "your version is kept in " + voice.shown(backup) + "\n")
            .orElse("");
    view.work(kept + "the starter is back in " + voice.shown(desk.answer()));
  }

  private void demo() {
    var command = new ArrayList<>(voice.demo(course.theLesson(desk.current().lesson())));
    command.add("--quick");
    try {
      var exit = screen.lend(new ProcessBuilder(command).directory(course.root().toFile()));
      var how = exit == 0 ? "" : "The demo ended with " + exit + ". ";
      view.foreign(how + "Any key leads back to " + desk.current().name() + ".");
    } catch (IOException e) {
      view.status("the demo does not start: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      ending = true;
    }
  }
}
