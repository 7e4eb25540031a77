// rejected by: answers_every_request_while_nobody_is_lost
// Do your flags choose no collector, and a heap that fits the machine?
// Without a collector and with 48 MB a worker fits, and dies: 10 MB of sessions and 1 MB a
// request are full after some 35 requests. It would need a conductor that replaces it in time.
import java.util.List;

class Deployment {
  static int workers() {
    return 4;
  }

  static List<String> flags() {
    return List.of("-XX:+UnlockExperimentalVMOptions", "-XX:+UseEpsilonGC", "-Xmx48m");
  }
}
