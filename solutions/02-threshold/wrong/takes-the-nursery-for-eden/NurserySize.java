// rejected by: collects_at_most_20_times
// Did you count the whole nursery as room for new objects?
// The division is right: 1,200 MB by 62 MB is less than 20. But new objects go into eden only, 8 of
// the nursery's 10 parts under Serial; the others are for survivors. Divide by 0.8 as well.
import java.util.List;

class NurserySize {
  static List<String> flags() {
    return List.of("-XX:+UseSerialGC", "-Xmn62m", "-Xmx200m");
  }
}
