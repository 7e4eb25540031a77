package site;

import java.nio.file.Path;
import java.util.Optional;
import workbook.course.Course;
import workbook.course.Exercise;
import workbook.course.Lesson;
import workbook.course.Target;

/// Where on the site things lie, seen from one of its pages, as links that work from disk as well
/// as from a server.
///
/// @param kind of page that links
/// @param text the name of a text that is no lesson's; empty for lessons
record Places(Course course, Kind kind, String text) {

  Places(Course course, Kind kind) {
    this(course, kind, "");
  }

  /// By what it shows, and with that by where it lies.
  enum Kind {
    /// In the root.
    TOP,
    /// In the lesson's folder, with all headings of the lesson on it.
    LESSON,
    /// Beside its lesson.
    EXERCISE,
    /// In the root, with all lessons on it.
    WHOLE,
    /// A chapter of a book, where there is nothing but chapters.
    BOOK
  }

  static String of(Lesson lesson) {
    return lesson.alias() + "/index.html";
  }

  static String of(Course course, Exercise exercise) {
    return course.theLesson(exercise.lesson()).alias() + "/" + exercise.name() + ".html";
  }

  /// In a book.
  static String chapter(Lesson lesson) {
    return lesson.alias() + ".xhtml";
  }

  /// The page, or for data the copy, of a file of the course.
  static String of(Course course, Path file) {
    var name = name(course, file);
    return "source/" + (isData(file) ? name : name + ".html");
  }

  /// As the course names it: relative to its root, on every system with slashes.
  static String name(Course course, Path file) {
    return course.root().relativize(file).toString().replace('\\', '/');
  }

  /// Whether the file is copied as it is, rather than shown on a page of its own.
  static boolean isData(Path file) {
    return file.toString().endsWith(".json");
  }

  /// The way to the site's root.
  String up() {
    return switch (kind) {
      case TOP, WHOLE, BOOK -> "";
      case LESSON, EXERCISE -> "../";
    };
  }

  /// Of a heading that is at this level in its lesson: where all lessons stand, they have a
  /// title too.
  int level(int level) {
    return kind == Kind.WHOLE ? Math.min(6, level + 1) : level;
  }

  /// Whether a text waits for the reader's prediction. It does not where one prints or searches.
  boolean asks() {
    return kind == Kind.LESSON;
  }

  /// The way to an image that a lesson names.
  String image(Lesson lesson, String written) {
    return switch (kind) {
      case LESSON, EXERCISE -> written;
      case TOP, WHOLE, BOOK -> lesson.alias() + "/" + written;
    };
  }

  /// What an element of a text is called on this page: where all lessons stand, each has its own.
  String id(Lesson lesson, String id) {
    return text.isEmpty() ? idIn(lesson, id) : kind == Kind.WHOLE ? text + "--" + id : id;
  }

  private String idIn(Lesson lesson, String id) {
    return kind == Kind.WHOLE ? lesson.alias() + "--" + id : id;
  }

  /// The way to an element of a lesson's page.
  String in(Lesson lesson, String id) {
    return switch (kind) {
      case LESSON, WHOLE, BOOK -> "#" + idIn(lesson, id);
      case EXERCISE -> "index.html#" + id;
      case TOP -> of(lesson) + "#" + id;
    };
  }

  /// Empty where the site has no such place.
  String link(Lesson page, Target target) {
    return switch (target) {
      case Target.Elsewhere(var url) -> url;
      case Target.Here(var anchor) -> in(page, anchor);
      case Target.OtherLesson(var lesson, var anchor) -> lesson(lesson, anchor);
      case Target.ToExercise(var exercise) -> exercise(exercise);
      case Target.ToFile(var file, _) -> kind == Kind.BOOK ? "" : up() + of(course, file);
      case Target.Nowhere _ -> "";
    };
  }

  private String exercise(Exercise exercise) {
    return switch (kind) {
      case TOP, LESSON, EXERCISE -> up() + of(course, exercise);
      case WHOLE, BOOK -> lesson(course.theLesson(exercise.lesson()), exercise.name());
    };
  }

  private String lesson(Lesson lesson, String anchor) {
    var hash = anchor.isEmpty() ? "" : "#" + anchor;
    return switch (kind) {
      case TOP, LESSON, EXERCISE -> up() + of(lesson) + hash;
      case WHOLE -> "#" + (anchor.isEmpty() ? lesson.alias() : idIn(lesson, anchor));
      case BOOK -> chapter(lesson) + hash;
    };
  }

  /// The page of an exercise; nothing in a book, which has none.
  Optional<String> page(Exercise exercise) {
    return kind == Kind.BOOK ? Optional.empty() : Optional.of(up() + of(course, exercise));
  }
}
