package workbook.cli;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.SequencedSet;
import workbook.course.Course;
import workbook.course.Problem;
import workbook.lab.Text;
import workbook.verify.DraftsProof;
import workbook.verify.Findings;
import workbook.verify.Proof;

/// What a person has to do about files that were just written, as `verify` will name it.
final class StillMissing {

  private static final int WIDTH = 80;
  private static final List<String> PROOFS = List.of("files", "drafts");

  private final Surroundings around;
  private final Course course;
  private final List<Path> files;

  /// @param files that were written, and those that should lie beside them
  StillMissing(Surroundings around, Course course, SequencedSet<Path> files) {
    this.around = around;
    this.course = course;
    this.files = List.copyOf(files);
  }

  void print() {
    around.out().println();
    around.out().println("Still missing, each place marked " + DraftsProof.MARK + ":");
    problems().forEach(this::print);
    around.out().println();
    around.out().println("What is not done yet fails in the course's proof of itself:");
    around.out().println("  " + around.jbang() + " workbook verify");
  }

  private List<Problem> problems() {
    var findings = new Findings(course, _ -> {});
    Proof.all(around.environment()).stream()
        .filter(proof -> PROOFS.contains(proof.name()))
        .forEach(proof -> proof.examine(course, findings));
    return findings.problems().stream()
        .filter(problem -> files.contains(file(problem)))
        .sorted(Comparator.comparingInt((Problem p) -> place(p)).thenComparingInt(Problem::line))
        .toList();
  }

  private Path file(Problem problem) {
    return course.root().resolve(problem.file());
  }

  private int place(Problem problem) {
    return files.indexOf(file(problem));
  }

  private void print(Problem problem) {
    var out = around.out();
    out.println("  " + around.paint().bold(problem.file() + ":" + problem.line()));
    // What is marked needs no word on how to go on.
    var whole =
        problem.what().startsWith(DraftsProof.UNWRITTEN)
            ? problem.what().substring(DraftsProof.UNWRITTEN.length())
            : problem.what() + "; " + problem.next();
    Text.wrap(whole, WIDTH - 4).forEach(line -> out.println("    " + line));
  }
}
