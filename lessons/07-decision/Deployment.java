import java.util.List;

/// How the service of this exercise is run on its machine: see Deployment.md.
class Deployment {

  /// How many workers are started.
  static int workers() {
    return 4; // TODO
  }

  /// The flags of each worker's JVM, as on the command line: `-Xmx64m`.
  static List<String> flags() {
    return List.of("-Xms128m", "-Xmx128m", "-XX:+AlwaysPreTouch"); // TODO
  }
}
