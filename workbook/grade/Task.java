package workbook.grade;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import workbook.check.ContentHash;
import workbook.course.BadCourse;
import workbook.course.Exercise;

/// An exercise as a class is graded by it.
///
/// @param check hash of its check, of the files that the check reads and of what an answer may use
/// @param starter hash of the unsolved starter
public record Task(String exercise, String lesson, String title, String check, String starter) {
  private static final String FILES = "//FILES ";

  /// @throws BadCourse when the course lacks a file of the exercise
  public static Task of(Exercise exercise) {
    var check = exercise.check();
    var parts = new ArrayList<Object>();
    parts.add(ContentHash.of(bytes(check)));
    parts.addAll(exercise.allows());
    new String(bytes(check), UTF_8)
        .lines()
        .filter(line -> line.startsWith(FILES))
        .map(line -> check.resolveSibling(line.substring(FILES.length()).strip()))
        .forEach(file -> parts.add(ContentHash.of(bytes(file))));
    return new Task(
        exercise.name(),
        exercise.lesson(),
        exercise.title(),
        ContentHash.ofAll(parts.toArray()),
        ContentHash.of(bytes(exercise.starter())));
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw new BadCourse(
          "no file " + file + "\n  see what the course lacks: ./jbang workbook verify");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Map<String, Object> json() {
    var json = new LinkedHashMap<String, Object>();
    json.put("exercise", exercise);
    json.put("lesson", lesson);
    json.put("title", title);
    json.put("check", check);
    json.put("starter", starter);
    return json;
  }

  static Task read(Map<String, Object> json) {
    return new Task(
        (String) json.get("exercise"),
        (String) json.get("lesson"),
        (String) json.get("title"),
        (String) json.get("check"),
        (String) json.get("starter"));
  }
}
