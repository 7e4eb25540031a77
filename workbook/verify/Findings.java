package workbook.verify;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import workbook.course.Course;
import workbook.course.Problem;

/// What one proof found, each problem once. A proof that works on several threads may tell it from
/// each.
public final class Findings {

  private final Path root;
  private final Consumer<String> progress;
  private final Set<Problem> problems = new LinkedHashSet<>();
  private final List<Skip> skips = new ArrayList<>();
  private final List<Standing> standings = new ArrayList<>();

  /// @param progress is told a line at a time what is being looked at
  public Findings(Course course, Consumer<String> progress) {
    this.root = course.root();
    this.progress = progress;
  }

  void problem(Path file, int line, String what, String next) {
    problem(new Problem(file, line, what, next));
  }

  synchronized void problem(Problem problem) {
    problems.add(problem.seenFrom(root));
  }

  synchronized void skip(String id, String why) {
    skips.add(new Skip(id, why));
  }

  synchronized void standing(Standing standing) {
    standings.add(standing);
  }

  synchronized void progress(String line) {
    progress.accept(line);
  }

  public synchronized List<Problem> problems() {
    return List.copyOf(problems);
  }

  public synchronized List<Skip> skips() {
    return List.copyOf(skips);
  }

  /// Of each exercise that was graded, in the order of the course.
  public synchronized List<Standing> standings() {
    return List.copyOf(standings);
  }
}
