package workbook.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import workbook.check.Progress;
import workbook.course.Course;
import workbook.course.Exercise;
import workbook.course.Lesson;
import workbook.lab.Json;

/// `./jbang workbook list`
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "Lists lessons and exercises, with what you passed and predicted right.",
    footer = {"", "Examples:", "  ./jbang workbook list", "  ./jbang workbook list --json"})
public final class ListCommand implements Callable<Integer> {

  @Mixin private CourseOption course;

  @Option(names = "--json", description = "Print one JSON document instead.")
  private boolean json;

  private final Surroundings around;

  public ListCommand(Surroundings around) {
    this.around = around;
  }

  @Override
  public Integer call() {
    var read = course.read(around);
    var progress = Progress.read(read, around.clock(), around.err());
    var score = ScoreText.read(read, around);
    if (json) {
      around.out().print(Json.document(document(read, progress, score)));
    } else {
      print(read, progress, score);
    }
    around.out().flush();
    return Exit.FINE;
  }

  private void print(Course course, Progress progress, ScoreText score) {
    var paint = around.paint();
    var names = course.exercises().stream().mapToInt(exercise -> exercise.name().length());
    var width = Math.max(names.max().orElse(0), 1);
    for (var lesson : course.lessons()) {
      around
          .out()
          .printf(
              "%2d  %s  %s%n    %s%n",
              lesson.number(),
              paint.bold(lesson.title()),
              paint.dim(lesson.minutes() + " min"),
              command(lesson, score.of(lesson)));
      for (var exercise : lesson.exercises()) {
        around.out().println("    " + row(exercise, progress.state(exercise), width));
      }
    }
    var passed = course.exercises().stream().filter(e -> passed(progress.state(e))).count();
    around.out().printf("%n%d of %d exercises passed%n", passed, course.exercises().size());
    score.lines().forEach(around.out()::println);
  }

  private String command(Lesson lesson, String score) {
    var command = around.jbang() + " " + lesson.alias();
    var gap = score.isEmpty() || fits(command + score) ? "  " : System.lineSeparator() + "    ";
    return around.paint().cyan(command) + (score.isEmpty() ? "" : gap + around.paint().dim(score));
  }

  private static boolean fits(String line) {
    return line.length() + 6 <= 80;
  }

  private String row(Exercise exercise, Progress.State state, int width) {
    var paint = around.paint();
    var mark =
        switch (state) {
          case PASSED -> paint.green("✓");
          case STALE, CHANGED -> paint.yellow("~");
          case TRIED -> paint.red("✗");
          case NOT_STARTED -> paint.dim("·");
        };
    var note =
        switch (state) {
          case STALE -> "  its check has changed";
          case CHANGED -> "  changed since it passed";
          case PASSED, TRIED, NOT_STARTED -> "";
        };
    return ("%s %-" + width + "s  %s  %s%s")
        .formatted(
            mark,
            exercise.name(),
            exercise.title(),
            paint.dim(exercise.minutes() + " min"),
            paint.yellow(note));
  }

  /// A pass counts for as long as the answer stands as it was checked.
  private static boolean passed(Progress.State state) {
    return switch (state) {
      case PASSED, STALE -> true;
      case CHANGED, TRIED, NOT_STARTED -> false;
    };
  }

  private static Map<String, Object> document(Course course, Progress progress, ScoreText score) {
    var document = new LinkedHashMap<String, Object>();
    document.put("course", course.root().toString());
    document.put(
        "lessons",
        course.lessons().stream().map(lesson -> document(lesson, progress, score)).toList());
    document.put("predictions", score.document());
    return document;
  }

  private static Map<String, Object> document(Lesson lesson, Progress progress, ScoreText score) {
    var document = new LinkedHashMap<String, Object>();
    document.put("number", lesson.number());
    document.put("alias", lesson.alias());
    document.put("title", lesson.title());
    document.put("minutes", lesson.minutes());
    document.put(
        "exercises",
        lesson.exercises().stream()
            .map(exercise -> document(exercise, progress.state(exercise)))
            .toList());
    document.put("predictions", score.document(lesson));
    return document;
  }

  private static Map<String, Object> document(Exercise exercise, Progress.State state) {
    var document = new LinkedHashMap<String, Object>();
    document.put("name", exercise.name());
    document.put("title", exercise.title());
    document.put("minutes", exercise.minutes());
    document.put("state", state.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
    return document;
  }
}
