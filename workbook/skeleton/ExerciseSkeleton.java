package workbook.skeleton;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Set;
import workbook.course.BadCourse;
import workbook.course.Course;
import workbook.course.Lesson;

/// The files of an exercise. Its check runs, and tells its solution from its starter, but asks only
/// for a number back.
public final class ExerciseSkeleton {

  private static final int DECOYS = 4;

  private static final String PAGE =
      """
      ---
      title: TITLE
      minutes: 10
      fails: gives_the_number_back
      ---
      TO WRITE what is to be done, and what an answer may rely on; above, the minutes

      ## Hints
      1. TO WRITE a nudge, a question that leads to where the trouble lies
      2. TO WRITE the approach, without code
      3. TO WRITE almost the answer, such as the one line that matters
      """;

  private static final String STARTER =
      """
      /// TO WRITE what it stands for
      class NAME {

        /// TO WRITE what it returns; and another name, what it takes, and code to start from
        static long of(long given) {
          return 0; // TODO
        }
      }
      """;

  private static final String CHECK =
      """
      ///usr/bin/env jbang "$0" "$@" ; exit $?
      //JAVA 25+
      //SOURCES ${answer:../../answers/LESSON}/NAME.java
      //SOURCES TOOL/check/Checks.java

      import static org.assertj.core.api.Assertions.assertThat;
      import static workbook.check.Checks.*;

      import org.junit.jupiter.api.Test;

      // TO WRITE tests, first of what is right, then of what it costs; their names are sentences
      @Test void gives_the_number_back() {
        assertThat(NAME.of(7)).as("of(7)").isEqualTo(7);
      }

      @Test void allocates_nothing() {
        assertThat(allocatedBytesPerCall(() -> NAME.of(7))).isLessThanOrEqualTo(8);
      }

      void main() { grade(this); }
      """;

  private static final String SOLUTION =
      """
      class NAME {
        static long of(long given) {
          return given; // TO WRITE the solution
        }
      }
      """;

  private static final String DECOY =
      """
      // rejected by: gives_the_number_back
      // TO WRITE a question that yes or no answers: does your answer have this idea?
      // TO WRITE what is wrong with this idea, told to the learner who had it
      class NAME {
        static long of(long given) {
          return 0; // TO WRITE a plausible wrong answer; not all rejected by one test
        }
      }
      """;

  /// Of the files of a course that end so, the rest of the name says what they are.
  private static final Set<String> NAMES_OF_ROLES = Set.of("Check", "Demo");

  /// What a check imports by its simple name.
  private static final Set<String> IMPORTED = Set.of("Test", "Checks");

  private ExerciseSkeleton() {}

  /// @param title empty where it is still to be written
  /// @throws BadCourse when no exercise can have that name
  public static Skeleton of(
      Course course, ToolFolder tool, Lesson lesson, String name, String title) {
    named(name);
    isFree(course, name);
    isFree(course, name + "Check");
    var folder = lesson.folder();
    var solutions = course.root().resolve("solutions").resolve(lesson.folderName());
    var file = name + ".java";
    var shown = title.isBlank() ? "TO WRITE what it is about" : title.strip();
    var texts = new LinkedHashMap<Path, String>();
    texts.put(folder.resolve(name + ".md"), PAGE.replace("TITLE", shown));
    texts.put(folder.resolve(file), STARTER.replace("NAME", name));
    texts.put(
        folder.resolve(name + "Check.java"),
        CHECK
            .replace("LESSON", lesson.folderName())
            .replace("TOOL", tool.from(folder))
            .replace("NAME", name));
    texts.put(solutions.resolve(file), SOLUTION.replace("NAME", name));
    for (var number = 1; number <= DECOYS; number++) {
      var decoy = solutions.resolve("wrong").resolve("to-write-" + number);
      texts.put(decoy.resolve(file), DECOY.replace("NAME", name));
    }
    return new Skeleton(texts);
  }

  private static void named(String name) {
    if (!name.matches("[A-Z][A-Za-z0-9]*")) {
      throw new BadCourse(
          "\"%s\" is no name of an exercise\n  write it as a Java class: LeanParser"
              .formatted(name));
    }
    for (var end : NAMES_OF_ROLES) {
      if (name.endsWith(end)) {
        throw new BadCourse(
            "%s would be taken for a %s: it ends so\n  choose another name"
                .formatted(name, end.toLowerCase(Locale.ROOT)));
      }
    }
    if (IMPORTED.contains(name) || isOfJava(name)) {
      throw new BadCourse(
          "%s hides a class of that name which a check or an answer uses\n  choose another name"
              .formatted(name));
    }
  }

  private static boolean isOfJava(String name) {
    try {
      Class.forName("java.lang." + name, false, ClassLoader.getPlatformClassLoader());
      return true;
    } catch (ClassNotFoundException | LinkageError _) {
      return false;
    }
  }

  /// Files of two lessons may meet in one compilation, where a class name stands only once; where
  /// letters of both cases are the same to the file system, so are its class files.
  static void isFree(Course course, String className) {
    var lessons = course.root().resolve("lessons");
    try (var files = Files.walk(lessons)) {
      files
          .filter(file -> file.getFileName().toString().equalsIgnoreCase(className + ".java"))
          .findFirst()
          .ifPresent(
              file -> {
                throw new BadCourse(
                    "%s:1: a class %s is there already, and their names are told apart\n"
                            .formatted(course.root().relativize(file), className)
                        + "  choose another name; nothing was written");
              });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
