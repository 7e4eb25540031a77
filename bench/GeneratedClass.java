package bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What a class hands in for one exercise, a file for each learner: half of them right, a quarter
/// wrong in one of the ways that decoys know, the rest as it came; and, where asked for, one in
/// twenty hostile in its own way.
///
/// @param answers by the learner's name; no two are the same
public record GeneratedClass(Map<String, String> answers) {
  private static final int HOSTILE_EVERY = 20;

  public static GeneratedClass of(
      GeneratedCourse.Exercise exercise, int learners, boolean hostile) {
    var answers = new TreeMap<String, String>();
    var bad = hostile(exercise);
    for (var i = 0; i < learners; i++) {
      var text =
          hostile && i % HOSTILE_EVERY == HOSTILE_EVERY / 2
              ? bad.get(i / HOSTILE_EVERY % bad.size())
              : harmless(exercise, i);
      var learner = "learner-%04d".formatted(i + 1);
      answers.put(learner, text + "// by " + learner + "\n");
    }
    return new GeneratedClass(answers);
  }

  /// @param folder a new one
  public GeneratedClass write(Path folder, String exercise) throws IOException {
    for (var answer : answers.entrySet()) {
      var own = Files.createDirectories(folder.resolve(answer.getKey()));
      Files.writeString(own.resolve(exercise + ".java"), answer.getValue());
    }
    return this;
  }

  /// Whether the folder still holds what was written, and nothing else.
  public boolean isUntouched(Path folder, String exercise) throws IOException {
    try (var files = Files.walk(folder)) {
      if (files.filter(Files::isRegularFile).count() != answers.size()) {
        return false;
      }
    }
    for (var answer : answers.entrySet()) {
      var file = folder.resolve(answer.getKey()).resolve(exercise + ".java");
      if (!Files.exists(file) || !Files.readString(file).equals(answer.getValue())) {
        return false;
      }
    }
    return true;
  }

  private static String harmless(GeneratedCourse.Exercise exercise, int i) {
    var wrong = exercise.wrong();
    return switch (i % 4) {
      case 1 -> wrong.get(i / 4 % wrong.size()).source();
      case 3 -> exercise.starter();
      default -> exercise.solution();
    };
  }

  /// The worst first, so that a small class has them too.
  private static List<String> hostile(GeneratedCourse.Exercise exercise) {
    return List.of(
        exercise.withBody("while (true) {}"),
        exercise.withBody(
            """
            while (true) {
              Thread.ofPlatform().start(() -> { while (true) Thread.onSpinWait(); });
            }
            """),
        exercise.withBody("while (true) System.out.println(line.repeat(100));"),
        exercise.withBody(
            """
            var kept = new java.util.ArrayList<long[]>();
            while (true) kept.add(new long[1 << 16]);
            """),
        exercise.withBody("System.exit(0);\nreturn 0;"),
        exercise.withBody(
            """
            Object left = new Object(), right = new Object();
            var both = new java.util.concurrent.CountDownLatch(2);
            var other = Thread.ofPlatform().start(() -> hold(right, left, both));
            hold(left, right, both);
            return 0;
            """
                + "}\n\n"
                + "static void hold(Object first, Object second,\n"
                + "    java.util.concurrent.CountDownLatch both) {\n"
                + "  synchronized (first) {\n"
                + "    both.countDown();\n"
                + "    try { both.await(); } catch (InterruptedException e) {}\n"
                + "    synchronized (second) {}\n"
                + "  }"),
        exercise.withBody("return 1 + read(line);"),
        exercise.withBody("return line;"),
        exercise.solution() + "// and much more\n".repeat(200_000),
        exercise.withBody(
            """
            new java.io.File(line).delete();
            return 0;
            """));
  }
}
