package workbook.serve;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/// Gives each run of a snippet a JVM of its own: what one run left, no other can trip over. The
/// next one is started ahead.
final class ReaderShells implements AutoCloseable {

  private final Duration limit;
  private Optional<CompletableFuture<ReaderShell>> next = Optional.empty();
  private boolean closed = false;

  /// @param limit for each statement
  ReaderShells(Duration limit) {
    this.limit = limit;
  }

  /// One that nobody has used; whoever takes it closes it.
  ReaderShell take() throws InterruptedException {
    try {
      return taken().get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("JShell does not start: " + e.getCause(), e);
    }
  }

  private synchronized CompletableFuture<ReaderShell> taken() {
    var one = next.orElseGet(this::start);
    next = Optional.empty();
    return one;
  }

  /// Starts the next one, and returns at once.
  synchronized void prepare() {
    if (next.isEmpty() && !closed) {
      next = Optional.of(start());
    }
  }

  private CompletableFuture<ReaderShell> start() {
    return CompletableFuture.supplyAsync(
        () -> new ReaderShell(limit),
        task -> Thread.ofPlatform().name("snippets").daemon().start(task));
  }

  @Override
  public synchronized void close() {
    closed = true;
    next.ifPresent(one -> one.thenAccept(ReaderShell::close));
  }
}
