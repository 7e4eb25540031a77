package workbook.grade;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What became of one learner's answer to one exercise, without what differs from run to run: two
/// runs over the same answers have equal outcomes. The rest (times, figures, what was printed) is
/// in the file of the result.
///
/// @param first the test that failed first, or ran when the answer was stopped; empty where none
/// @param facts for the JSON
public record Outcome(Mark mark, String first, Map<String, Object> facts) {

  /// Those of the facts of a graded answer that do not differ.
  private static final List<String> STEADY =
      List.of("limit", "test", "tests", "errors", "refusals");

  static Outcome missing() {
    return new Outcome(Mark.MISSING, "", Map.of());
  }

  static Outcome unreadable(String file, String why) {
    return new Outcome(Mark.UNREADABLE, "", why(file, why));
  }

  static Outcome notGraded(String file, String why) {
    return new Outcome(Mark.NOT_GRADED, "", why(file, why));
  }

  private static Map<String, Object> why(String file, String why) {
    var facts = new LinkedHashMap<String, Object>();
    facts.put("file", file);
    facts.put("why", why);
    return facts;
  }

  /// @param result as [Results] keeps it
  @SuppressWarnings("unchecked")
  static Outcome of(Map<String, Object> result) {
    var facts = new LinkedHashMap<String, Object>();
    for (var name : STEADY) {
      if (result.containsKey(name)) {
        facts.put(name, result.get(name));
      }
    }
    var failures = (List<Map<String, Object>>) result.getOrDefault("failures", List.of());
    var first =
        failures.stream()
            .map(failure -> (String) failure.get("test"))
            .findFirst()
            .orElse((String) result.getOrDefault("test", ""));
    return new Outcome(Mark.of((String) result.get("verdict")), first, facts);
  }
}
