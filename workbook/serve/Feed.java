package workbook.serve;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import workbook.lab.Json;

/// What an action tells its page, while it runs: JSON objects, a line each. Several threads may
/// tell.
final class Feed {

  private final OutputStream out;

  Feed(OutputStream out) {
    this.out = out;
  }

  /// @throws IOException when the page has left
  void tell(String kind, Object value) throws IOException {
    send(Json.line(Map.of(kind, value)) + "\n");
  }

  /// An empty line: only to hear whether the page is still there.
  void beat() throws IOException {
    send("\n");
  }

  private synchronized void send(String text) throws IOException {
    out.write(text.getBytes(UTF_8));
    out.flush();
  }
}
