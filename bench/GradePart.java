package bench;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// `workbook grade` of a class with hostile answers among it, beside the same class without them.
/// Then once more, killed half-way and gone on with: nothing is lost, and the results are the same.
public final class GradePart {
  private static final Pattern VERDICT = Pattern.compile("\"verdict\": *\"(\\w+)\"");

  /// The answers' own limit, for those that have to run into it.
  private static final String SECONDS = "3";

  /// How many seconds an answer's process may outlive the tool.
  private static final int SETTLE = 5;

  private final Stage stage;
  private final GeneratedCourse course;
  private final int learners;
  private final List<String> results = new ArrayList<>();
  private int folders = 0;

  public GradePart(Stage stage, int learners) throws IOException {
    this.stage = stage;
    this.learners = learners;
    course = GeneratedCourse.write(stage.folder().resolve("course of a class"), 1);
  }

  public void run(int rounds) throws Exception {
    var peaceful = folder("peaceful", false);
    var mixed = folder("mixed", true);
    var without = Row.of("%d answers".formatted(learners), () -> graded(peaceful).seconds());
    var with =
        Row.of(
            "%d answers, %d of them hostile".formatted(learners, (learners + 10) / 20),
            () -> {
              var ran = graded(mixed);
              results.add(result(ran));
              return ran.seconds();
            });
    Row.inTurn(List.of(without, with), rounds);
    Row.print("workbook grade --timeout 3, %d rounds".formatted(rounds), List.of(without, with));
    System.out.printf(
        "  an answer: %.0f ms, with the hostile ones %.0f ms%n",
        1000 * without.median() / learners, 1000 * with.median() / learners);
    without.printRatio(with);
    tellVerdicts(results.getFirst());
    tellSame("in " + results.size() + " runs", results);
    interrupted(mixed);
    var untouched =
        GeneratedClass.of(course.first(), learners, true)
            .isUntouched(mixed, course.first().name());
    System.out.println("  what was handed in: " + (untouched ? "untouched" : "CHANGED"));
  }

  private Path folder(String name, boolean hostile) throws IOException {
    var folder = stage.folder().resolve("class " + name);
    GeneratedClass.of(course.first(), learners, hostile).write(folder, course.first().name());
    return folder;
  }

  private Path out() {
    return stage.folder().resolve("grades " + ++folders);
  }

  private ProcessBuilder grade(Path folder, Path out) {
    return stage.tool(
        "grade",
        folder.toString(),
        "--course",
        course.root().toString(),
        "--timeout",
        SECONDS,
        "--out",
        out.toString(),
        "--json");
  }

  /// A file that is too large to be read is not graded, and makes it end with 1.
  private Ran graded(Path folder) throws IOException, InterruptedException {
    return ended(Ran.of(grade(folder, out())));
  }

  private static Ran ended(Ran ran) {
    if (ran.exit() > 1) {
      throw new IllegalStateException(
          "workbook grade ended with %d:%n%s".formatted(ran.exit(), Ran.end(ran.err())));
    }
    return ran;
  }

  private static String result(Ran ran) {
    return ran.out();
  }

  private void tellVerdicts(String json) {
    Map<String, Integer> count = new TreeMap<>();
    VERDICT.matcher(json).results().forEach(found -> count.merge(found.group(1), 1, Integer::sum));
    var lost =
        learners
            - count.values().stream().mapToInt(Integer::intValue).sum()
            + count.getOrDefault("missing", 0)
            + count.getOrDefault("notGraded", 0);
    System.out.println("  verdicts: " + count + ", lost: " + lost);
  }

  private void tellSame(String what, List<String> all) {
    var first = all.getFirst().lines().toList();
    for (var other : all) {
      var lines = other.lines().toList();
      if (!other.equals(all.getFirst())) {
        var i = 0;
        while (i < Math.min(first.size(), lines.size()) && first.get(i).equals(lines.get(i))) {
          i++;
        }
        System.out.printf("  results %s: DIFFERENT, first in line %d:%n", what, i + 1);
        System.out.println("    " + (i < first.size() ? first.get(i).strip() : "(no more)"));
        System.out.println("    " + (i < lines.size() ? lines.get(i).strip() : "(no more)"));
        return;
      }
    }
    System.out.printf("  results %s: the same, byte for byte%n", what);
  }

  private void interrupted(Path folder) throws Exception {
    var out = out();
    var builder = grade(folder, out);
    builder.redirectInput(Redirect.from(new File("/dev/null")));
    var killed =
        builder.redirectOutput(Redirect.DISCARD).redirectError(Redirect.DISCARD).start();
    while (finished(out) < learners / 2 && !killed.waitFor(5, TimeUnit.MILLISECONDS)) {}
    if (!killed.isAlive()) {
      System.out.println("  killed half-way: not done, it had ended before");
      return;
    }
    var children = killed.descendants().toList();
    killed.destroyForcibly().waitFor();
    var kept = finished(out);
    var left = left(children);
    var resumed = ended(Ran.of(grade(folder, out)));
    System.out.printf(
        "  killed (SIGKILL) with %d of %d done: went on with the rest in %.1f s%n",
        kept, learners, resumed.seconds());
    System.out.printf("  processes of answers left %d s after the kill: %d%n", SETTLE, left);
    tellSame("after the kill", List.of(results.getFirst(), result(resumed)));
  }

  /// Answers' processes end by themselves when the tool is gone.
  private static long left(List<ProcessHandle> children) throws InterruptedException {
    for (var i = 0; i < SETTLE * 10 && children.stream().anyMatch(ProcessHandle::isAlive); i++) {
      Thread.sleep(100);
    }
    return children.stream().filter(ProcessHandle::isAlive).count();
  }

  /// Those whose result is whole.
  private static long finished(Path out) throws IOException {
    var results = out.resolve("results");
    if (!Files.isDirectory(results)) {
      return 0;
    }
    try (var files = Files.walk(results)) {
      return files.filter(file -> file.toString().endsWith(".json")).count();
    } catch (UncheckedIOException e) {
      return 0; // a draft that was renamed while we looked
    }
  }
}
