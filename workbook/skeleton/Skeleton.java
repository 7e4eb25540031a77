package workbook.skeleton;

//SOURCES ExerciseSkeleton.java
//SOURCES LessonSkeleton.java
//SOURCES ToolFolder.java
//SOURCES package-info.java
//SOURCES ../course/Course.java

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.SequencedMap;
import workbook.course.BadCourse;
import workbook.course.Course;

/// Files to start from, none of which is there yet.
///
/// @param texts by file, in the order in which a person would write them
public record Skeleton(SequencedMap<Path, String> texts) {

  /// Writes all of them, or none where one is there already.
  ///
  /// @throws BadCourse where one is
  public void write(Course course) throws IOException {
    for (var file : texts.sequencedKeySet()) {
      if (Files.exists(file)) {
        throw new BadCourse(
            course.root().relativize(file)
                + ":1: is there already, and stays as it is\n"
                + "  choose another name, or move that file out of the way; nothing was written");
      }
    }
    for (var text : texts.sequencedEntrySet()) {
      Files.createDirectories(text.getKey().getParent());
      Files.writeString(text.getKey(), text.getValue(), StandardOpenOption.CREATE_NEW);
    }
  }
}
