package workbook.course;

/// A course that cannot be read, or a question about it that it cannot answer. The message is for
/// a person: it has the place, what is wrong, and the next step.
public final class BadCourse extends RuntimeException {

  public BadCourse(Problem problem) {
    super(problem.toString());
  }

  public BadCourse(String message) {
    super(message);
  }
}
