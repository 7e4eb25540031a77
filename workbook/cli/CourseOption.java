package workbook.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;
import workbook.course.Course;

/// `--course DIR`, which every command has.
public final class CourseOption {

  @Option(
      names = "--course",
      paramLabel = "DIR",
      description = "Another course of the same shape (default: the one of this clone).")
  private Path folder;

  /// The named course; else the clone of the launcher that was called; else the one around the
  /// caller's folder.
  public Course read(Surroundings around) {
    if (folder != null) {
      return Course.read(around.here().resolve(folder));
    }
    var clone = around.environment().get("WORKBOOK_ROOT");
    if (clone != null) {
      return Course.read(Path.of(clone));
    }
    for (var place = around.here(); place != null; place = place.getParent()) {
      if (Files.isDirectory(place.resolve("lessons"))
          && Files.exists(place.resolve("jbang-catalog.json"))) {
        return Course.read(place);
      }
    }
    return Course.read(around.here());
  }
}
