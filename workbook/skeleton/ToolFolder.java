package workbook.skeleton;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import workbook.course.BadCourse;
import workbook.course.Course;

/// How a script of a course names the tool's sources, which it includes.
///
/// @param folder `workbook`, with the lab and the helpers of the checks in it
public record ToolFolder(Path folder) {

  /// The nearest one at or above the course; else that of the launcher that was called.
  ///
  /// @throws BadCourse where there is none, or JBang could not read its path
  public static ToolFolder of(Course course, Map<String, String> environment) {
    var above = Stream.iterate(course.root(), place -> place != null, Path::getParent);
    var clone = Optional.ofNullable(environment.get("WORKBOOK_ROOT")).map(Path::of);
    return Stream.concat(above, clone.stream())
        .map(place -> place.resolve("workbook"))
        .filter(folder -> Files.exists(folder.resolve("lab").resolve("Lab.java")))
        .findFirst()
        .map(ToolFolder::new)
        .orElseThrow(
            () ->
                new BadCourse(
                    "no folder workbook at or above "
                        + course.root()
                        + ", which every script includes\n"
                        + "  put the course into a clone, or call the clone's launcher"));
  }

  /// Relative where it can be, so that a clone can be moved.
  String from(Path lesson) {
    var same = folder.getRoot() != null && folder.getRoot().equals(lesson.getRoot());
    var name = (same ? lesson.relativize(folder) : folder).toString().replace('\\', '/');
    if (name.matches(".*\\s.*")) {
      throw new BadCourse(
          "JBang takes the space in "
              + name
              + " for its end\n"
              + "  put the course below the folder that holds workbook, or move one of them");
    }
    return name;
  }
}
