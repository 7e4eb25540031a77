package workbook.lab;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/// What a `java` is and can do, found out by asking it.
///
/// @param version as it names itself: `Temurin-25.0.3+9`, else `17.0.15`
/// @param logs whether it knows `-Xlog`, from JDK 9 on
/// @param heapBytes the largest heap that it chooses by itself
/// @param refused why it does not know a collector (`Z`, `Epsilon`), in its own words
public record JavaKind(
    String version, boolean logs, OptionalLong heapBytes, Map<String, String> refused) {

  private static final Pattern VERSION = Pattern.compile("version \"([^\"]+)\"");
  private static final Pattern VENDOR = Pattern.compile("Runtime Environment ([A-Z]\\S*\\d)");
  private static final Pattern HEAP = Pattern.compile("\\bMaxHeapSize\\s*:?=\\s*(\\d+)");

  /// Nothing where it is no `java`, or cannot be started.
  static Optional<JavaKind> ask(Fork fork, String java, List<String> collectors)
      throws InterruptedException {
    try (var scratch = new Scratch()) {
      var asked = fork.run(List.of(java, "-XX:+PrintFlagsFinal", "-version"), scratch.folder());
      var text = String.join("\n", asked.output());
      var version = VERSION.matcher(text);
      if (asked.code() != 0 || !version.find()) {
        return Optional.empty();
      }
      var vendor = VENDOR.matcher(text);
      var heap = HEAP.matcher(text);
      var refused = new LinkedHashMap<String, String>();
      for (var collector : collectors) {
        var tried = fork.run(trial(java, collector), scratch.folder());
        if (tried.code() != 0) {
          refused.put(collector, "this java has no such collector: " + tried.lastWords());
        }
      }
      var logs = fork.run(List.of(java, "-Xlog:disable", "-version"), scratch.folder());
      return Optional.of(
          new JavaKind(
              vendor.find() ? vendor.group(1) : version.group(1),
              logs.code() == 0,
              heap.find() ? OptionalLong.of(Long.parseLong(heap.group(1))) : OptionalLong.empty(),
              refused));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static List<String> trial(String java, String collector) {
    return List.of(
        java, "-XX:+UnlockExperimentalVMOptions", "-XX:+Use" + collector + "GC", "-version");
  }
}
