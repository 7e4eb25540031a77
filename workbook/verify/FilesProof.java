package workbook.verify;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import workbook.check.Outcomes;
import workbook.course.Course;
import workbook.course.Exercise;
import workbook.course.Glossary;
import workbook.course.Lesson;

/// Every file has a role, which its place and name tell; and every role that must be filled is.
final class FilesProof implements Proof {

  private static final Set<String> TOP =
      Set.of(
          ("README.md CLAIMS.md CONTRIBUTING.md LICENSE NOTICE jbang jbang.cmd jbang-catalog.json"
                  + " .gitignore .gitattributes .editorconfig .ci lessons solutions workbook site"
                  + " tests bench")
              .split(" "));

  @Override
  public String name() {
    return "files";
  }

  @Override
  public String claim() {
    return "every file has a role, and no role is empty";
  }

  @Override
  public void examine(Course course, Findings findings) {
    var files = new CourseFiles(course.root());
    for (var path : files.in(course.root())) {
      if (!TOP.contains(path.getFileName().toString())) {
        noRole(path, "the root of a course", findings);
      }
    }
    for (var path : files.in(course.root().resolve("lessons"))) {
      if (!Files.isDirectory(path)
          && !path.equals(Glossary.file(course))
          && !path.equals(course.preview())) {
        noRole(path, "the folder of lessons", findings);
      }
    }
    for (var file : files.below(course.root().resolve("workbook"))) {
      if (!CourseFiles.isJava(file)) {
        noRole(file, "the tool", findings);
      }
    }
    var solutions = new HashSet<>(files.below(course.root().resolve("solutions")));
    for (var lesson : course.lessons()) {
      lesson(lesson, files, findings);
      lesson.exercises().forEach(exercise -> solutions.removeAll(solutions(exercise)));
    }
    solutions.stream()
        .sorted()
        .forEach(file -> noRole(file, "the solutions: no exercise has that name", findings));
  }

  private static Set<Path> solutions(Exercise exercise) {
    var files = new HashSet<Path>();
    files.add(exercise.solution());
    files.add(Outcomes.file(exercise));
    exercise.decoys().forEach(decoy -> files.add(decoy.file()));
    return files;
  }

  private static void lesson(Lesson lesson, CourseFiles files, Findings findings) {
    var expected = new HashSet<Path>();
    expected.add(lesson.page().file());
    expected.add(lesson.demo());
    expected.add(lesson.recording());
    for (var exercise : lesson.exercises()) {
      expected.add(exercise.page());
      expected.add(exercise.starter());
      expected.add(exercise.check());
      missing(exercise.solution(), "the solution of " + exercise.name(), findings);
      missing(Outcomes.file(exercise), "the decoys of " + exercise.name(), findings);
    }
    expected.forEach(file -> missing(file, "lesson " + lesson.alias(), findings));
    for (var file : files.below(lesson.folder())) {
      if (expected.contains(file) || isRecording(lesson, file)) {
        continue;
      }
      if (file.toString().endsWith("Check.java")) {
        missing(pageOf(file), "the exercise of " + file.getFileName(), findings);
      } else if (!isNamed(lesson, file, files)) {
        noRole(file, "a lesson, and its pages and scripts do not name it", findings);
      }
    }
  }

  /// Where the exercise of a check is told, which makes it one.
  private static Path pageOf(Path check) {
    return check.resolveSibling(
        check.getFileName().toString().replaceFirst("Check\\.java$", ".md"));
  }

  private static boolean isRecording(Lesson lesson, Path file) {
    return file.getParent().equals(lesson.folder().resolve("recordings"))
        && file.toString().endsWith(".json");
  }

  /// An image that a page shows, a source or file that a script includes.
  private static boolean isNamed(Lesson lesson, Path file, CourseFiles files) {
    var name = lesson.folder().relativize(file).toString().replace('\\', '/');
    var exerciseLike = Character.isUpperCase(name.charAt(0)) && name.endsWith(".md");
    return !exerciseLike
        && files.in(lesson.folder()).stream()
            .filter(other -> !other.equals(file))
            .filter(other -> other.toString().matches(".*\\.(md|java)"))
            .anyMatch(other -> names(other, name));
  }

  private static boolean names(Path file, String name) {
    var text = CourseFiles.lines(file).stream();
    return (CourseFiles.isJava(file) ? text.filter(line -> line.startsWith("//")) : text)
        .collect(Collectors.joining("\n"))
        .contains(name);
  }

  private static void missing(Path file, String of, Findings findings) {
    if (!Files.exists(file)) {
      findings.problem(file, 1, "missing from " + of, next(file, of));
    }
  }

  private static String next(Path file, String of) {
    var last = of.substring(of.lastIndexOf(' ') + 1);
    if (file.endsWith("recording.json")) {
      return "run: ./jbang workbook record " + last;
    }
    return file.endsWith(Outcomes.FILE)
        ? "run: ./jbang workbook generate --decoys " + last
        : "add it: see CONTRIBUTING.md";
  }

  private static void noRole(Path file, String place, Findings findings) {
    findings.problem(
        file,
        1,
        "a file in no role in " + place,
        "rename it, move it where it belongs, or remove it");
  }
}
