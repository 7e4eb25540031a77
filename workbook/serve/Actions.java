package workbook.serve;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import workbook.course.BadCourse;

/// The actions that run just now. Each ends with the page that follows it.
final class Actions implements AutoCloseable {

  /// How soon it is noticed that a page has left.
  private static final Duration BEAT = Duration.ofSeconds(1);

  private final Map<String, Action> running = new ConcurrentHashMap<>();
  private final AtomicLong numbers = new AtomicLong();

  /// Runs an action and tells a page of it, first the name by which it may be stopped.
  void follow(Action action, OutputStream page) throws InterruptedException {
    var name = Long.toString(numbers.incrementAndGet());
    var feed = new Feed(page);
    running.put(name, action);
    var beats = Thread.ofVirtual().start(() -> beat(feed, action));
    try {
      feed.tell("name", name);
      action.run(feed);
    } catch (IOException _) {
      // It has left.
    } catch (RuntimeException e) {
      tell(feed, e instanceof BadCourse ? e.getMessage() : "This is a bug of the workbook: " + e);
    } finally {
      beats.interrupt();
      running.remove(name);
      action.close();
    }
  }

  private static void tell(Feed feed, String wrong) {
    try {
      feed.tell("wrong", wrong);
    } catch (IOException _) {
      // It has left.
    }
  }

  private static void beat(Feed feed, Action action) {
    try {
      while (true) {
        Thread.sleep(BEAT);
        feed.beat();
      }
    } catch (IOException _) {
      action.close();
    } catch (InterruptedException _) {
      // It has ended.
    }
  }

  /// Stops an action. One that has ended by itself is no mistake of the page.
  void stop(String name) {
    var action = running.get(name);
    if (action != null) {
      action.close();
    }
  }

  @Override
  public void close() {
    running.values().forEach(Action::close);
  }
}
