package site;

import java.nio.file.Path;
import workbook.course.Course;
import workbook.course.Lesson;
import workbook.course.Target;

/// Where on the site things lie, as links that work from disk as well as from a server.
///
/// @param up the way from the page to the site's root, `../` for each folder
record Places(Course course, String up) {

  static String of(Lesson lesson) {
    return lesson.alias() + "/index.html";
  }

  /// The page, or for data the copy, of a file of the course.
  static String of(Course course, Path file) {
    var name = course.root().relativize(file).toString().replace('\\', '/');
    return "source/" + (isData(file) ? name : name + ".html");
  }

  /// Whether the file is copied as it is, rather than shown on a page of its own.
  static boolean isData(Path file) {
    return file.toString().endsWith(".json");
  }

  /// Empty where the site has no such place.
  String link(Lesson page, Target target) {
    return switch (target) {
      case Target.Elsewhere(var url) -> url;
      case Target.Here(var anchor) -> "#" + anchor;
      case Target.OtherLesson(var lesson, var anchor) ->
          up + of(lesson) + (anchor.isEmpty() ? "" : "#" + anchor);
      case Target.ToExercise(var exercise) ->
          page.folderName().equals(exercise.lesson())
              ? "#" + exercise.name()
              : course
                  .lesson(exercise.lesson())
                  .map(lesson -> up + of(lesson) + "#" + exercise.name())
                  .orElse("");
      case Target.ToFile(var file, _) -> up + of(course, file);
      case Target.Nowhere _ -> "";
    };
  }
}
