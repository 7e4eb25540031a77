package workbook.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import workbook.check.Attempt;
import workbook.check.Grader;
import workbook.check.Progress;
import workbook.course.Course;
import workbook.course.Exercise;
import workbook.course.Lesson;
import workbook.course.Page;
import workbook.course.Snippets;
import workbook.report.Graded;
import workbook.watch.Desk;
import workbook.watch.Screen;
import workbook.watch.Signs;
import workbook.watch.Voice;
import workbook.watch.Watch;

/// `./jbang check --watch`: lends the watch a grader and the words of the other commands.
final class Watching implements Voice, Desk.Grading {

  private final Surroundings around;
  private final Course course;
  private final Grader grader;
  private final ToLongFunction<OptionalLong> seeds;

  /// @param seeds the seed of the next check, by the one of the last failure
  Watching(Surroundings around, Course course, Grader grader, ToLongFunction<OptionalLong> seeds) {
    this.around = around;
    this.course = course;
    this.grader = grader;
    this.seeds = seeds;
  }

  /// Watches until the learner ends it.
  ///
  /// @param watched whose saving is noticed
  /// @param first the one to begin with
  void run(List<Exercise> watched, Exercise first) {
    try (var desk = new Desk(course, around.clock(), this, this, watched, first)) {
      // The first grading runs while the terminal is being set up.
      var made = desk.take(first);
      try (var screen =
          Screen.open(around.in(), around.out(), around.terminal(), around.environment())) {
        var signs = Signs.of(System.out.charset());
        new Watch(course, desk, this, screen, around.paint(), signs).run(made);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public Attempt attempt(Exercise exercise, Path folder) {
    // What progress has to say, the verdict tells.
    var nobody = new PrintWriter(Writer.nullWriter());
    var lastFailure = Progress.read(course, around.clock(), nobody).seed(exercise);
    return grader.attempt(exercise, folder, seeds.applyAsLong(lastFailure));
  }

  @Override
  public void prepare() {
    grader.prepare();
  }

  @Override
  public String made(List<Path> answers) {
    return written(to -> new VerdictText(to, new Telling(false, false)).made(answers));
  }

  @Override
  public String verdict(
      Exercise exercise, Path answer, boolean untouched, Attempt attempt, Duration took) {
    var graded = new Graded(exercise, answer, untouched, attempt, took);
    return written(to -> new VerdictText(to, new Telling(false, false)).graded(graded));
  }

  @Override
  public String hint(Exercise exercise) {
    var seen = HintsSeen.read(course);
    var known = exercise.hints().size();
    var now = Math.min(seen.of(exercise) + 1, known);
    try {
      seen.keep(exercise, now);
    } catch (IOException _) {
      // Where nothing can be kept, the first hint is told again, and the verdict has said so.
    }
    return written(
        to -> {
          var page = Page.read(course, course.theLesson(exercise.lesson()), Snippets.asWritten());
          for (var number = 1; number <= now; number++) {
            new TerminalPage(to.out(), to.paint()).printHint(page, exercise, number);
          }
          to.out().println();
          to.out().println(now < known ? known - now + " more: h" : "No more hints.");
        });
  }

  @Override
  public String solution(Exercise exercise) {
    return written(
        to -> {
          try {
            Solution.show(to, exercise);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  @Override
  public String shown(Path file) {
    return (file.startsWith(around.here()) ? around.here().relativize(file) : file).toString();
  }

  /// By the course's own launcher; a course without one has its demo run by ours, as a file.
  @Override
  public List<String> demo(Lesson lesson) {
    var windows = System.getProperty("os.name").startsWith("Windows");
    var name = windows ? "jbang.cmd" : "jbang";
    var own = course.root().resolve(name);
    var clone = around.environment().get("WORKBOOK_ROOT");
    return Files.exists(own) || clone == null
        ? List.of(own.toString(), lesson.alias())
        : List.of(Path.of(clone, name).toString(), lesson.demo().toString());
  }

  /// What a command would print, as a text.
  private String written(Consumer<Surroundings> command) {
    var text = new StringWriter();
    command.accept(around.writing(new PrintWriter(text, true)));
    return text.toString().stripTrailing();
  }
}
