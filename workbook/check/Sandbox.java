package workbook.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import workbook.lab.SearchPath;

/// Bubblewrap (`bwrap`, Linux): processes in it see no network, no other process, and a file system
/// that they can only read, but for their own folder.
///
/// @param program the installed bubblewrap
/// @param hidden folders that look empty in it: our solutions
public record Sandbox(Path program, List<Path> hidden) {

  /// @param environment where `PATH` says which programs there are
  public static Optional<Sandbox> installed(Map<String, String> environment, Path... hidden) {
    return SearchPath.find(environment, "bwrap")
        .map(program -> new Sandbox(program, List.of(hidden)));
  }

  /// Why it cannot be used here, in bubblewrap's words: a container may forbid it.
  public Optional<String> trouble() {
    var folder = Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath();
    var command = new ArrayList<>(around(folder));
    command.add("true");
    try {
      var process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      var said = new String(process.getInputStream().readAllBytes()).strip();
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return Optional.of("it did not end within 10 s");
      }
      return process.exitValue() == 0 ? Optional.empty() : Optional.of(said);
    } catch (IOException e) {
      return Optional.of(e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of("interrupted");
    }
  }

  /// The beginning of a command line.
  ///
  /// @param folder the one that can be written
  List<String> around(Path folder) {
    var command = new ArrayList<String>();
    command.add(program.toString());
    command.addAll(List.of("--ro-bind", "/", "/", "--dev", "/dev", "--proc", "/proc"));
    for (var one : hidden) {
      if (Files.isDirectory(one)) {
        command.addAll(List.of("--tmpfs", one.toString()));
      }
    }
    command.addAll(List.of("--bind", folder.toString(), folder.toString()));
    command.addAll(List.of("--unshare-all", "--die-with-parent", "--new-session", "--"));
    return command;
  }
}
