package workbook.serve;

import java.io.IOException;

/// Something that a page has asked for, and follows until it ends, is stopped, or the page leaves.
interface Action extends AutoCloseable {

  /// @throws IOException when the page has left
  void run(Feed feed) throws IOException, InterruptedException;

  /// Ends it at once, wherever it is; from any thread, and more than once.
  @Override
  void close();
}
