package workbook.editor;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import workbook.lab.SearchPath;

/// Which editor a learner means: the one that `VISUAL` or `EDITOR` names; else a VS Code or
/// IntelliJ around this terminal; else one that runs.
public final class Editors {

  private static final List<EditorKind> FAMILIES = List.of(EditorKind.GOTO, EditorKind.LINE);

  private final Map<String, String> environment;
  private final Supplier<Stream<Path>> running;
  private final boolean windows;

  /// @param running the programs of all processes; asked last, as it takes a while
  public Editors(Map<String, String> environment, Supplier<Stream<Path>> running, boolean windows) {
    this.environment = environment;
    this.running = running;
    this.windows = windows;
  }

  /// On the machine as it is.
  public static Editors of(Map<String, String> environment) {
    return new Editors(
        environment,
        () ->
            ProcessHandle.allProcesses()
                .flatMap(one -> one.info().command().stream())
                .map(Path::of),
        System.getProperty("os.name").startsWith("Windows"));
  }

  public Optional<Editor> find() {
    return named("VISUAL")
        .or(() -> named("EDITOR"))
        .or(this::aroundThisTerminal)
        .or(() -> running.get().flatMap(program -> launcher(program).stream()).findFirst());
  }

  private Optional<Editor> named(String variable) {
    var value = environment.getOrDefault(variable, "").strip();
    if (value.isEmpty()) {
      return Optional.empty();
    }
    // A program's whole path is meant so, also where its spaces are not quoted.
    var command = isProgram(value) ? List.of(value) : Words.of(value, !windows);
    return command.isEmpty()
        ? Optional.empty()
        : Optional.of(new Editor(variable, startable(command)));
  }

  private static boolean isProgram(String value) {
    try {
      return Files.isRegularFile(Path.of(value));
    } catch (InvalidPathException _) {
      return false;
    }
  }

  private List<String> startable(List<String> command) {
    var words = new ArrayList<>(command);
    var first = words.getFirst();
    if (first.startsWith("~/")) {
      words.set(0, environment.getOrDefault("HOME", "~") + first.substring(1));
    } else if (!first.contains("/") && !first.contains("\\")) {
      onPath(List.of(first)).ifPresent(found -> words.set(0, found.toString()));
    }
    return words;
  }

  private Optional<Editor> aroundThisTerminal() {
    if ("vscode".equals(environment.get("TERM_PROGRAM"))
        || environment.containsKey("VSCODE_IPC_HOOK_CLI")) {
      return onPath(EditorKind.GOTO.names()).map(code -> found("this terminal of VS Code", code));
    } else if ("JetBrains-JediTerm".equals(environment.get("TERMINAL_EMULATOR"))) {
      return onPath(EditorKind.LINE.names()).map(idea -> found("this terminal of IntelliJ", idea));
    }
    return Optional.empty();
  }

  private static Editor found(String source, Path launcher) {
    return new Editor(source, List.of(launcher.toString()));
  }

  /// What opens a file in an editor that runs as this program.
  private Optional<Editor> launcher(Path program) {
    var electron = program.toString().contains("Visual Studio Code");
    var kind = electron ? EditorKind.GOTO : EditorKind.of(program.toString());
    if (!FAMILIES.contains(kind)) {
      return Optional.empty();
    }
    var name = electron ? "code" : EditorKind.name(program.toString());
    var beside =
        switch (kind) {
          case LINE -> Optional.of(program);
          case GOTO ->
              Stream.of("bin/" + name, "bin/" + name + ".cmd", "../Resources/app/bin/" + name)
                  .map(program::resolveSibling)
                  .filter(Files::isExecutable)
                  .findFirst();
          case PLUS, PLUS_IN_WINDOW, COLON, WINDOW, OTHER -> Optional.<Path>empty();
        };
    return beside
        .or(() -> onPath(kind.names()))
        .map(launcher -> found("a running " + name, launcher));
  }

  /// The first of these names that a shell would find; Windows also finds scripts, whose end it
  /// leaves out.
  private Optional<Path> onPath(List<String> names) {
    var ends = windows ? List.of(".exe", ".cmd", ".bat", "") : List.of("");
    return names.stream()
        .flatMap(name -> ends.stream().map(end -> name + end))
        .flatMap(name -> SearchPath.find(environment, name).stream())
        .findFirst();
  }
}
