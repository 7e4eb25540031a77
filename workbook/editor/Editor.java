package workbook.editor;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/// A program to edit with.
///
/// @param source what named it: `VISUAL`, `EDITOR`, or what was found to run
/// @param command the program and the arguments that go before ours
public record Editor(String source, List<String> command) {

  /// In which a program with a window fails, if it does: it may run for as long as the window is
  /// open, or hand over to one that is.
  private static final Duration FIRST_STEPS = Duration.ofSeconds(2);

  public String name() {
    return EditorKind.name(command.getFirst());
  }

  public boolean needsTerminal() {
    return kind().needsTerminal();
  }

  /// Whether it was told the line, where there is one.
  public boolean takesLine() {
    return kind() != EditorKind.OTHER && kind() != EditorKind.WINDOW;
  }

  private EditorKind kind() {
    return EditorKind.of(command.getFirst());
  }

  /// The command that opens a file.
  public List<String> commandFor(Path file, OptionalInt line) {
    var words = new ArrayList<>(command);
    words.addAll(kind().arguments(file, line));
    return words;
  }

  /// Opens a file: on this terminal until the editor ends, or in a window of its own.
  ///
  /// @return how the program ended; nothing where it is still open in its window
  /// @throws IOException when the program cannot be started
  public OptionalInt open(Path file, OptionalInt line) throws IOException, InterruptedException {
    var builder = new ProcessBuilder(commandFor(file, line));
    if (!kind().hasWindow()) {
      try (var _ = Interrupts.areTheEditors()) {
        return OptionalInt.of(builder.inheritIO().start().waitFor());
      }
    }
    var process = builder.redirectOutput(Redirect.DISCARD).redirectError(Redirect.DISCARD).start();
    process.getOutputStream().close();
    return process.waitFor(FIRST_STEPS) ? OptionalInt.of(process.exitValue()) : OptionalInt.empty();
  }
}
