// rejected by: stays_within_the_memory_of_the_machine
// Do you run more workers than it takes to lose one?
// The heaps are small enough, but each further worker brings its own sessions, code cache and
// metaspace, and what it shares is not free either. Four are enough to lose one.
import java.util.List;

class Deployment {
  static int workers() {
    return 8;
  }

  static List<String> flags() {
    return List.of("-XX:+UseSerialGC", "-Xmx20m");
  }
}
