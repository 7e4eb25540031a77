// rejected by: stays_below_200_mb
// Is your nursery much larger than the job needs for 20 collections?
// Two collections, as few as can be. But a nursery is filled to its end before it is collected: all of
// its pages are touched, and resident, however little of it is alive.
import java.util.List;

class NurserySize {
  static List<String> flags() {
    return List.of("-XX:+UseSerialGC", "-Xmn512m", "-Xmx1g");
  }
}
