package workbook.check;

import java.time.Duration;

/// What an answer may use.
///
/// @param heap as for `-Xmx`
/// @param outputBytes on standard output and error together
public record Limits(Duration time, String heap, int outputBytes) {

  public static final Limits DEFAULT = new Limits(Duration.ofSeconds(10), "256m", 1 << 20);

  public Limits withTime(Duration time) {
    return new Limits(time, heap, outputBytes);
  }
}
