package workbook.watch;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import workbook.check.Answers;
import workbook.check.Attempt;
import workbook.check.Progress;
import workbook.check.Verdict;
import workbook.course.Course;
import workbook.course.Exercise;

/// The exercise that is being worked on, its answer, and what became of it.
public final class Desk implements AutoCloseable {
  /// How an answer is graded.
  public interface Grading {

    /// An interrupt ends it.
    Attempt attempt(Exercise exercise, Path folder);

    /// Makes ready for the next one, and returns at once: the verdict on the last is on the screen.
    void prepare();
  }

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

  private final Course course;
  private final Clock clock;
  private final Answers answers;
  private final Voice voice;
  private final Grading grading;
  private final Gradings gradings;
  private final Saves saves = new Saves(System::nanoTime);
  private final FolderEvents events = new FolderEvents(this::stirred);
  private final StringWriter complaints = new StringWriter();
  private Exercise current;
  private String verdict = "";
  private String checked = "";
  private boolean passes = false;
  private List<Board.Entry> entries = List.of();

  /// @param watched whose answers are looked at
  /// @param first the one to begin with, which is graded at once
  public Desk(
      Course course,
      Clock clock,
      Grading grading,
      Voice voice,
      List<Exercise> watched,
      Exercise first) {
    this.course = course;
    this.clock = clock;
    this.answers = new Answers(course, clock);
    this.voice = voice;
    this.grading = grading;
    this.gradings = new Gradings(grading);
    this.current = first;
    watched.forEach(this::watch);
    refresh();
  }

  private void watch(Exercise exercise) {
    var answer = answers.file(exercise);
    saves.watch(exercise, answer);
    events.from(answer.getParent());
  }

  private void stirred() {
    if (saves.stirred()) {
      gradings.wake();
    }
  }

  Exercise current() {
    return current;
  }

  /// What became of the answer as it is; empty while that is being found out.
  public String verdict() {
    return verdict;
  }

  /// Whether the answer passes as it is.
  public boolean passes() {
    return passes;
  }

  List<Board.Entry> entries() {
    return entries;
  }

  Path answer() {
    return answers.file(current);
  }

  boolean untouched() {
    return answers.untouched(current);
  }

  /// Whether no answer is being written just now.
  boolean quiet() {
    return saves.quiet();
  }

  /// Whether nothing is being graded or written.
  boolean idle() {
    return !gradings.running() && quiet();
  }

  /// Turns to an exercise and grades it.
  ///
  /// @return the files that were made for it
  public List<Path> take(Exercise exercise) {
    current = exercise;
    var lesson = course.theLesson(exercise.lesson());
    var made = answers.start(lesson);
    // What we made, nobody saved.
    lesson.exercises().stream()
        .filter(one -> made.contains(answers.file(one)))
        .forEach(saves::settle);
    watch(exercise);
    saves.inFront(exercise);
    check();
    return made;
  }

  /// Grades what is there now.
  public void check() {
    saves.settle(current);
    verdict = "";
    passes = false;
    gradings.start(current, answer().getParent());
  }

  /// Puts the starter back and grades it.
  ///
  /// @return the copy of what was there
  Optional<Path> restore() {
    var backup = answers.restore(current);
    check();
    return backup;
  }

  /// Those whose answers were saved since the last call.
  public List<Exercise> saved() {
    return saves.look();
  }

  /// Waits a moment for the verdict. One of an answer that has changed meanwhile is dropped: the
  /// next is on its way.
  ///
  /// @return whether there is one now
  public boolean graded(Duration moment) throws InterruptedException {
    var outcome = gradings.await(moment);
    if (outcome.isEmpty() || !saves.same(current)) {
      return false;
    }
    return switch (outcome.get()) {
      case Gradings.Done done -> kept(done);
      case Gradings.Impossible(_, var why) -> {
        checked = "";
        verdict = why + (Files.exists(answer()) ? "" : "\n  r puts the starter there");
        yield true;
      }
      case Gradings.Broken(_, var bug) -> throw bug;
    };
  }

  /// The verdict has been shown; the next one is to come fast.
  public void shown() {
    grading.prepare();
  }

  private boolean kept(Gradings.Done done) {
    try {
      keep(done);
      return true;
    } catch (UncheckedIOException e) {
      // An editor took the answer away just now; it is looked at until it is back.
      saves.doubt(current);
      return false;
    }
  }

  private void keep(Gradings.Done done) {
    var attempt = done.attempt();
    var progress = progress();
    progress.record(current, attempt);
    var text = voice.verdict(current, answer(), untouched(), attempt, done.took()).strip();
    refresh(progress);
    var said = complaints.toString().strip();
    complaints.getBuffer().setLength(0);
    verdict = text + (said.isEmpty() ? "" : "\n\n" + said);
    passes = attempt.verdict() instanceof Verdict.Passed;
    checked =
        ", checked %s in %.1f s"
            .formatted(LocalTime.now(clock).format(TIME), done.took().toMillis() / 1000.0);
  }

  /// Reads how all exercises stand: another terminal may have changed it.
  void refresh() {
    refresh(progress());
  }

  private void refresh(Progress progress) {
    var read = new ArrayList<Board.Entry>();
    for (var lesson : course.lessons()) {
      for (var exercise : lesson.exercises()) {
        read.add(new Board.Entry(lesson, exercise, progress.state(exercise)));
      }
    }
    entries = List.copyOf(read);
  }

  /// What it has to say would land in the middle of the screen: it is shown with the verdict.
  private Progress progress() {
    return Progress.read(course, clock, new PrintWriter(complaints, true));
  }

  /// Whether it has passed, by whatever answer.
  boolean everPassed() {
    return progress().everPassed(current);
  }

  /// The first after the current one that is not passed, from the beginning again after the last.
  Optional<Exercise> next() {
    var all = course.exercises();
    var start = all.indexOf(current);
    for (var step = 1; step < all.size(); step++) {
      var entry = entries.get((start + step) % all.size());
      if (entry.state() != Progress.State.PASSED) {
        return Optional.of(entry.exercise());
      }
    }
    return Optional.empty();
  }

  /// `lesson 1, gc-off, checked 20:00:00 in 0.1 s 3/18 ▓▓░░░░░░░░`
  String head(int columns, Signs signs) {
    var lesson = course.theLesson(current.lesson());
    var done = entries.stream().filter(Board.Entry::done).count();
    var left = "lesson %d, %s%s".formatted(lesson.number(), lesson.alias(), checked);
    var right = "%d/%d %s".formatted(done, entries.size(), signs.bar(done, entries.size(), 10));
    var gap = Math.max(2, Math.min(columns, 80) - 1 - left.length() - right.length());
    return String.format(Locale.ROOT, "%s%s%s", left, " ".repeat(gap), right);
  }

  @Override
  public void close() throws InterruptedException {
    events.close();
    gradings.close();
  }
}
