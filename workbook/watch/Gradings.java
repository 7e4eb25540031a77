package workbook.watch;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import workbook.check.Attempt;
import workbook.course.BadCourse;
import workbook.course.Exercise;

/// Grades beside the loop, one answer at a time: a newer one ends the older, whose verdict is never
/// heard of.
final class Gradings implements AutoCloseable {

  /// How a grading ended.
  sealed interface Outcome {
    Exercise exercise();
  }

  record Done(Exercise exercise, Attempt attempt, Duration took) implements Outcome {}

  /// Nothing could be graded, and a person can mend that.
  record Impossible(Exercise exercise, String why) implements Outcome {}

  record Broken(Exercise exercise, RuntimeException bug) implements Outcome {}

  private record Ended(int number, Outcome outcome) {}

  private final Desk.Grading grading;
  private final BlockingQueue<Optional<Ended>> ended = new LinkedBlockingQueue<>();
  private Optional<Thread> running = Optional.empty();
  private int newest = 0;

  Gradings(Desk.Grading grading) {
    this.grading = grading;
  }

  void start(Exercise exercise, Path folder) {
    running.ifPresent(Thread::interrupt);
    var number = ++newest;
    running =
        Optional.of(
            Thread.ofPlatform()
                .name("grading " + exercise.name())
                .daemon()
                .start(() -> ended.add(Optional.of(new Ended(number, outcome(exercise, folder))))));
  }

  private Outcome outcome(Exercise exercise, Path folder) {
    var start = System.nanoTime();
    try {
      var attempt = grading.attempt(exercise, folder);
      return new Done(exercise, attempt, Duration.ofNanos(System.nanoTime() - start));
    } catch (BadCourse e) {
      return new Impossible(exercise, e.getMessage());
    } catch (RuntimeException e) {
      return new Broken(exercise, e);
    }
  }

  boolean running() {
    return running.isPresent();
  }

  /// Ends a wait, the next one if there is none now. Any thread may call it.
  void wake() {
    ended.add(Optional.empty());
  }

  /// Waits a moment for the newest to end.
  Optional<Outcome> await(Duration moment) throws InterruptedException {
    var one = ended.poll(moment.toMillis(), TimeUnit.MILLISECONDS);
    if (one == null || one.isEmpty() || one.get().number() != newest) {
      return Optional.empty();
    }
    running = Optional.empty();
    return Optional.of(one.get().outcome());
  }

  /// Ends what runs, and with it the answer's process.
  @Override
  public void close() throws InterruptedException {
    if (running.isPresent()) {
      running.get().interrupt();
      running.get().join(Duration.ofSeconds(2));
    }
  }
}
