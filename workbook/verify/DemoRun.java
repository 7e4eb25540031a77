package workbook.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import workbook.course.Course;
import workbook.course.Lesson;
import workbook.lab.Recording;

/// Runs a demonstration as a learner would, by the clone's launcher, and reads what it measured.
///
/// @param launcher `jbang` of the clone that this tool belongs to
public record DemoRun(Path launcher) {

  /// As many lines as JBang needs for one error of the compiler.
  private static final int TAIL = 9;

  /// How it ended.
  public sealed interface Outcome {
    record Measured(Recording recording) implements Outcome {}

    /// @param why the last lines that it said
    record Failed(String why) implements Outcome {}
  }

  /// The launcher that was called, else the one at or above the course: nothing where neither is,
  /// as when the tool runs from a remote alias.
  public static Optional<DemoRun> of(Map<String, String> environment, Course course) {
    var name = System.getProperty("os.name").startsWith("Windows") ? "jbang.cmd" : "jbang";
    var above = Stream.iterate(course.root(), place -> place != null, Path::getParent);
    return Stream.concat(Stream.ofNullable(environment.get("WORKBOOK_ROOT")).map(Path::of), above)
        .map(place -> place.resolve(name))
        .filter(Files::isRegularFile)
        .findFirst()
        .map(DemoRun::new);
  }

  /// @param limit after which it is ended
  /// @param shown whether what it says on standard error goes to ours, as it comes
  public Outcome run(Lesson lesson, Duration limit, boolean shown, String... options)
      throws IOException {
    var command = new ArrayList<>(List.of(launcher.toString(), "run", lesson.demo().toString()));
    command.addAll(List.of("--json", "--no-predict"));
    command.addAll(List.of(options));
    var folder = Files.createTempDirectory("workbook-demo");
    var out = folder.resolve("out");
    var err = folder.resolve("err");
    // Also when this process is interrupted; the last one named goes first.
    List.of(folder, out, err).forEach(file -> file.toFile().deleteOnExit());
    try {
      var builder = new ProcessBuilder(command).redirectOutput(out.toFile());
      builder.redirectError(
          shown ? ProcessBuilder.Redirect.INHERIT : ProcessBuilder.Redirect.to(err.toFile()));
      var process = builder.directory(lesson.folder().toFile()).start();
      process.getOutputStream().close();
      if (!ended(process, limit)) {
        return new Outcome.Failed("it did not end within " + limit.toSeconds() + " s");
      }
      if (process.exitValue() != 0) {
        return new Outcome.Failed("exit code " + process.exitValue() + tail(err));
      }
      var recording = Recording.read(out);
      return recording.lesson().equals(lesson.alias())
          ? new Outcome.Measured(recording)
          : new Outcome.Failed(
              "it says Lab.lesson(\"%s\", args), not \"%s\""
                  .formatted(recording.lesson(), lesson.alias()));
    } catch (Recording.Unreadable e) {
      return new Outcome.Failed("it printed no recording: " + e.getMessage());
    } finally {
      for (var file : List.of(out, err, folder)) {
        Files.deleteIfExists(file);
      }
    }
  }

  /// A demo has children of its own: they go with it, also when this process is told to end.
  private static boolean ended(Process process, Duration limit) {
    var hook = new Thread(() -> end(process));
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      end(process);
      Runtime.getRuntime().removeShutdownHook(hook);
    }
  }

  private static void end(Process process) {
    var all = Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
    all.forEach(ProcessHandle::destroy);
  }

  private static String tail(Path err) throws IOException {
    if (!Files.exists(err)) {
      return "";
    }
    var lines = Files.readAllLines(err).stream().filter(line -> !line.isBlank()).toList();
    var last = lines.subList(Math.max(0, lines.size() - TAIL), lines.size());
    return last.isEmpty() ? "" : ":\n  " + String.join("\n  ", last);
  }
}
