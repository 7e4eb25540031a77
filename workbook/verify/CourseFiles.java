package workbook.verify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// The files that make up a course: all but the learner's, what tools make, and what its
/// `.gitignore` names.
final class CourseFiles {

  private static final Set<String> NOT_OURS = Set.of(".git", ".workbook", "answers", "build");

  private final Path root;
  private final List<Predicate<Path>> ignored = new ArrayList<>();

  CourseFiles(Path root) {
    this.root = root;
    var list = root.resolve(".gitignore");
    if (Files.exists(list)) {
      lines(list).stream()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .forEach(line -> ignored.add(pattern(line)));
    }
  }

  /// Names and `*` only: more of the format this house does not use.
  private Predicate<Path> pattern(String line) {
    var name = line.endsWith("/") ? line.substring(0, line.length() - 1) : line;
    if (name.startsWith("/")) {
      var only = root.resolve(name.substring(1));
      return only::equals;
    }
    var glob = FileSystems.getDefault().getPathMatcher("glob:" + name);
    return file -> glob.matches(file.getFileName());
  }

  private boolean counts(Path path) {
    var top = root.equals(path.getParent());
    return !(top && NOT_OURS.contains(path.getFileName().toString()))
        && ignored.stream().noneMatch(pattern -> pattern.test(path));
  }

  /// What lies directly in a folder, in the order of names; nothing where there is no such folder.
  List<Path> in(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var paths = Files.list(folder)) {
      return paths.filter(this::counts).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Every file below a folder; nothing where there is no such folder.
  List<Path> below(Path folder) {
    var files = new ArrayList<Path>();
    if (!Files.isDirectory(folder)) {
      return files;
    }
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path visited, BasicFileAttributes about) {
              return counts(visited) || visited.equals(folder)
                  ? FileVisitResult.CONTINUE
                  : FileVisitResult.SKIP_SUBTREE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes about) {
              if (counts(file)) {
                files.add(file);
              }
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    files.sort(null);
    return files;
  }

  /// Every Java file of the course.
  List<Path> java() {
    return below(root).stream().filter(CourseFiles::isJava).toList();
  }

  static boolean isJava(Path file) {
    return file.getFileName().toString().endsWith(".java");
  }

  /// The line, from 1, that begins so; 1 where none does.
  static int lineOf(Path file, String beginning) {
    var lines = lines(file);
    for (var i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith(beginning)) {
        return i + 1;
      }
    }
    return 1;
  }

  static List<String> linesIfAny(Path file) {
    return Files.exists(file) ? lines(file) : List.of();
  }

  static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
