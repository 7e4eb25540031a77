package workbook.check;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import workbook.course.Course;
import workbook.course.Exercise;
import workbook.course.Lesson;

/// The learner's files: `answers/NN-alias/`. What is there is never overwritten.
public final class Answers {

  public Answers(Course course, Clock clock) {}

  /// Where the learner's answer to an exercise lies, whether or not it exists.
  public Path file(Exercise exercise) {
    throw new UnsupportedOperationException();
  }

  /// Copies those starters of a lesson that have no answer yet.
  ///
  /// @return the files it made
  /// @throws workbook.course.BadCourse when the clone cannot be written
  public List<Path> start(Lesson lesson) {
    throw new UnsupportedOperationException();
  }

  /// Whether the answer is there and is still the starter, byte for byte.
  public boolean untouched(Exercise exercise) {
    throw new UnsupportedOperationException();
  }

  /// Puts the starter back.
  ///
  /// @return the copy of what was there, `LeanParser.java.bak-20261122-195000`; nothing where there
  ///     was no answer
  /// @throws workbook.course.BadCourse when the clone cannot be written; nothing is changed then
  public Optional<Path> restore(Exercise exercise) {
    throw new UnsupportedOperationException();
  }
}
