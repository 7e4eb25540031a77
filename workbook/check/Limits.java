package workbook.check;

import java.time.Duration;

/// What an answer may use.
///
/// @param heap as for `-Xmx`; the same again for memory outside of the heap
/// @param outputBytes on standard output and error together
/// @param threads of its own at the same time, and 16 fewer when the time is over: where
///     each is busy, the next one comes ever later. One for each core is there for parallel streams
/// @param filesBytes in its temporary folder, where its exercise allows files
public record Limits(Duration time, String heap, int outputBytes, int threads, long filesBytes) {

  public static final Limits DEFAULT =
      new Limits(
          Duration.ofSeconds(10),
          "256m",
          1 << 20,
          32 + Runtime.getRuntime().availableProcessors(),
          64 << 20);

  public Limits withTime(Duration time) {
    return new Limits(time, heap, outputBytes, threads, filesBytes);
  }
}
