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

  /// The same, its file named from this folder.
  BadCourse seenFrom(Path root) {
    return problem.map(known -> new BadCourse(known.seenFrom(root))).orElse(this);
  }
}
