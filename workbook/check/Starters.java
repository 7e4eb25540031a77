package workbook.check;

import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import workbook.course.Course;
import workbook.course.Exercise;
import workbook.lab.Json;
import workbook.lab.KeptFile;

/// Which starter the learner has of each exercise: `.workbook/starters.json`, format version 1.
///
/// ```
/// { "format": 1, "starters": { "LeanParser": "SHA-256 of the starter" } }
/// ```
///
/// Where the file is missing or damaged nothing is known: the worst is a new starter that nobody
/// hears of.
final class Starters {

  private static final int FORMAT = 1;

  private final KeptFile file;

  Starters(Course course) {
    this.file = new KeptFile(course.state().resolve("starters.json"));
  }

  /// The hash of the one that the answer began from, or that the learner was shown since.
  Optional<String> known(Exercise exercise) {
    try {
      return Optional.ofNullable(parse(file.text()).get(exercise.name())).map(Object::toString);
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  /// From now on these exercises are known by their present starters.
  void keep(Collection<Exercise> exercises) {
    try {
      file.update(text -> {
        var starters = new LinkedHashMap<>(parse(text));
        for (var exercise : exercises) {
          starters.put(exercise.name(), ContentHash.of(exercise.starter()));
        }
        var document = new LinkedHashMap<String, Object>();
        document.put("format", FORMAT);
        document.put("starters", starters);
        return Optional.of(Json.document(document));
      });
    } catch (IOException _) {
      // Whoever may not write here hears of it with the answer, or with progress.
    }
  }

  void keep(Exercise exercise) {
    keep(List.of(exercise));
  }

  private static Map<String, Object> parse(Optional<String> text) {
    try {
      var json = Json.parseObject(text.orElse("{}"));
      if (json.get("starters") instanceof Map<?, ?> starters) {
        @SuppressWarnings("unchecked")
        var known = (Map<String, Object>) starters;
        return known;
      }
    } catch (Json.Malformed _) {
      // as said above
    }
    return Map.of();
  }
}
