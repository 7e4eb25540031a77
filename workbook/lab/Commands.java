package workbook.lab;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
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
    if (act.runs().stream().anyMatch(run -> run.command().contains("\"$cp\""))) {
      otherJava()
          .map(folder -> "PATH=" + Job.line(List.of(folder)) + ":$PATH")
          .ifPresent(line -> out.println("  " + paint.dim(line)));
      out.println("  " + paint.dim("cp=$(./jbang info classpath " + lesson + ")"));
    }
    for (var run : act.runs()) {
      var lines = Text.wrap(run.command(), Bench.WIDTH - 2);
      out.println("  " + paint.dim(String.join(" \\\n      ", lines)));
    }
  }

  /// The folder of the `java` that ran the demo, where the shell's `java` is another one: it may be
  /// too old for the classes, or lack a collector.
  private static Optional<String> otherJava() {
    var mine = Path.of(System.getProperty("java.home"), "bin");
    var path = System.getenv().getOrDefault("PATH", "").split(File.pathSeparator);
    var first =
        Arrays.stream(path)
            .map(folder -> Path.of(folder, "java"))
            .filter(Files::isExecutable)
            .findFirst();
    return first.filter(java -> isSame(java, mine.resolve("java"))).isPresent()
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
