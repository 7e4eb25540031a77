package workbook.lab;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/// The operating system's lock on a file, or the reason why there is none. The system takes it back
/// from a process that dies.
///
/// @param channel open while this is; holds the lock
/// @param missing why there is no lock; empty where there is one
public record SystemLock(Optional<FileChannel> channel, Optional<String> missing)
    implements AutoCloseable {

  /// Makes the file where it is missing, and leaves it: to remove it would be a race.
  ///
  /// @param patience how long to wait for another process that has the lock
  /// @throws InterruptedIOException when the thread is interrupted meanwhile
  public static SystemLock on(Path file, Duration patience) throws InterruptedIOException {
    FileChannel channel;
    try {
      channel = FileChannel.open(file, CREATE, WRITE);
    } catch (IOException e) {
      return new SystemLock(Optional.empty(), Optional.of(e.toString()));
    }
    try {
      return new SystemLock(Optional.of(channel), awaited(channel, patience));
    } catch (InterruptedIOException e) {
      close(channel);
      throw e;
    }
  }

  private static Optional<String> awaited(FileChannel channel, Duration patience)
      throws InterruptedIOException {
    // Not the time of day, which may be set meanwhile.
    var start = System.nanoTime();
    try {
      while (!locked(channel)) {
        if (System.nanoTime() - start > patience.toNanos()) {
          return Optional.of("another process does not give its lock back");
        }
        // Tried again at odd times, so that two do not wait for each other in step.
        Thread.sleep(Duration.ofNanos(ThreadLocalRandom.current().nextInt(500_000, 3_000_000)));
      }
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while it waited for a lock");
    }
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      // Another class loader of this process has it.
      return false;
    }
  }

  @Override
  public void close() {
    channel.ifPresent(SystemLock::close);
  }

  private static void close(FileChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      // What it guarded is done; the system takes the lock back when the process ends.
    }
  }
}
