package workbook.grade;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import workbook.lab.Json;

/// A gradebook for machines: `grades.json`, format version 1. Two runs over the same answers write
/// the same bytes: times, measured figures and what an answer printed are in the files that
/// `details` names.
///
/// ```
/// { "format": 1, "seed": 1, "limits": "…", "shard": "2/3",
///   "verdicts": { "passed": 20, "failed": 9, … },
///   "exercises": [ { "exercise": "LeanParser", "lesson": "01-gc-off", "title": "…",
///       "check": "SHA-256", "starter": "SHA-256",
///       "verdicts": { "passed": 7, "failed": 3, … }, "untouched": 1,
///       "failsFirst": [ { "test": "reads_negative_numbers", "learners": 3 } ] } ],
///   "learners": [ { "learner": "anna", "passed": 2, "foundOtherwise": ["…"], "answers": [
///       { "exercise": "LeanParser", "verdict": "failed", "file": "answers/…/LeanParser.java",
///         "answer": "SHA-256", "untouched": false, "tests": [ { "name": "…", "passed": true } ],
///         "details": "results/anna-1f2e3d4c/LeanParser.json" } ] } ],
///   "foundOtherwise": ["…"] }
/// ```
///
/// A verdict is `passed`, `failed`, `stopped` (with `limit` and the `test` that ran), `refused`
/// (with `refusals`), `didNotCompile` (with `errors`), `missing`, `unreadable` or `notGraded` (both
/// with `why`). `shard` is there only where the others are not; then only its answers are.
public record GradesDocument(Gradebook book) {

  @Override
  public String toString() {
    var json = new LinkedHashMap<String, Object>();
    json.put("format", Roll.FORMAT);
    json.putAll(book.roll().terms().json());
    if (!book.shard().isEmpty()) {
      json.put("shard", book.shard());
    }
    json.put("verdicts", words(book.count()));
    json.put("exercises", book.roll().tasks().stream().map(this::json).toList());
    json.put("learners", book.roll().learners().stream().map(this::json).toList());
    json.put("foundOtherwise", book.roll().remarks());
    return Json.document(json);
  }

  private static Map<String, Object> words(Map<Mark, Integer> count) {
    var json = new LinkedHashMap<String, Object>();
    for (var mark : Mark.values()) {
      json.put(mark.word(), count.getOrDefault(mark, 0));
    }
    return json;
  }

  private Map<String, Object> json(Task task) {
    var summary = book.summary(task);
    var json = task.json();
    json.put("verdicts", words(summary.count()));
    json.put("untouched", summary.untouched());
    json.put(
        "failsFirst",
        summary.failsFirst().stream()
            .map(test -> {
              var one = new LinkedHashMap<String, Object>();
              one.put("test", test.getKey());
              one.put("learners", test.getValue());
              return one;
            })
            .toList());
    return json;
  }

  private Map<String, Object> json(Learner learner) {
    var row = book.row(learner);
    var answers = new ArrayList<Object>();
    for (var task : book.roll().tasks()) {
      var outcome = row.get(task.exercise());
      if (outcome != null) {
        answers.add(json(learner, task, outcome));
      }
    }
    var json = new LinkedHashMap<String, Object>();
    json.put("learner", learner.name());
    json.put("passed", Gradebook.passed(row));
    json.put("foundOtherwise", learner.remarks());
    json.put("answers", answers);
    return json;
  }

  private Map<String, Object> json(Learner learner, Task task, Outcome outcome) {
    var json = new LinkedHashMap<String, Object>();
    json.put("exercise", task.exercise());
    json.put("verdict", outcome.mark().word());
    if (learner.handed().get(task.exercise()) instanceof Handed.Answer(var file, var hash)) {
      json.put("file", file);
      json.put("answer", hash);
      json.put("untouched", Gradebook.isUntouched(learner, task));
    }
    json.putAll(outcome.facts());
    if (outcome.mark().isGraded()) {
      json.put("details", Results.file(book.entry(learner, task)));
    }
    return json;
  }
}
