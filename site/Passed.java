package site;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import workbook.course.Course;
import workbook.lab.Json;

/// Which exercises the reader of this clone has passed, as `check` keeps it
/// (`.workbook/progress.json`, format version 1).
final class Passed {

  private Passed() {}

  /// Their names. What is wrong with the file, `check` tells.
  static Set<String> in(Course course) {
    try {
      var text = Files.readString(course.state().resolve("progress.json"));
      return Json.parseObject(text).get("exercises") instanceof Map<?, ?> exercises
          ? exercises.entrySet().stream()
              .filter(
                  one -> one.getValue() instanceof Map<?, ?> entry && entry.containsKey("passed"))
              .map(one -> String.valueOf(one.getKey()))
              .collect(Collectors.toSet())
          : Set.of();
    } catch (IOException | Json.Malformed _) {
      return Set.of();
    }
  }
}
