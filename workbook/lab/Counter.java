package workbook.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Counts what a job has done, in a file mapped into memory: the count outlives the process, since
/// one that dies of memory cannot report. Counting allocates nothing.
///
/// The parent names the file in the system property [#PROPERTY]; without it the count is only in
/// memory, so that a job can also be run by hand.
public final class Counter {

  /// The system property with the path of the file to count in.
  public static final String PROPERTY = "workbook.counter";

  private final ByteBuffer memory;

  private Counter(ByteBuffer memory) {
    this.memory = memory;
  }

  /// The counter of this process, at 0.
  public static Counter open() {
    var file = System.getProperty(PROPERTY);
    if (file == null) {
      return new Counter(ByteBuffer.allocate(Long.BYTES));
    }
    try (var channel =
        FileChannel.open(
            Path.of(file),
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE)) {
      return new Counter(channel.map(MapMode.READ_WRITE, 0, Long.BYTES));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot count in " + file, e);
    }
  }

  /// What a process counted in a file, dead or alive; 0 where it never opened its counter.
  public static long read(Path file) throws IOException {
    if (!Files.exists(file) || Files.size(file) < Long.BYTES) {
      return 0;
    }
    return ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.BIG_ENDIAN).getLong();
  }

  public void increment() {
    memory.putLong(0, memory.getLong(0) + 1);
  }

  public long value() {
    return memory.getLong(0);
  }
}
