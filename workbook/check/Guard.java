package workbook.check;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Watches an answer from inside its process, where threads and their lines can be seen: ends the
/// process when it has too many threads, when some of them wait for each other for ever, and when
/// the time is over. Where this one is starved, the grader outside ends the process all the same.
final class Guard {
  private static final int LOOK_EVERY_MILLIS = 20;

  /// A search for deadlocks stops all threads: seldom enough to disturb nobody.
  private static final int SEARCH_EVERY = 25;

  private static final int EXIT_CODE = 4;

  /// So many fewer threads than are allowed tell, when the time is over, that they were started
  /// without end.
  private static final int FEWER = 16;

  private final Job job;
  private final Event.Sink sink;
  private final Frames frames;
  private final Thread tests = Thread.currentThread();
  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final int most;
  private final Set<Thread> known;

  Guard(Job job, Event.Sink sink) {
    this.job = job;
    this.sink = sink;
    this.frames = new Frames(job.answer());
    this.most = threads.getThreadCount() + job.threads() + 1;
    this.known = new HashSet<>(Thread.getAllStackTraces().keySet());
  }

  void start() {
    var thread = Thread.ofPlatform().name("guard").daemon().priority(Thread.MAX_PRIORITY);
    known.add(thread.start(this::watch));
  }

  private void watch() {
    var end = System.nanoTime() + job.millis() * 1_000_000;
    for (var look = 1; ; look++) {
      try {
        Thread.sleep(LOOK_EVERY_MILLIS);
      } catch (InterruptedException _) {
        // An answer may interrupt what it finds.
      }
      if (threads.getThreadCount() > most) {
        end(Verdict.Limit.THREADS, anyPlace());
      }
      if (look % SEARCH_EVERY == 0) {
        deadlock().ifPresent(place -> end(Verdict.Limit.DEADLOCK, place));
      }
      if (System.nanoTime() > end) {
        var many = threads.getThreadCount() > most - FEWER;
        end(many ? Verdict.Limit.THREADS : Verdict.Limit.TIME, anyPlace());
      }
    }
  }

  private void end(Verdict.Limit limit, String place) {
    sink.accept(new Event.Broken(limit, place));
    ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
    Runtime.getRuntime().halt(EXIT_CODE);
  }

  /// The learner's line where one of the threads waits.
  private Optional<String> deadlock() {
    var ids = threads.findDeadlockedThreads();
    return ids == null
        ? Optional.empty()
        : Optional.of(
            Arrays.stream(threads.getThreadInfo(ids, Integer.MAX_VALUE))
                .map(info -> frames.place(info.getStackTrace()))
                .filter(place -> !place.isEmpty())
                .distinct()
                .sorted()
                .reduce((one, other) -> one + " and " + other)
                .orElse(""));
  }

  /// Where the tests are in the learner's code; else where another thread of theirs is, which takes
  /// long where there are many.
  private String anyPlace() {
    var place = frames.place(tests.getStackTrace());
    return !place.isEmpty()
        ? place
        : Thread.getAllStackTraces().values().stream()
            .map(frames::place)
            .filter(other -> !other.isEmpty())
            .findFirst()
            .orElse("");
  }

  /// What still runs when the last test is over, and would keep a program from ending.
  List<String> leftovers() {
    var notes = new ArrayList<String>();
    for (var thread : running()) {
      var place = frames.place(thread.getStackTrace());
      notes.add(
          "a thread was still running when the tests were over: "
              + thread.getName()
              + (place.isEmpty() ? "" : ", in " + place));
    }
    ProcessHandle.current()
        .children()
        .map(child -> child.info().command().orElse("process " + child.pid()))
        .forEach(what -> notes.add("a process was still running when the tests were over: " + what));
    return notes;
  }

  private List<Thread> running() {
    var left = left();
    if (!left.isEmpty()) {
      // One that is about to end gets a moment.
      try {
        Thread.sleep(10);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
      left.retainAll(left());
    }
    return left;
  }

  private List<Thread> left() {
    var left = new ArrayList<Thread>();
    for (var thread : Thread.getAllStackTraces().keySet()) {
      if (!known.contains(thread) && !thread.isDaemon() && thread.isAlive()) {
        left.add(thread);
      }
    }
    return left;
  }
}
