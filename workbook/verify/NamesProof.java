package workbook.verify;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import workbook.course.Course;
import workbook.course.Exercise;
import workbook.course.Lesson;
import workbook.course.Names;

/// Names that must be told apart are.
final class NamesProof implements Proof {

  /// Of a file's top level, where nothing is set in.
  private static final Pattern TYPE =
      Pattern.compile(
          "(?:(?:public|final|abstract|sealed|non-sealed|strictfp) )*"
              + "(?:class|record|interface|enum|@interface) (\\w+)");

  @Override
  public String name() {
    return "names";
  }

  @Override
  public String claim() {
    return "every lesson, alias and class can be told from the others";
  }

  @Override
  public void examine(Course course, Findings findings) {
    var aliases = new HashMap<String, Lesson>();
    var numbers = new HashMap<Integer, Lesson>();
    for (var lesson : course.lessons()) {
      alias(lesson, findings);
      var other = aliases.putIfAbsent(lesson.alias(), lesson);
      if (other != null) {
        rename(
            lesson,
            "the alias \"%s\" is also that of %s".formatted(lesson.alias(), other.folderName()),
            findings);
      }
      var sameNumber = numbers.putIfAbsent(lesson.number(), lesson);
      if (sameNumber != null) {
        rename(lesson, "the number is also that of " + sameNumber.folderName(), findings);
      }
      for (var required : lesson.requires()) {
        if (course.lesson(required).isEmpty()) {
          findings.problem(
              lesson.page().file(),
              lesson.page().lineOf("requires"),
              "requires a lesson that is not there: " + required,
              "name another one: ./jbang workbook list");
        } else if (course.theLesson(required).number() >= lesson.number()) {
          findings.problem(
              lesson.page().file(),
              lesson.page().lineOf("requires"),
              "requires a lesson that does not come before it: " + required,
              "number the lessons in the order in which they are read, or require another");
        }
      }
    }
    classes(course, findings);
    course.exercises().forEach(exercise -> oneType(exercise, findings));
  }

  private static void alias(Lesson lesson, Findings findings) {
    Names.taken(lesson.alias()).ifPresent(what -> rename(lesson, what, findings));
  }

  private static void rename(Lesson lesson, String what, Findings findings) {
    findings.problem(
        lesson.page().file(),
        lesson.page().lineOf("alias"),
        what,
        "rename it there and its folder: git mv lessons/%s lessons/NN-another"
            .formatted(lesson.folderName()));
  }

  /// A second one would have to be named apart from those of all other exercises.
  private static void oneType(Exercise exercise, Findings findings) {
    var lines = CourseFiles.linesIfAny(exercise.starter());
    for (var i = 0; i < lines.size(); i++) {
      var type = TYPE.matcher(lines.get(i));
      if (type.lookingAt() && !type.group(1).equals(exercise.name())) {
        findings.problem(
            exercise.starter(),
            i + 1,
            "declares a second type beside " + exercise.name() + ": " + type.group(1),
            "nest it in " + exercise.name());
      }
    }
  }

  /// Files of two lessons may meet in one compilation, where a class name stands only once.
  private static void classes(Course course, Findings findings) {
    Map<String, Path> known = new HashMap<>();
    for (var file : new CourseFiles(course.root()).below(course.root().resolve("lessons"))) {
      // Where letters of both cases are the same to the file system, so are its class files.
      var name = file.getFileName().toString().toLowerCase(Locale.ROOT);
      var other = CourseFiles.isJava(file) ? known.putIfAbsent(name, file) : null;
      if (other != null) {
        findings.problem(
            file,
            1,
            "its class has the name of one in lesson " + other.getParent().getFileName(),
            "rename it: git mv " + course.root().relativize(file) + " …");
      }
    }
  }
}
