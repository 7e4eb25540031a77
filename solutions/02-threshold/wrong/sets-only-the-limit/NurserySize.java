// rejected by: collects_at_most_20_times
// Did you set the size of the heap, and leave that of the nursery to the JVM?
// The resident set is safe with that. The nursery is a third of the heap if you do not say, 46 MB
// here, and eden 8 tenths of it. The old generation gets the rest, and hardly needs it.
import java.util.List;

class NurserySize {
  static List<String> flags() {
    return List.of("-XX:+UseSerialGC", "-Xmx140m");
  }
}
