package workbook.verify;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.stream.Collectors;
import workbook.course.Exercise;

/// The wrong answers of an exercise as a set, before any of them is graded: enough of them, each
/// an idea of its own, each with a word to the learner who had it.
final class Decoys {

  private static final int AT_LEAST = 4;

  private Decoys() {}

  static void examine(Exercise exercise, Findings findings) {
    var count = exercise.decoys().size();
    if (count < AT_LEAST) {
      findings.problem(
          exercise.page(),
          1,
          "%s has %d decoys, and needs %d".formatted(exercise.name(), count, AT_LEAST),
          "add solutions/%s/wrong/a-plausible-idea/%s.java"
              .formatted(exercise.lesson(), exercise.name()));
    }
    var tests = exercise.decoys().stream().map(Exercise.Decoy::rejectedBy).distinct().toList();
    if (count > 1 && tests.size() == 1) {
      findings.problem(
          exercise.page(),
          1,
          "all decoys of " + exercise.name() + " are rejected by one test, " + tests.getFirst(),
          "add a decoy that another test rejects");
    }
    for (var decoy : exercise.decoys()) {
      if (decoy.explanation().isBlank()) {
        findings.problem(
            decoy.file(),
            1,
            "the decoy does not tell the learner who had this idea what is wrong with it",
            "write it below // rejected by, in comments of its own");
      }
    }
    differ(exercise, findings);
  }

  /// A copy would be counted as an idea.
  private static void differ(Exercise exercise, Findings findings) {
    var known = new HashMap<String, String>();
    known.put(code(exercise.starter()), "the starter");
    known.put(code(exercise.solution()), "the solution");
    for (var decoy : exercise.decoys()) {
      var same = known.putIfAbsent(code(decoy.file()), "the decoy " + decoy.name());
      if (same != null) {
        findings.problem(
            decoy.file(),
            1,
            "the decoy is, but for comments and spaces, " + same,
            "write another wrong answer, or remove it");
      }
    }
  }

  /// Nothing where the file is missing, which the proof of files tells.
  private static String code(Path file) {
    return CourseFiles.linesIfAny(file).stream()
        .map(line -> line.replaceFirst("//.*", "").replaceAll("\\s+", ""))
        .collect(Collectors.joining());
  }
}
