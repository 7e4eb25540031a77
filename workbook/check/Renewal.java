package workbook.check;

import java.nio.file.Path;
import workbook.course.Exercise;

/// What an upgrade did about an answer. None of it touches a line that the learner wrote.
public sealed interface Renewal {

  Exercise exercise();

  /// Where the answer lies.
  Path answer();

  /// It was missing, and the starter is there now.
  record Added(Exercise exercise, Path answer) implements Renewal {}

  /// Its exercise is in another lesson now, and it went along.
  record Moved(Exercise exercise, Path answer, Path from) implements Renewal {}

  /// It was the old starter, byte for byte, and is the new one now.
  record Replaced(Exercise exercise, Path answer) implements Renewal {}

  /// The starter has changed, and so has the learner's file: the new starter lies beside it.
  record Beside(Exercise exercise, Path answer, Path starter) implements Renewal {}

  /// The starter has changed, and the answer has passed the check as it is today.
  record Solved(Exercise exercise, Path answer) implements Renewal {}

  /// It was begun before starters were known; changes are seen from now on.
  record Adopted(Exercise exercise, Path answer) implements Renewal {}
}
