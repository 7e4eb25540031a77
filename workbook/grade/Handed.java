package workbook.grade;

import java.util.LinkedHashMap;
import java.util.Map;

/// What a learner handed in for one exercise.
public sealed interface Handed {

  /// @param file from the learner's folder on, with `/`
  /// @param hash of its content
  record Answer(String file, String hash) implements Handed {}

  record Nothing() implements Handed {}

  /// There is something, and it is nothing that can be graded.
  record Unreadable(String file, String why) implements Handed {}

  default Map<String, Object> json() {
    var json = new LinkedHashMap<String, Object>();
    switch (this) {
      case Answer(var file, var hash) -> {
        json.put("file", file);
        json.put("answer", hash);
      }
      case Nothing _ -> {}
      case Unreadable(var file, var why) -> {
        json.put("file", file);
        json.put("unreadable", why);
      }
    }
    return json;
  }

  static Handed of(Map<String, Object> json) {
    if (json.isEmpty()) {
      return new Nothing();
    }
    var file = (String) json.get("file");
    return json.get("unreadable") instanceof String why
        ? new Unreadable(file, why)
        : new Answer(file, (String) json.get("answer"));
  }
}
