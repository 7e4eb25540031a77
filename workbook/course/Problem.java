package workbook.course;

import java.nio.file.Path;

/// Something wrong in a course, told to the person who can mend it.
///
/// @param file relative to the course where it lies inside
/// @param line counts from 1
/// @param what what was found and what was expected, one sentence
/// @param next what to do about it: a sentence or a command
public record Problem(Path file, int line, String what, String next) {

  /// The same, its file named from this folder where it lies inside.
  public Problem seenFrom(Path root) {
    return file.startsWith(root) ? new Problem(root.relativize(file), line, what, next) : this;
  }

  @Override
  public String toString() {
    return file + ":" + line + ": " + what + "\n  " + next;
  }
}
