package workbook.cli;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import workbook.course.Course;
import workbook.course.Exercise;
import workbook.lab.Json;
import workbook.lab.KeptFile;

/// How many hints of each exercise the learner has seen: `.workbook/hints.json`.
final class HintsSeen {

  private final KeptFile file;
  private final Map<String, Object> counts;

  private HintsSeen(KeptFile file, Map<String, Object> counts) {
    this.file = file;
    this.counts = counts;
  }

  static HintsSeen read(Course course) {
    var file = new KeptFile(course.state().resolve("hints.json"));
    try {
      return new HintsSeen(file, parse(file.text()));
    } catch (IOException _) {
      return new HintsSeen(file, Map.of());
    }
  }

  /// Nothing is seen where the file is missing or damaged: the worst is a hint told again.
  private static Map<String, Object> parse(Optional<String> text) {
    try {
      return Json.parseObject(text.orElse("{}"));
    } catch (Json.Malformed _) {
      return new LinkedHashMap<>();
    }
  }

  int of(Exercise exercise) {
    return count(counts, exercise);
  }

  private static int count(Map<String, Object> counts, Exercise exercise) {
    return counts.get(exercise.name()) instanceof Long count ? Math.toIntExact(count) : 0;
  }

  /// Another terminal may have shown more of them meanwhile.
  ///
  /// @return what a person should know about it
  Optional<String> keep(Exercise exercise, int count) throws IOException {
    return file.update(text -> {
      var now = parse(text);
      now.put(exercise.name(), (long) Math.max(count, count(now, exercise)));
      return Optional.of(Json.document(now));
    });
  }
}
