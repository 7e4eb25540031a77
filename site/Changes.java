package site;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import workbook.course.Course;
import workbook.course.Lesson;

/// When lessons last changed, as git knows it; nothing where there is no git or no history.
///
/// @param dates by the name of a lesson's folder
public record Changes(Map<String, String> dates) {

  /// Begins a commit in the log: no name of a file has it.
  private static final String COMMIT = "\u0001";

  static Changes of(Course course) {
    var log =
        new ProcessBuilder(
                "git",
                "-c",
                "core.quotePath=false",
                "log",
                "--format=" + COMMIT + "%cs",
                "--name-only",
                "--relative",
                "--",
                "lessons")
            .directory(course.root().toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    try {
      var git = log.start();
      git.getOutputStream().close();
      var dates = new HashMap<String, String>();
      try (var lines = git.inputReader()) {
        var date = "";
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
          if (line.startsWith(COMMIT)) {
            date = line.substring(COMMIT.length());
          } else if (!line.isEmpty()) {
            // The newest commit of a folder comes first.
            dates.putIfAbsent(folder(line), date);
          }
        }
      }
      return new Changes(Map.copyOf(dates));
    } catch (IOException e) {
      return new Changes(Map.of());
    }
  }

  private static String folder(String file) {
    var path = Path.of(file);
    return path.getNameCount() > 1 ? path.getName(1).toString() : file;
  }

  /// As `2026-11-26`.
  Optional<String> of(Lesson lesson) {
    return Optional.ofNullable(dates.get(lesson.folderName()));
  }
}
