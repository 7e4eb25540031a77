package workbook.course;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The problems found while a page is read, with paths as the reader of a course knows them.
final class Complaints {

  private final Course course;
  private final List<Problem> problems = new ArrayList<>();

  Complaints(Course course) {
    this.course = course;
  }

  void add(Path file, int line, String what, String next) {
    problems.add(new Problem(relative(file), line, what, next));
  }

  void add(Problem problem) {
    problems.add(problem);
  }

  Path relative(Path file) {
    return file.startsWith(course.root()) ? course.root().relativize(file) : file;
  }

  List<Problem> all() {
    return List.copyOf(problems);
  }
}
