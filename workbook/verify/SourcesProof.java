package workbook.verify;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import workbook.course.Course;
import workbook.course.Lesson;

/// `//SOURCES` name each file one by one, so a list and its folder can drift apart: a class that is
/// not listed is found only by those callers that get it from elsewhere.
final class SourcesProof implements Proof {

  private static final String KEY = "//SOURCES ";
  private static final String FILES = "//FILES ";

  @Override
  public String name() {
    return "sources";
  }

  @Override
  public String claim() {
    return "every //SOURCES list is what its folder holds";
  }

  @Override
  public void examine(Course course, Findings findings) {
    var files = new CourseFiles(course.root());
    files.java().forEach(file -> entries(file, findings));
    course.lessons().forEach(lesson -> takenAlong(lesson, findings));
    for (var exercise : course.exercises()) {
      var header = KEY + "${answer:../../answers/" + exercise.lesson() + "}/" + exercise.name();
      if (Files.exists(exercise.check())
          && !CourseFiles.lines(exercise.check()).contains(header + ".java")) {
        findings.problem(
            exercise.check(),
            1,
            "the check does not say whose answer it grades",
            "add the line " + header + ".java");
      }
    }
    if (Files.isDirectory(course.root().resolve("workbook"))) {
      for (var folder : List.of("workbook", "site", "tests")) {
        package_(course.root().resolve(folder), files, findings);
      }
    }
  }

  /// Whatever is listed is there. Whose answer a check grades is decided when it runs.
  private static void entries(Path file, Findings findings) {
    var lines = CourseFiles.lines(file);
    for (var i = 0; i < lines.size(); i++) {
      var line = lines.get(i);
      if (line.startsWith(KEY) && !line.contains("${") && !Files.exists(target(file, line))) {
        findings.problem(
            file, i + 1, "lists a file that is not there: " + line, "remove the line, or mend it");
      } else if (line.startsWith(FILES) && !isThere(file, line)) {
        findings.problem(
            file, i + 1, "takes along what is not there: " + line, "remove the line, or mend it");
      }
    }
  }

  /// `//FILES name` or `//FILES where/to=name`.
  private static boolean isThere(Path file, String line) {
    return Files.exists(file.resolveSibling(line.replaceFirst("//FILES (?:.*=)?", "").strip()));
  }

  /// A demo that runs without the clone has beside it only what its head names.
  private static void takenAlong(Lesson lesson, Findings findings) {
    var lines = CourseFiles.linesIfAny(lesson.demo());
    for (var file : List.of(lesson.recording(), lesson.companion())) {
      var entry = FILES + file.getFileName();
      if (!lines.isEmpty() && Files.exists(file) && !lines.contains(entry)) {
        findings.problem(
            lesson.demo(),
            1,
            "the demo does not take along what lies beside it: " + file.getFileName(),
            "add the line " + entry + " to its head");
      }
    }
  }

  private static Path target(Path file, String line) {
    return file.resolveSibling(line.substring(KEY.length()).strip()).normalize();
  }

  /// A folder's files are listed by one of them or, as `cli` is, by one of the folder above.
  private static void package_(Path folder, CourseFiles files, Findings findings) {
    var sources = new ArrayList<Path>();
    for (var path : files.in(folder)) {
      if (CourseFiles.isJava(path)) {
        sources.add(path);
      } else if (Files.isDirectory(path) && !Files.isDirectory(path.resolve("lessons"))) {
        package_(path, files, findings);
      }
    }
    var listed = listed(sources);
    listed.addAll(
        listed(files.in(folder.getParent()).stream().filter(CourseFiles::isJava).toList()));
    for (var source : sources) {
      if (!listed.contains(source) && !isHead(source)) {
        findings.problem(
            source,
            1,
            "in no //SOURCES list of its package",
            "add //SOURCES " + source.getFileName() + " to the head of " + folder.getFileName());
      }
    }
  }

  private static Set<Path> listed(List<Path> sources) {
    var listed = new HashSet<Path>();
    for (var source : sources) {
      for (var line : CourseFiles.lines(source)) {
        if (line.startsWith(KEY) && !line.contains("${") && !target(source, line).equals(source)) {
          listed.add(target(source, line));
        }
      }
    }
    return listed;
  }

  /// A script, which may list nothing, or a file that others list for the sake of what it lists.
  private static boolean isHead(Path source) {
    var lines = CourseFiles.lines(source);
    return lines.stream().limit(1).anyMatch(HeadersProof.FIRST_LINE::equals)
        || lines.stream().anyMatch(line -> line.startsWith(KEY));
  }
}
