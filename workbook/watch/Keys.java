package workbook.watch;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/// Makes keys of the bytes that a terminal sends. It never waits, and takes no byte before it is
/// asked: what is typed while the terminal is lent belongs to another.
final class Keys {
  private static final char ESCAPE = '\033';

  /// What follows an escape within this time belongs to it; later, the escape was a key.
  private static final Duration TOGETHER = Duration.ofMillis(50);

  /// Terminals send one or the other, by their mode.
  private static final Map<String, Key> SEQUENCES =
      Map.ofEntries(
          Map.entry("\033[A", Key.Named.UP),
          Map.entry("\033OA", Key.Named.UP),
          Map.entry("\033[B", Key.Named.DOWN),
          Map.entry("\033OB", Key.Named.DOWN),
          Map.entry("\033[5~", Key.Named.PAGE_UP),
          Map.entry("\033[6~", Key.Named.PAGE_DOWN),
          Map.entry("\033[H", Key.Named.HOME),
          Map.entry("\033OH", Key.Named.HOME),
          Map.entry("\033[1~", Key.Named.HOME),
          Map.entry("\033[F", Key.Named.END),
          Map.entry("\033OF", Key.Named.END),
          Map.entry("\033[4~", Key.Named.END));

  private final InputStream in;
  private final LongSupplier nanos;
  private final StringBuilder pending = new StringBuilder();
  private long lastNanos = 0;

  /// @param nanos a clock as [System#nanoTime]
  Keys(InputStream in, LongSupplier nanos) {
    this.in = in;
    this.nanos = nanos;
  }

  /// The next key, if it is there whole.
  Optional<Key> next() {
    try {
      for (var n = in.available(); n > 0; n--) {
        pending.append((char) in.read());
        lastNanos = nanos.getAsLong();
      }
    } catch (IOException e) {
      return Optional.of(Key.Named.END_OF_INPUT);
    }
    var key = Optional.<Key>empty();
    while (key.isEmpty() && !pending.isEmpty() && !incomplete()) {
      key = take();
    }
    return key;
  }

  private boolean incomplete() {
    var begun = pending.toString();
    var alone = nanos.getAsLong() - lastNanos > TOGETHER.toNanos();
    return !alone && SEQUENCES.keySet().stream().anyMatch(one -> startsLonger(one, begun));
  }

  private static boolean startsLonger(String sequence, String begun) {
    return sequence.length() > begun.length() && sequence.startsWith(begun);
  }

  /// Nothing for bytes that mean nothing here.
  private Optional<Key> take() {
    var first = pending.charAt(0);
    if (first == ESCAPE && pending.length() > 1) {
      return sequence();
    }
    pending.deleteCharAt(0);
    return switch (first) {
      case ESCAPE -> Optional.of(Key.Named.ESCAPE);
      case '\r', '\n' -> Optional.of(Key.Named.ENTER);
      case '\177', '\b' -> Optional.of(Key.Named.BACKSPACE);
      case '\003' -> Optional.of(Key.Named.INTERRUPT);
      case '\004' -> Optional.of(Key.Named.END_OF_INPUT);
      default ->
          first >= ' ' && first < '\177' ? Optional.of(new Key.Letter(first)) : Optional.empty();
    };
  }

  /// One that is not known goes whole: its letters are not the learner's.
  private Optional<Key> sequence() {
    for (var known : SEQUENCES.entrySet()) {
      if (pending.indexOf(known.getKey()) == 0) {
        pending.delete(0, known.getKey().length());
        return Optional.of(known.getValue());
      }
    }
    var next = pending.charAt(1);
    if (next == ESCAPE) {
      pending.deleteCharAt(0);
      return Optional.of(Key.Named.ESCAPE);
    }
    // The last byte of such a sequence is a letter or a tilde, and the only one of these in it.
    var end = 2;
    if (next == '[' || next == 'O') {
      while (end < pending.length() && pending.charAt(end) < '@') {
        end++;
      }
      end++;
    }
    pending.delete(0, Math.min(end, pending.length()));
    return Optional.empty();
  }
}
