// rejected by: starts_every_worker
// Is your heap as large as the sessions, and no larger?
// The sessions take 10,240,000 bytes, and 10 MB are 10,485,760. But the JVM has objects of its own,
// and a collector needs room to put new ones. A heap that is all live data cannot work.
import java.util.List;

class Deployment {
  static int workers() {
    return 4;
  }

  static List<String> flags() {
    return List.of("-XX:+UseSerialGC", "-Xmx10m");
  }
}
