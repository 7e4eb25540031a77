import java.util.List;

/// How the service of this exercise is run on its machine: see Deployment.md.
class Deployment {

  /// Three answer six clients, two each; one more, since one is lost.
  static int workers() {
    return 4;
  }

  /// Twice what a worker keeps, under the collector with the fewest books.
  static List<String> flags() {
    return List.of("-XX:+UseSerialGC", "-Xmx20m");
  }
}
