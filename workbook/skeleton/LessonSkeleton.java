package workbook.skeleton;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import workbook.course.BadCourse;
import workbook.course.Course;
import workbook.course.Lesson;
import workbook.course.Names;

/// A page and a demo, which measures two JVMs that do nothing until it is told what to measure.
public final class LessonSkeleton {

  private static final String PAGE =
      """
      ---
      alias: ALIAS
      title: TITLE
      summary: TO WRITE what the reader finds out, in a sentence; below, the minutes
      minutes: 10
      lecture:
      requires:
      claims:
      ---

      TO WRITE the surprise, and a question to predict before going on

      [idle: peakRss and wall](recording.json#idle)

      The code that you just ran is short enough to read:

      [the idle act](DEMO.java#idle)

      TO WRITE what the figures show, each bound to the recording, and what they do not
      """;

  private static final String SCRIPT =
      """
      ///usr/bin/env jbang "$0" "$@" ; exit $?
      //JAVA 25+
      //SOURCES TOOL/lab/Lab.java

      import static workbook.lab.Metric.*;
      import static workbook.lab.Rule.*;

      import workbook.lab.Lab;

      void main(String... args) {
        // TO WRITE an act for each question; the page shows them by name
        Lab.lesson("ALIAS", args).act("idle", "a JVM that does nothing", this::idle).run();
      }

      /// TO WRITE what is compared here, in a sentence
      void idle(Lab lab) throws InterruptedException {
        var job = lab.java(Nothing.class).heap("64m");

        // TO WRITE the question, the runs that answer it, and what of them to measure
        lab.predict("Which needs less memory?", lowest(PEAK_RSS))
            .run("serial", "Serial", job.gc("Serial"))
            .run("g1", "G1", job.gc("G1"))
            .measure(PEAK_RSS, WALL)
            .read(
                found ->
                    // TO WRITE what to learn from each way it can come out
                    switch (found.compare(PEAK_RSS, "serial", "g1")) {
                      case LESS -> "Serial needed less memory.";
                      case MORE -> "Serial needed more memory.";
                      case TOO_NOISY -> "The two are too close to tell apart here.";
                    });
      }

      /// TO WRITE the job that is measured, and call it by its name
      static class Nothing {
        static void main(String... args) {}
      }
      """;

  private LessonSkeleton() {}

  /// The files of a lesson that comes after all others.
  ///
  /// @param title empty where it is still to be written
  /// @throws BadCourse when no lesson can have that alias
  public static Skeleton of(Course course, ToolFolder tool, String alias, String title) {
    named(course, alias);
    var number = course.lessons().stream().mapToInt(Lesson::number).max().orElse(0) + 1;
    if (number > 99) {
      throw new BadCourse("a course has at most 99 lessons\n  number them anew from 01");
    }
    var folder = course.root().resolve("lessons").resolve("%02d-%s".formatted(number, alias));
    var demo = folder.resolve(Lesson.demoName(alias) + ".java");
    var texts = new LinkedHashMap<Path, String>();
    texts.put(
        folder.resolve("lesson.md"),
        PAGE.replace("ALIAS", alias)
            .replace("DEMO", Lesson.demoName(alias))
            .replace(
                "TITLE", title.isBlank() ? "TO WRITE the question it answers" : title.strip()));
    texts.put(demo, SCRIPT.replace("ALIAS", alias).replace("TOOL", tool.from(folder)));
    ExerciseSkeleton.isFree(course, Lesson.demoName(alias));
    return new Skeleton(texts);
  }

  private static void named(Course course, String alias) {
    if (!alias.matches(Names.ALIAS)) {
      throw new BadCourse(
          "\"%s\" is no alias\n  write small letters and digits, with - between words: cache-effects"
              .formatted(alias));
    }
    Names.taken(alias)
        .ifPresent(
            why -> {
              throw new BadCourse(why + "\n  choose another alias");
            });
    course
        .lesson(alias)
        .ifPresent(
            lesson -> {
              throw new BadCourse(
                  "%s:1: is the lesson %s already\n  choose another alias"
                      .formatted(course.root().relativize(lesson.page().file()), alias));
            });
  }
}
