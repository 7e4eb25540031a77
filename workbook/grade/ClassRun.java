package workbook.grade;

//SOURCES AnswerFile.java
//SOURCES Gradebook.java
//SOURCES GradesDocument.java
//SOURCES GradeTable.java
//SOURCES Handed.java
//SOURCES Headway.java
//SOURCES Learner.java
//SOURCES LearnerFolder.java
//SOURCES Mark.java
//SOURCES Merge.java
//SOURCES Outcome.java
//SOURCES Results.java
//SOURCES Roll.java
//SOURCES Shown.java
//SOURCES Submissions.java
//SOURCES Task.java
//SOURCES Terms.java
//SOURCES package-info.java
//SOURCES ../check/Grader.java
//SOURCES ../course/Course.java

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import workbook.check.Attempt;
import workbook.check.ContentHash;
import workbook.check.Grader;
import workbook.check.Verdict;
import workbook.course.BadCourse;
import workbook.course.Course;

/// Grades the answers of a class, several at a time, and keeps each result as soon as it is there.
/// What was kept before and still holds is not graded again.
public final class ClassRun {

  private final Course course;
  private final Submissions submissions;
  private final Results results;
  private final Grader grader;
  private final long seed;

  public ClassRun(
      Course course,
      Submissions submissions,
      Results results,
      Grader grader,
      long seed) {
    this.course = course;
    this.submissions = submissions;
    this.results = results;
    this.grader = grader;
    this.seed = seed;
  }

  /// @param jobs how many at a time
  public Map<Roll.Entry, Outcome> run(List<Roll.Entry> entries, int jobs, Headway headway)
      throws IOException {
    var outcomes = new ConcurrentHashMap<Roll.Entry, Outcome>();
    var open = new ArrayList<Roll.Entry>();
    for (var entry : entries) {
      results
          .find(entry)
          .ifPresentOrElse(known -> outcomes.put(entry, known), () -> open.add(entry));
    }
    headway.start(open.size(), outcomes.size(), jobs);
    try (var workers = Executors.newFixedThreadPool(jobs)) {
      var running = new ArrayList<Future<?>>();
      for (var entry : open) {
        running.add(
            workers.submit(() -> {
              outcomes.put(entry, grade(entry));
              headway.graded();
              return entry;
            }));
      }
      try {
        for (var one : running) {
          one.get();
        }
      } catch (ExecutionException e) {
        workers.shutdownNow();
        if (e.getCause() instanceof IOException io) {
          throw io;
        }
        throw new IllegalStateException(e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    headway.end();
    return outcomes;
  }

  /// Where the verdict may not be the answer's doing, it gets a second try.
  private Outcome grade(Roll.Entry entry) throws IOException, InterruptedException {
    var start = System.nanoTime();
    Attempt graded;
    try {
      graded = attempt(entry);
      if (isTooLate(graded) || isEnded(graded)) {
        graded = attempt(entry);
      }
    } catch (IOException | RuntimeException e) {
      return Outcome.notGraded(entry.file(), why(e));
    }
    stayIfGoingDown();
    if (isTooLate(graded)) {
      return Outcome.notGraded(
          entry.file(), "no test had begun in the time it has; is the machine too busy?");
    }
    return results.keep(entry, graded, Duration.ofNanos(System.nanoTime() - start));
  }

  /// Time that ran out before the first test began says how busy the machine is.
  private static boolean isTooLate(Attempt attempt) {
    return attempt.verdict() instanceof Verdict.Stopped(var limit, var test, _, _)
        && limit == Verdict.Limit.TIME
        && test.isEmpty();
  }

  /// Ctrl-C ends the answers too, and may reach them first; so may a system short of memory.
  private static boolean isEnded(Attempt attempt) {
    return attempt.verdict() instanceof Verdict.Stopped(var limit, _, _, _)
        && (limit == Verdict.Limit.EXIT || limit == Verdict.Limit.CRASH);
  }

  private Attempt attempt(Roll.Entry entry) throws IOException {
    var folder = submissions.folders().get(entry.learner());
    if (AnswerFile.read(folder, entry.file()) instanceof AnswerFile.Content.Text(var bytes)
        && ContentHash.of(bytes).equals(entry.hash())) {
      var exercise = course.theExercise(entry.task().exercise());
      return grader.attempt(exercise, folder.resolve(entry.file()), bytes, seed);
    }
    throw new IOException("the file changed while the class was graded; run it again");
  }

  /// What ends together with this process is not to be kept.
  private static void stayIfGoingDown() throws InterruptedException {
    if (isGoingDown()) {
      Thread.sleep(Duration.ofDays(1));
    }
  }

  private static boolean isGoingDown() {
    var probe = new Thread(() -> {});
    try {
      Runtime.getRuntime().addShutdownHook(probe);
      Runtime.getRuntime().removeShutdownHook(probe);
      return false;
    } catch (IllegalStateException e) {
      return true;
    }
  }

  private static String why(Throwable e) {
    var said = Optional.ofNullable(e.getMessage()).flatMap(text -> text.lines().findFirst());
    var meant = e instanceof BadCourse || e.getClass() == IOException.class;
    var name = e.getClass().getSimpleName();
    return meant ? said.orElse(name) : name + said.map(text -> ": " + text).orElse("");
  }
}
