import java.util.List;

/// How to start a job that makes 1,200 MB of garbage and keeps 32 MB.
class NurserySize {

  /// The flags between `java` and the class's name, one an element.
  ///
  /// Eden is 8 of the nursery's 10 parts, 76 MB: 16 times 76 MB are more than 1,200. The shelf needs
  /// 32 MB of the old generation; what is replaced on it stays there until a full collection.
  static List<String> flags() {
    return List.of("-XX:+UseSerialGC", "-Xmn95m", "-Xmx200m");
  }
}
