package workbook.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import workbook.check.Answers;
import workbook.check.Progress;
import workbook.course.BadCourse;
import workbook.course.Course;
import workbook.course.Exercise;
import workbook.course.Page;
import workbook.course.Snippets;
import workbook.lab.Json;

/// `./jbang workbook next [EXERCISE]`
@Command(
    name = "next",
    mixinStandardHelpOptions = true,
    description = "Shows an exercise: its task, your file, and how to check it.",
    footer = {
      "",
      "Examples:",
      "  ./jbang workbook next",
      "  ./jbang workbook next LeanParser",
      "  ./jbang workbook next --json"
    })
public final class Next implements Callable<Integer> {

  @Mixin private CourseOption course;
  @Mixin private ExerciseParameter exercise;

  @Option(names = "--json", description = "Print one JSON document instead.")
  private boolean json;

  private final Surroundings around;

  public Next(Surroundings around) {
    this.around = around;
  }

  @Override
  public Integer call() {
    var read = course.read(around);
    var next = exercise.read(read, Progress.read(read, around.clock(), around.err()));
    if (json) {
      var document = new LinkedHashMap<String, Object>();
      document.put("next", next.map(wanted -> document(read, wanted)).orElse(null));
      around.out().print(Json.document(document));
      around.out().flush();
    } else {
      next.ifPresentOrElse(wanted -> print(read, wanted), this::printDone);
    }
    return Exit.FINE;
  }

  private void print(Course course, Exercise exercise) {
    var answers = new Answers(course, around.clock());
    startWherePossible(answers, course, exercise);
    var paint = around.paint();
    var file = answers.file(exercise);
    var out = around.out();
    out.println(paint.bold(exercise.name() + ": " + exercise.title()));
    out.println(paint.dim(exercise.lesson() + ", about " + exercise.minutes() + " minutes"));
    var lesson = course.theLesson(exercise.lesson());
    var page = Page.read(course, lesson, Snippets.asWritten());
    new TerminalPage(out, paint).printTask(page, exercise);
    out.println();
    out.println("your file  " + (Files.exists(file) ? shown(file) : "made by the first check"));
    out.println("check it   " + paint.cyan(around.jbang() + " check " + exercise.name()));
    out.println("a hint     " + paint.cyan(around.jbang() + " workbook hint " + exercise.name()));
  }

  /// Here the learner may only look; whoever cannot write hears of it when checking.
  private static void startWherePossible(Answers answers, Course course, Exercise exercise) {
    try {
      answers.start(course.theLesson(exercise.lesson()));
    } catch (BadCourse _) {
      // said above: the task can be read without a file to write in
    }
  }

  private void printDone() {
    around.out().println("Every exercise is passed.");
    around.out().println("See them: " + around.paint().cyan(around.jbang() + " workbook list"));
  }

  private Path shown(Path file) {
    return file.startsWith(around.here()) ? around.here().relativize(file) : file;
  }

  private Map<String, Object> document(Course course, Exercise exercise) {
    var document = new LinkedHashMap<String, Object>();
    document.put("exercise", exercise.name());
    document.put("lesson", exercise.lesson());
    document.put("title", exercise.title());
    document.put("minutes", exercise.minutes());
    document.put("task", exercise.task());
    document.put("answer", new Answers(course, around.clock()).file(exercise).toString());
    document.put("check", around.jbang() + " check " + exercise.name());
    return document;
  }
}
