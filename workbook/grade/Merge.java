package workbook.grade;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import workbook.course.BadCourse;

/// Joins what several processes graded: shards of one class, or parts of it.
///
/// @param roll of all of them together
/// @param outcomes what any of them has graded
/// @param found in which folder
public record Merge(Roll roll, Map<Roll.Entry, Outcome> outcomes, Map<Roll.Entry, Path> found) {

  /// @throws BadCourse with the reason where they were not graded alike
  public static Merge of(List<Path> folders) {
    var roll = Roll.read(folders.getFirst());
    for (var folder : folders.subList(1, folders.size())) {
      roll = joined(folders.getFirst(), roll, folder, Roll.read(folder));
    }
    var outcomes = new LinkedHashMap<Roll.Entry, Outcome>();
    var found = new LinkedHashMap<Roll.Entry, Path>();
    for (var folder : folders) {
      var results = new Results(folder);
      for (var entry : roll.entries()) {
        results
            .find(entry)
            .filter(_ -> !outcomes.containsKey(entry))
            .ifPresent(outcome -> {
              outcomes.put(entry, outcome);
              found.put(entry, folder);
            });
      }
    }
    return new Merge(roll, outcomes, found);
  }

  /// Makes a folder whole, so that it can be merged or gone on with by itself.
  public void write(Path out) throws IOException {
    roll.write(out);
    for (var entry : found.entrySet()) {
      if (!entry.getValue().equals(out)) {
        new Results(out).copy(entry.getKey(), entry.getValue());
      }
    }
  }

  /// The answers that nobody has graded, as `learner: exercise, exercise`.
  public List<String> missing() {
    var missing = new TreeMap<String, List<String>>();
    for (var entry : roll.entries()) {
      if (!outcomes.containsKey(entry)) {
        missing
            .computeIfAbsent(entry.learner(), _ -> new ArrayList<>())
            .add(entry.task().exercise());
      }
    }
    var lines = new ArrayList<String>();
    missing.forEach((learner, tasks) -> lines.add(learner + ": " + String.join(", ", tasks)));
    return lines;
  }

  private static Roll joined(Path one, Roll a, Path other, Roll b) {
    var learners = new TreeMap<String, Learner>();
    a.learners().forEach(learner -> learners.put(learner.name(), learner));
    var reason = difference(a, b);
    for (var learner : b.learners()) {
      var known = learners.putIfAbsent(learner.name(), learner);
      if (reason.isEmpty() && known != null && !known.handed().equals(learner.handed())) {
        reason = "the answers of " + learner.name() + " are not the same in both";
      }
    }
    if (!reason.isEmpty()) {
      throw new BadCourse(
          "%s and %s do not belong together: %s%n  grade both again, alike, and merge them then"
              .formatted(one, other, reason));
    }
    var sorted = learners.values().stream().sorted(Learner.BY_NAME).toList();
    var remarks = new TreeSet<>(a.remarks());
    remarks.addAll(b.remarks());
    return new Roll(a.terms(), a.tasks(), sorted, List.copyOf(remarks));
  }

  private static String difference(Roll a, Roll b) {
    if (a.terms().seed() != b.terms().seed()) {
      return "the seeds are %d and %d".formatted(a.terms().seed(), b.terms().seed());
    } else if (!a.terms().equals(b.terms())) {
      return "the limits are %s and %s".formatted(a.terms().limits(), b.terms().limits());
    }
    var exercises = a.tasks().stream().map(Task::exercise).toList();
    var others = b.tasks().stream().map(Task::exercise).toList();
    if (!exercises.equals(others)) {
      return "the exercises are %s and %s"
          .formatted(String.join(", ", exercises), String.join(", ", others));
    }
    return a.tasks().stream()
        .filter(task -> !b.tasks().contains(task))
        .findFirst()
        .map(task -> "the check or starter of " + task.exercise() + " is not the same")
        .orElse("");
  }
}
