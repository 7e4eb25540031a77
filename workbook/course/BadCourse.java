package workbook.course;

import java.nio.file.Path;
import java.util.Optional;

/// A course that cannot be read, or a question about it that it cannot answer. The message is for a
/// person: it has the place, what is wrong, and the next step.
public final class BadCourse extends RuntimeException {

  private final transient Optional<Problem> problem;

  public BadCourse(Problem problem) {
    super(problem.toString());
    this.problem = Optional.of(problem);
  }

  public BadCourse(String message) {
    super(message);
    this.problem = Optional.empty();
  }

  /// What is wrong where; where that is not known as data, the message stands for it.
  ///
  /// @param otherwise the file to blame then
  public Problem asProblem(Path otherwise) {
    var told = getMessage().split("\n", 2);
    return problem.orElseGet(
        () -> new Problem(otherwise, 1, told[0], told.length > 1 ? told[1].strip() : "mend it"));
  }

  /// The same, its file named from this folder.
  BadCourse seenFrom(Path root) {
    return problem.map(known -> new BadCourse(known.seenFrom(root))).orElse(this);
  }
}
