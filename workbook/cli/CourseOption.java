package workbook.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import workbook.course.Course;

/// `--course DIR`, which every command has.
public final class CourseOption {

  @Option(
      names = "--course",
      paramLabel = "DIR",
      description = "Another course of the same shape (default: the one of this clone).")
  private @Nullable Path folder;

  /// @throws workbook.course.BadCourse when there is no course in that folder, or it is malformed
  public Course read(Surroundings around) {
    return Course.read(root(around));
  }

  /// The named course's folder; else the clone of the launcher that was called; else the course
  /// around the caller's folder; else that folder.
  Path root(Surroundings around) {
    if (folder != null) {
      return around.here().resolve(folder).normalize();
    }
    var clone = around.environment().get("WORKBOOK_ROOT");
    if (clone != null) {
      return Path.of(clone);
    }
    for (var place = around.here(); place != null; place = place.getParent()) {
      if (Files.isDirectory(place.resolve("lessons"))
          && Files.exists(place.resolve("jbang-catalog.json"))) {
        return place;
      }
    }
    return around.here();
  }
}
