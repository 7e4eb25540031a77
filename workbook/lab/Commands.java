package workbook.lab;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// Prints the commands that were measured, to be pasted into a shell inside the clone.
final class Commands {

  private final PrintWriter out;
  private final Paint paint;
  private final String lesson;

  Commands(PrintWriter out, Paint paint, String lesson) {
    this.out = out;
    this.paint = paint;
    this.lesson = lesson;
  }

  void print(Recording.Act act) {
    out.println();
    out.println("  " + paint.dim("Each of them by hand:"));
    var root = Results.root();
    if (!root.toAbsolutePath().equals(Path.of("").toAbsolutePath())) {
      out.println("  " + paint.dim("cd " + Job.line(List.of(root.toString()))));
    }
    var runs = shown(act);
    if (act.usesClassPath()) {
      otherJava()
          .map(folder -> "PATH=" + Job.line(List.of(folder)) + ":$PATH")
          .ifPresent(line -> out.println("  " + paint.dim(line)));
    }
    act.preamble(lesson).forEach(line -> out.println("  " + paint.dim(line)));
    for (var command : runs.stream().map(Recording.Run::command).toList()) {
      var lines = Text.wrap(command, Bench.WIDTH - 2);
      out.println("  " + paint.dim(String.join(" \\\n      ", lines)));
    }
    if (runs.size() < act.runs().size()) {
      out.println("  " + paint.dim("# and so on for the points between"));
    }
  }

  /// Of a sweep, the first and the last point of each series.
  private static List<Recording.Run> shown(Recording.Act act) {
    if (act.axis().isEmpty()) {
      return act.runs();
    }
    var ends = new LinkedHashMap<String, Deque<Recording.Run>>();
    for (var run : act.runs()) {
      var series = run.point().map(Recording.Point::series).orElse(run.id());
      var known = ends.computeIfAbsent(series, _ -> new ArrayDeque<>());
      if (known.size() == 2) {
        known.removeLast();
      }
      known.addLast(run);
    }
    return ends.values().stream().flatMap(Deque::stream).toList();
  }

  /// The folder of the `java` that ran the demo, where the shell's `java` is another one: it may be
  /// too old for the classes, or lack a collector.
  private static Optional<String> otherJava() {
    var mine = Path.of(System.getProperty("java.home"), "bin");
    return SearchPath.find(System.getenv(), "java")
            .filter(java -> isSame(java, mine.resolve("java")))
            .isPresent()
        ? Optional.empty()
        : Optional.of(mine.toString());
  }

  private static boolean isSame(Path one, Path other) {
    try {
      return Files.isSameFile(one, other);
    } catch (IOException e) {
      return false;
    }
  }
}
