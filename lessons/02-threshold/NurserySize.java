import java.util.List;

/// How to start a job that makes 1,200 MB of garbage and keeps 32 MB.
class NurserySize {

  /// The flags between `java` and the class's name, one an element.
  static List<String> flags() {
    // TODO at most 20 collections, and no more than 200 MB of memory
    return List.of("-XX:+UseSerialGC", "-Xmx64m");
  }
}
