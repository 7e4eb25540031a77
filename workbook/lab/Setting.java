package workbook.lab;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What an act sets up before its rounds: a folder for its files, and the commands that made them.
final class Setting implements AutoCloseable {

  /// How the folder is called in the commands that a reader sees.
  private static final String SHOWN = "$tmp";

  private final String lesson;
  private final Scratch scratch = new Scratch();
  private final List<String> prepared = new ArrayList<>();

  Setting(String lesson) {
    this.lesson = lesson;
  }

  Path folder() {
    return scratch.folder();
  }

  /// The commands so far, for a reader.
  List<String> prepared() {
    return List.copyOf(prepared);
  }

  /// A command for a reader, whose temporary folder is another one.
  String shown(String command) {
    return command.replace(folder().toString(), SHOWN);
  }

  /// Runs a command once.
  ///
  /// @param command the same for a reader
  /// @return why it failed; nothing where it did not
  Optional<String> prepare(Fork fork, List<String> words, String command)
      throws InterruptedException {
    prepared.add(shown(command));
    try (var own = new Scratch()) {
      var ended = fork.run(words, own.folder());
      return ended.code() == 0 ? Optional.empty() : Optional.of(ended.lastWords());
    } catch (IOException e) {
      return Optional.of("could not run it: " + e.getMessage());
    }
  }

  /// Copies a file of the lesson, which a reader's commands then find in the folder.
  Path resource(String name) {
    var line = "cp " + Job.line(List.of(inClone(lesson, name))) + " " + SHOWN;
    if (!prepared.contains(line)) {
      prepared.add(line);
    }
    return copy(name);
  }

  /// Copies a file of the lesson, which the head of the demo names with `//FILES`.
  Path copy(String name) {
    var file = folder().resolve(name);
    try (InputStream in = ClassLoader.getSystemResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the head of the demo lacks //FILES " + name);
      }
      Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot copy " + name, e);
    }
  }

  /// Where a file of a lesson lies for a reader who stands in the clone.
  static String inClone(String lesson, String name) {
    return folder(lesson)
        .map(folder -> "lessons/" + folder.getFileName() + "/" + name)
        // Not in a clone: the bare name is all there is to show.
        .orElse(name);
  }

  /// The lesson's folder, where this is a clone.
  static Optional<Path> folder(String lesson) {
    try (var folders = Files.newDirectoryStream(Results.root().resolve("lessons"), "*-" + lesson)) {
      for (var folder : folders) {
        return Optional.of(folder);
      }
    } catch (IOException e) {
      // Not in a clone.
    }
    return Optional.empty();
  }

  @Override
  public void close() {
    scratch.close();
  }
}
