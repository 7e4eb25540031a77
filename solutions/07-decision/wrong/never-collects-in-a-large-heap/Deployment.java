// rejected by: stays_within_the_memory_of_the_machine
// Do your flags choose no collector, and a heap large enough to do without?
// 256 MB outlast the 120 requests that a worker may have to answer, so nobody dies. But memory that
// is never used again is memory held: half-way, each worker holds 30 to 60 MB of rubbish.
import java.util.List;

class Deployment {
  static int workers() {
    return 4;
  }

  static List<String> flags() {
    return List.of("-XX:+UnlockExperimentalVMOptions", "-XX:+UseEpsilonGC", "-Xmx256m");
  }
}
