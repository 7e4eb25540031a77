package workbook.check;

import java.time.Duration;

/// What an answer may use.
///
/// @param heap as for `-Xmx`; the same again for memory outside of the heap
/// @param outputBytes on standard output and error together
/// @param threads of its own at the same time; where each is busy, the next one comes ever later, so
///     many more would not be reached in the time
/// @param filesBytes in its temporary folder, where its exercise allows files
public record Limits(Duration time, String heap, int outputBytes, int threads, long filesBytes) {

  public static final Limits DEFAULT =
      new Limits(Duration.ofSeconds(10), "256m", 1 << 20, 64, 64 << 20);

  public Limits withTime(Duration time) {
    return new Limits(time, heap, outputBytes, threads, filesBytes);
  }
}
