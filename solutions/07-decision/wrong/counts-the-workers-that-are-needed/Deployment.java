// rejected by: answers_every_request_after_a_worker_is_lost
// Are there just as many workers as six clients need?
// Six clients, two at a time: three workers, as long as all three live. One will be lost. Count
// those that remain.
import java.util.List;

class Deployment {
  static int workers() {
    return 3;
  }

  static List<String> flags() {
    return List.of("-XX:+UseSerialGC", "-Xmx20m");
  }
}
