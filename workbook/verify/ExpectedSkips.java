package workbook.verify;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import workbook.course.Course;
import workbook.course.Problem;

/// Which skips a CI machine is known to need: `.ci/expected-skips`, an id a line, `#` for comments.
/// A skip that nobody expects would hide a proof that no longer runs. Elsewhere any skip is fine.
public final class ExpectedSkips {

  private final boolean strict;
  private final Path file;
  private final Set<String> expected = new TreeSet<>();

  /// @param environment `CI=true` makes it strict
  public ExpectedSkips(Course course, Map<String, String> environment) {
    this.strict = "true".equals(environment.get("CI"));
    this.file = course.root().resolve(".ci").resolve("expected-skips");
    var lines = Files.exists(file) ? CourseFiles.lines(file) : List.<String>of();
    lines.stream()
        .map(line -> line.replaceFirst("#.*", "").strip())
        .filter(line -> !line.isEmpty())
        .forEach(expected::add);
  }

  /// The problem that this skip is, if it is one.
  public Optional<Problem> problem(Course course, Skip skip) {
    if (!strict || expected.contains(skip.id())) {
      return Optional.empty();
    }
    return Optional.of(
        new Problem(
                file,
                1,
                "skipped, and CI does not expect it: " + skip.id() + " (" + skip.why() + ")",
                "give the machine what it lacks, or add the line " + skip.id())
            .seenFrom(course.root()));
  }
}
