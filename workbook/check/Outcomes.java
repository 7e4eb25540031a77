package workbook.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.LongStream;
import workbook.course.Exercise;
import workbook.lab.Json;
import workbook.lab.WholeFile;

/// How the starter and the decoys of an exercise fail: `solutions/NN-alias/outcomes.json`, which
/// `workbook generate --decoys` makes by grading them. An answer that fails like one decoy and no
/// other is asked that decoy's question.
public final class Outcomes {
  public static final String FILE = "outcomes.json";

  /// The name of the starter among the decoys' names, none of which has a capital letter.
  private static final String STARTER = "STARTER";

  private static final int FORMAT = 1;
  private static final int SEEDS = 3;

  /// Figures that differ by less are the same, measured twice.
  private static final double SAME = 0.01;

  private final Exercise exercise;
  private final Map<String, Outcome> outcomes;

  private Outcomes(Exercise exercise, Map<String, Outcome> outcomes) {
    this.exercise = exercise;
    this.outcomes = outcomes;
  }

  /// Where those of an exercise stand, with those of the others of its lesson.
  public static Path file(Exercise exercise) {
    return exercise.solution().resolveSibling(FILE);
  }

  /// Those known; none where the file is missing or damaged: the worst is a question not asked.
  public static Outcomes of(Exercise exercise) {
    var outcomes = new LinkedHashMap<String, Outcome>();
    if (exercises(file(exercise)).get(exercise.name()) instanceof Map<?, ?> known) {
      known.forEach(
          (name, outcome) -> {
            if (outcome instanceof Map<?, ?> json) {
              outcomes.put((String) name, Outcome.parse(json));
            }
          });
    }
    return new Outcomes(exercise, outcomes);
  }

  /// Grades the starter and every decoy, under several seeds.
  ///
  /// @return whether anything changed in the file
  public static boolean make(Exercise exercise, Grader grader) throws IOException {
    var known = of(exercise);
    var answers = new LinkedHashMap<String, Path>();
    answers.put(STARTER, exercise.starter());
    exercise.decoys().forEach(decoy -> answers.put(decoy.name(), decoy.file()));
    var now = new LinkedHashMap<String, Object>();
    InOrder.each(
        List.copyOf(answers.entrySet()),
        one -> Map.entry(one.getKey(), known.renewed(one.getKey(), one.getValue(), grader)),
        renewed -> now.put(renewed.getKey(), renewed.getValue().json()));
    var file = file(exercise);
    var exercises = exercises(file);
    exercises.put(exercise.name(), now);
    exercises.keySet().removeIf(name -> Files.notExists(file.resolveSibling(name + ".java")));
    var text = document(exercises);
    var changed = !Files.exists(file) || !Files.readString(file).equals(text);
    if (changed) {
      WholeFile.write(file, text);
    }
    return changed;
  }

  /// What is known stays, as long as it is true: figures that were measured are not written anew.
  private Outcome renewed(String name, Path answer, Grader grader) {
    var attempts =
        LongStream.rangeClosed(1, SEEDS)
            .mapToObj(seed -> grader.attempt(exercise, answer.getParent(), seed))
            .toList();
    return known(name)
        .filter(known -> attempts.stream().allMatch(one -> known.distance(one).isPresent()))
        .orElseGet(() -> Outcome.of(attempts));
  }

  /// Whether the file tells how this decoy fails, as an attempt has just shown it.
  public boolean tells(Exercise.Decoy decoy, Attempt attempt) {
    return known(decoy.name()).filter(outcome -> outcome.isOf(attempt)).isPresent();
  }

  /// The same of the starter.
  public boolean tellsStarter(Attempt attempt) {
    return known(STARTER).filter(outcome -> outcome.isOf(attempt)).isPresent();
  }

  /// The decoy whose question to ask; none where an answer fails like no decoy, like several, or
  /// like the starter.
  public Optional<Exercise.Decoy> like(Attempt attempt) {
    var distances = new TreeMap<String, Double>();
    outcomes.forEach(
        (name, outcome) -> outcome.distance(attempt).ifPresent(far -> distances.put(name, far)));
    var nearest = distances.values().stream().mapToDouble(far -> far).min().orElse(0);
    // Where figures tell two apart, one has to be nearer by far.
    var names =
        distances.keySet().stream()
            .filter(name -> distances.get(name) <= 2 * nearest + SAME)
            .toList();
    if (names.isEmpty() || names.contains(STARTER)) {
      return Optional.empty(); // without reading a decoy
    }
    var decoys = exercise.decoys().stream().filter(decoy -> names.contains(decoy.name())).toList();
    var questions = decoys.stream().map(Exercise.Decoy::question).distinct().count();
    return questions == 1 ? Optional.of(decoys.getFirst()) : Optional.empty();
  }

  private Optional<Outcome> known(String name) {
    return Optional.ofNullable(outcomes.get(name));
  }

  private static Map<String, Object> exercises(Path file) {
    var exercises = new LinkedHashMap<String, Object>();
    try {
      var json = Json.parseObject(Files.readString(file));
      if (Long.valueOf(FORMAT).equals(json.get("format"))
          && json.get("exercises") instanceof Map<?, ?> known) {
        known.forEach((name, one) -> exercises.put((String) name, one));
      }
    } catch (IOException | Json.Malformed _) {
      // Nothing is known then.
    }
    return exercises;
  }

  private static String document(Map<String, Object> exercises) {
    var document = new LinkedHashMap<String, Object>();
    document.put("format", FORMAT);
    document.put("madeBy", "./jbang workbook generate --decoys");
    document.put("exercises", exercises);
    return Json.document(document);
  }
}
