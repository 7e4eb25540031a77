package workbook.serve;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import workbook.check.Attempt;
import workbook.course.Exercise;
import workbook.watch.Desk;
import workbook.watch.Voice;

/// Checks an answer, and again whenever it is saved, as `check --watch` does.
///
/// It tells `made`, which files became the learner's; `checking`; and `verdict`, with `passes` and
/// its `text`.
final class CheckAction implements Action {

  /// How often files are looked at of which no event came.
  private static final Duration LOOK = Duration.ofMillis(20);

  private final Supplier<Desk> desks;
  private final Exercise exercise;
  private final Voice voice;
  private volatile boolean closed = false;

  /// @param desks makes one on which this exercise lies
  CheckAction(Supplier<Desk> desks, Exercise exercise, Voice voice) {
    this.desks = desks;
    this.exercise = exercise;
    this.voice = voice;
  }

  /// Grades after what is being measured.
  static Desk.Grading polite(Desk.Grading grading, Turns turns) {
    return new Desk.Grading() {
      @Override
      public Attempt attempt(Exercise exercise, Path folder) {
        try (var _ = turns.afterMeasuring()) {
          return grading.attempt(exercise, folder);
        } catch (InterruptedException e) {
          // The desk has no use for the verdict any more; this ends at once.
          Thread.currentThread().interrupt();
          return grading.attempt(exercise, folder);
        }
      }

      @Override
      public void prepare() {
        grading.prepare();
      }
    };
  }

  @Override
  public void run(Feed feed) throws IOException, InterruptedException {
    try (var desk = desks.get()) {
      var made = desk.take(exercise);
      if (!made.isEmpty()) {
        feed.tell("made", voice.made(made));
      }
      feed.tell("checking", exercise.name());
      while (!closed) {
        if (!desk.saved().isEmpty()) {
          desk.check();
          feed.tell("checking", exercise.name());
        }
        if (desk.graded(LOOK)) {
          feed.tell("verdict", Map.of("passes", desk.passes(), "text", desk.verdict()));
          desk.shown();
        }
      }
    }
  }

  @Override
  public void close() {
    closed = true;
  }
}
