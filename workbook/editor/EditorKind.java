package workbook.editor;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/// What the workbook knows of an editor: how it is told a line, and whether it has a window of its
/// own or draws on the terminal.
enum EditorKind {
  PLUS(
      false,
      "vi vim nvim view nano pico emacs emacsclient micro hx helix kak joe jmacs mg ne mcedit"),
  PLUS_IN_WINDOW(true, "gvim mvim gedit xed pluma"),
  GOTO(true, "code code-insiders code-oss codium vscodium cursor windsurf"),
  LINE(
      true,
      "idea idea64 idea-ultimate idea-community intellij-idea-ultimate"
          + " intellij-idea-community kate"),
  COLON(true, "subl sublime_text zed zeditor"),
  WINDOW(true, "notepad notepad++ textedit open"),
  /// Not known: it gets the terminal and no line.
  OTHER(false, "");

  private final boolean window;
  private final List<String> names;

  EditorKind(boolean window, String names) {
    this.window = window;
    this.names = List.of(names.split(" "));
  }

  static EditorKind of(String program) {
    var name = name(program);
    return Arrays.stream(values())
        .filter(kind -> kind.names.contains(name))
        .findFirst()
        .orElse(OTHER);
  }

  /// `code` for `C:\VS Code\bin\code.cmd`.
  static String name(String program) {
    return program
        .substring(Math.max(program.lastIndexOf('/'), program.lastIndexOf('\\')) + 1)
        .toLowerCase(Locale.ROOT)
        .replaceFirst("\\.(exe|cmd|bat|sh)$", "");
  }

  boolean hasWindow() {
    return window;
  }

  /// Whether it is sure to need a terminal.
  boolean needsTerminal() {
    return this == PLUS;
  }

  List<String> names() {
    return names;
  }

  List<String> arguments(Path file, OptionalInt line) {
    var plain = List.of(file.toString());
    if (line.isEmpty()) {
      return plain;
    }
    var number = line.getAsInt();
    return switch (this) {
      case PLUS, PLUS_IN_WINDOW -> List.of("+" + number, file.toString());
      case GOTO -> List.of("-g", file + ":" + number);
      case LINE -> List.of("--line", Integer.toString(number), file.toString());
      case COLON -> List.of(file + ":" + number);
      case WINDOW, OTHER -> plain;
    };
  }
}
