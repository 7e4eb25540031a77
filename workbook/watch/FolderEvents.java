package workbook.watch;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchService;
import java.util.Optional;

/// Hears from the file system that something in a folder has changed, so that whoever looks at
/// files at intervals may look at once. It is a hint and no more: events do not come from network
/// mounts and some containers, nor where a limit of the system is reached, and on macOS the JDK
/// looks at intervals itself.
public final class FolderEvents implements AutoCloseable {
  private static final WatchEvent.Kind<?>[] ALL = {
    StandardWatchEventKinds.ENTRY_CREATE,
    StandardWatchEventKinds.ENTRY_MODIFY,
    StandardWatchEventKinds.ENTRY_DELETE
  };

  private final Optional<WatchService> service;
  private final Runnable heard;

  /// @param heard called by a thread of ours, once for what changes together
  public FolderEvents(Runnable heard) {
    this.heard = heard;
    this.service = service();
    service.ifPresent(
        it -> Thread.ofPlatform().name("folder events").daemon().start(() -> listen(it)));
  }

  private static Optional<WatchService> service() {
    try {
      return Optional.of(FileSystems.getDefault().newWatchService());
    } catch (IOException | UnsupportedOperationException e) {
      return Optional.empty();
    }
  }

  private void listen(WatchService it) {
    try {
      while (true) {
        var key = it.take();
        key.pollEvents();
        key.reset();
        heard.run();
      }
    } catch (ClosedWatchServiceException | InterruptedException _) {
      // Closed: there is nothing more to hear.
    }
  }

  /// Listens to this folder too, if it is there.
  public void from(Path folder) {
    service.ifPresent(
        it -> {
          try {
            folder.register(it, ALL);
          } catch (IOException | ClosedWatchServiceException _) {
            // Whoever listens looks at intervals too.
          }
        });
  }

  @Override
  public void close() {
    service.ifPresent(
        it -> {
          try {
            it.close();
          } catch (IOException _) {
            // It ends with the process.
          }
        });
  }
}
