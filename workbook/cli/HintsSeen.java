package workbook.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import workbook.course.Course;
import workbook.course.Exercise;
import workbook.lab.Json;
import workbook.lab.WholeFile;

/// How many hints of each exercise the learner has seen: `.workbook/hints.json`.
final class HintsSeen {

  private final Path file;
  private final Map<String, Object> counts;

  private HintsSeen(Path file, Map<String, Object> counts) {
    this.file = file;
    this.counts = counts;
  }

  /// Nothing is seen where the file is missing or damaged: the worst is a hint told again.
  static HintsSeen read(Course course) {
    var file = course.state().resolve("hints.json");
    try {
      return new HintsSeen(file, Json.parseObject(Files.readString(file)));
    } catch (IOException | Json.Malformed _) {
      return new HintsSeen(file, new LinkedHashMap<>());
    }
  }

  int of(Exercise exercise) {
    return counts.get(exercise.name()) instanceof Long count ? Math.toIntExact(count) : 0;
  }

  void keep(Exercise exercise, int count) throws IOException {
    counts.put(exercise.name(), (long) count);
    WholeFile.write(file, Json.document(counts));
  }
}
