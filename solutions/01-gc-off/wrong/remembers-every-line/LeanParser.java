// rejected by: allocates_at_most_8_bytes_a_call
// Does your answer remember lines that it has seen?
// Every answer is right, and a line seen before costs nothing. But a report seldom sees a line
// twice, and each new one leaves an entry in the map that nobody ever takes out: without a
// collector, and with one too, a cache without a limit is a leak.
import java.util.HashMap;
import java.util.Map;

class LeanParser {
  private static final Map<String, Long> KNOWN = new HashMap<>();

  static long third(String line) {
    return KNOWN.computeIfAbsent(line, LeanParser::read);
  }

  private static long read(String line) {
    var fields = line.split(",", -1);
    return fields.length < 3 || fields[2].isEmpty() ? 0 : Long.parseLong(fields[2]);
  }
}
