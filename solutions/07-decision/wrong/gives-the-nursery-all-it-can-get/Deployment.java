// rejected by: stays_within_the_memory_of_the_machine
// Did you give the nursery a large part of the memory?
// A large nursery means few collections, and here it means memory: the worker walks through all of
// it before it collects for the first time. What dies young needs only a small one.
import java.util.List;

class Deployment {
  static int workers() {
    return 4;
  }

  static List<String> flags() {
    return List.of("-XX:+UseSerialGC", "-Xmn64m", "-Xmx96m");
  }
}
