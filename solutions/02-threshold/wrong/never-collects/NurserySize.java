// rejected by: stays_below_200_mb
// Do your flags choose a collector that never collects?
// No collector, no collections: true. And nothing is ever freed, so the job needs all that it
// allocates, 1,200 MB, to keep 32.
import java.util.List;

class NurserySize {
  static List<String> flags() {
    return List.of("-XX:+UnlockExperimentalVMOptions", "-XX:+UseEpsilonGC", "-Xmx1400m");
  }
}
