// rejected by: answers_every_request_while_nobody_is_lost
// Do you run one worker only?
// One large heap shares everything with itself, and takes the least memory. It also takes two
// requests at a time, while six clients ask.
import java.util.List;

class Deployment {
  static int workers() {
    return 1;
  }

  static List<String> flags() {
    return List.of("-XX:+UseSerialGC", "-Xmx128m");
  }
}
