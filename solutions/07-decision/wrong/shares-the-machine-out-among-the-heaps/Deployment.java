// rejected by: stays_within_the_memory_of_the_machine
// Do your heaps together take all of the machine's memory?
// 240 MB for four workers are 60 MB each, and a heap of 60 MB takes them all. A JVM is more than
// its heap: classes, compiled code, stacks, the collector's own books.
import java.util.List;

class Deployment {
  static int workers() {
    return 4;
  }

  static List<String> flags() {
    return List.of("-XX:+UseSerialGC", "-Xms60m", "-Xmx60m", "-XX:+AlwaysPreTouch");
  }
}
