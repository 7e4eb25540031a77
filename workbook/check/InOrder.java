package workbook.check;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/// Does work on all cores, and hands over its results in the order in which it was given.
public final class InOrder {

  private InOrder() {}

  /// One failure ends it all.
  public static <T, R> void each(List<T> items, Function<T, R> work, Consumer<R> result) {
    var cores = Runtime.getRuntime().availableProcessors();
    var workers = Executors.newFixedThreadPool(Math.clamp(items.size(), 1, cores));
    try {
      items.stream()
          .map(item -> workers.submit((Callable<R>) () -> work.apply(item)))
          .toList()
          .forEach(running -> result.accept(done(running)));
    } finally {
      workers.shutdownNow();
      workers.close();
    }
  }

  private static <R> R done(Future<R> running) {
    try {
      return running.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException thrown ? thrown : new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while it graded", e);
    }
  }
}
