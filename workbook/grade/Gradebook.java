package workbook.grade;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a class has handed in and what became of it.
public final class Gradebook {
  private final Roll roll;
  private final String shard;
  private final Map<String, Map<String, Outcome>> outcomes = new LinkedHashMap<>();
  private final Map<String, Map<String, Roll.Entry>> entries = new LinkedHashMap<>();

  /// @param graded what is known; elsewhere the answer counts as not graded
  /// @param shard `2/3`, or empty for the whole class
  public Gradebook(Roll roll, Map<Roll.Entry, Outcome> graded, String shard) {
    this.roll = roll;
    this.shard = shard;
    roll.learners().forEach(one -> entries.put(one.name(), new LinkedHashMap<>()));
    roll.entries().forEach(one -> entries.get(one.learner()).put(one.task().exercise(), one));
    for (var learner : roll.learners()) {
      var row = new LinkedHashMap<String, Outcome>();
      learner
          .handed()
          .forEach((exercise, handed) -> enter(row, learner.name(), exercise, handed, graded));
      outcomes.put(learner.name(), row);
    }
  }

  private void enter(
      Map<String, Outcome> row,
      String learner,
      String exercise,
      Handed handed,
      Map<Roll.Entry, Outcome> graded) {
    var whole = shard.isEmpty();
    switch (handed) {
      case Handed.Answer(var file, _) -> {
        var known = graded.get(entries.get(learner).get(exercise));
        if (known != null || whole) {
          row.put(exercise, known != null ? known : Outcome.notGraded(file, "there is no result"));
        }
      }
      case Handed.Nothing _ when whole -> row.put(exercise, Outcome.missing());
      case Handed.Unreadable(var file, var why) when whole ->
          row.put(exercise, Outcome.unreadable(file, why));
      case Handed.Nothing _, Handed.Unreadable _ -> {}
    }
  }

  public Roll roll() {
    return roll;
  }

  /// `2/3`, or empty for the whole class.
  String shard() {
    return shard;
  }

  Roll.Entry entry(Learner learner, Task task) {
    return entries.get(learner.name()).get(task.exercise());
  }

  /// By exercise; without those of other shards.
  Map<String, Outcome> row(Learner learner) {
    return outcomes.get(learner.name());
  }

  /// Whether every answer that is there got its verdict, whatever it is.
  public boolean isComplete() {
    return count().keySet().stream()
        .noneMatch(mark -> mark == Mark.NOT_GRADED || mark == Mark.UNREADABLE);
  }

  /// Of the whole class.
  Map<Mark, Integer> count() {
    return count(outcomes.values().stream().flatMap(row -> row.values().stream()).toList());
  }

  /// The same in words: `20 passed, 9 failed`.
  public String counted() {
    var parts = new ArrayList<String>();
    count().forEach((mark, many) -> parts.add("%,d %s".formatted(many, mark.said())));
    return String.join(", ", parts);
  }

  static Map<Mark, Integer> count(List<Outcome> outcomes) {
    var count = new EnumMap<Mark, Integer>(Mark.class);
    outcomes.forEach(outcome -> count.merge(outcome.mark(), 1, Integer::sum));
    return count;
  }

  static int passed(Map<String, Outcome> row) {
    return count(List.copyOf(row.values())).getOrDefault(Mark.PASSED, 0);
  }

  /// One exercise, over the whole class.
  ///
  /// @param untouched how many handed in the starter as it came
  /// @param failsFirst the tests at which answers fail or stop first, the most frequent one first
  record Summary(
      Map<Mark, Integer> count, int untouched, List<Map.Entry<String, Integer>> failsFirst) {}

  Summary summary(Task task) {
    var column = new ArrayList<Outcome>();
    var tests = new LinkedHashMap<String, Integer>();
    var untouched = 0;
    for (var learner : roll.learners()) {
      var outcome = row(learner).get(task.exercise());
      if (outcome != null) {
        column.add(outcome);
        untouched += isUntouched(learner, task) ? 1 : 0;
        if (!outcome.first().isEmpty()) {
          tests.merge(outcome.first(), 1, Integer::sum);
        }
      }
    }
    var most = Map.Entry.<String, Integer>comparingByValue().reversed();
    var ranked = tests.entrySet().stream().sorted(most.thenComparing(Map.Entry.comparingByKey()));
    return new Summary(count(column), untouched, ranked.toList());
  }

  static boolean isUntouched(Learner learner, Task task) {
    return learner.handed().get(task.exercise()) instanceof Handed.Answer(_, var hash)
        && hash.equals(task.starter());
  }
}
