package workbook.serve;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/// What the server tells open pages, as server-sent events (HTML standard, 9.2).
final class Events {

  /// A page that is so far behind is told no more: it has gone, or sleeps.
  private static final int PENDING = 64;

  /// How often a page that has left is noticed.
  private static final int BEAT_SECONDS = 15;

  private final Set<BlockingQueue<String>> pages = ConcurrentHashMap.newKeySet();

  /// Tells all open pages. The text is one line.
  void tell(String event, String text) {
    var message = "event: %s\ndata: %s\n\n".formatted(event, text);
    pages.removeIf(page -> !page.offer(message));
  }

  /// Writes events to a page until it leaves.
  void follow(OutputStream out) throws InterruptedException {
    var mine = new ArrayBlockingQueue<String>(PENDING);
    pages.add(mine);
    try {
      send(out, ": here\n\n");
      while (pages.contains(mine)) {
        var next = mine.poll(BEAT_SECONDS, TimeUnit.SECONDS);
        send(out, next == null ? ": still here\n\n" : next);
      }
    } catch (IOException _) {
      // It has left.
    } finally {
      pages.remove(mine);
    }
  }

  private static void send(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(UTF_8));
    out.flush();
  }
}
