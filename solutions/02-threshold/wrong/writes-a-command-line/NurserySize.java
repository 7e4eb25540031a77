// rejected by: gives_flags_that_start_with_x
// Do several flags stand in one string?
// The flags are well chosen. But a shell splits a line at its blanks, and here is none: the JVM would
// get one long flag, which it does not know. One flag an element.
import java.util.List;

class NurserySize {
  static List<String> flags() {
    return List.of("-XX:+UseSerialGC -Xmn95m -Xmx200m");
  }
}
