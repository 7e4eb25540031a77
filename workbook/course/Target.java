package workbook.course;

import java.nio.file.Path;

/// Where a link of a page leads.
public sealed interface Target {

  /// Outside of the course.
  record Elsewhere(String url) implements Target {}

  /// A heading of the same page.
  record Here(String anchor) implements Target {}

  /// @param anchor a heading of that page, or empty
  record OtherLesson(Lesson lesson, String anchor) implements Target {}

  record ToExercise(Exercise exercise) implements Target {}

  /// A text file of the course.
  ///
  /// @param member the simple name of a method, class or function in it, or empty
  record ToFile(Path file, String member) implements Target {}

  /// It was not found; the page's problems say so.
  record Nowhere(String written) implements Target {}
}
