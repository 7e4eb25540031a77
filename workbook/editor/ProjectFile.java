package workbook.editor;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import workbook.check.ContentHash;
import workbook.lab.Json;
import workbook.lab.WholeFile;

/// A file that the workbook writes for an editor, and knows again by its seal: a hash of its text,
/// in a comment at its head. Once anybody changed the file, the seal is broken and it is theirs.
///
/// @param name from the course's root, with `/`
record ProjectFile(String name, String text) {

  private static final Pattern SEAL = Pattern.compile("\\(seal [0-9a-f]*\\)");
  private static final String OPEN = "(seal )";
  private static final String HEAD =
      "Made by ./jbang workbook ide "
          + OPEN
          + ". Change it and it is yours: it is left alone then.";

  /// Beside a file that is not ours: what we would have written.
  static final String BESIDE = ".workbook";

  static ProjectFile xml(String name, Xml root) {
    return sealed(name, root.document(HEAD));
  }

  /// With a comment in it, as VS Code reads its own files.
  static ProjectFile json(String name, Map<String, ?> document) {
    return sealed(name, "// " + HEAD + "\n" + Json.document(document));
  }

  static ProjectFile properties(String name, List<String> lines) {
    return sealed(name, "# " + HEAD + "\n" + String.join("\n", lines) + "\n");
  }

  private static ProjectFile sealed(String name, String open) {
    return new ProjectFile(name, seal(open));
  }

  private static String seal(String open) {
    var hash = ContentHash.of(open.getBytes(UTF_8)).substring(0, 16);
    return open.replace(OPEN, OPEN.replace(")", hash + ")"));
  }

  /// Whether a file is ours and as we left it.
  private static boolean isOurs(String found) {
    var seal = SEAL.matcher(found);
    return seal.find() && found.equals(seal(seal.replaceFirst(OPEN)));
  }

  /// Writes it, unless what is there is not ours.
  Placed place(Path root) throws IOException {
    var file = root.resolve(name);
    if (Files.exists(file)) {
      // Byte for byte, whatever the encoding of somebody else's.
      var found = Files.readString(file, ISO_8859_1);
      var ours = new String(found.getBytes(ISO_8859_1), UTF_8);
      if (ours.equals(text)) {
        Files.deleteIfExists(beside(file));
        return new Placed.Current(this);
      } else if (!isOurs(ours)) {
        WholeFile.write(beside(file), text);
        return new Placed.Left(this);
      }
    }
    return write(file);
  }

  /// Writes it in any case, and keeps a copy of what is not ours.
  ///
  /// @param stamp the end of the copy's name
  Placed replace(Path root, String stamp) throws IOException {
    var placed = place(root);
    if (placed instanceof Placed.Left) {
      var file = root.resolve(name);
      Files.copy(file, file.resolveSibling(file.getFileName() + ".bak-" + stamp));
      return write(file);
    }
    return placed;
  }

  private Placed write(Path file) throws IOException {
    WholeFile.write(file, text);
    Files.deleteIfExists(beside(file));
    return new Placed.Written(this);
  }

  private static Path beside(Path file) {
    return file.resolveSibling(file.getFileName() + BESIDE);
  }
}
