package workbook.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import workbook.check.Answers;
import workbook.course.Course;
import workbook.editor.EditorProject;
import workbook.editor.Placed;

/// `./jbang workbook ide`
@Command(
    name = "ide",
    mixinStandardHelpOptions = true,
    description = "Writes the project files for VS Code, Eclipse and IntelliJ IDEA.",
    footer = {
      "",
      "Your answers, their checks, the lab and the libraries then resolve; a check runs",
      "and stops at breakpoints from the arrow beside its main. Run it again after an",
      "update of the course. A file that is yours, or that you changed, stays as it is.",
      "",
      "Examples:",
      "  ./jbang workbook ide",
      "  ./jbang workbook ide --replace     your own such files too; copies stay"
    })
public final class Ide implements Callable<Integer> {

  @Mixin private CourseOption course;

  @Option(
      names = "--replace",
      description = "Replace also what is not ours or was changed, and keep a copy of it.")
  private boolean replace;

  private final Surroundings around;

  public Ide(Surroundings around) {
    this.around = around;
  }

  @Override
  public Integer call() throws IOException {
    var read = course.read(around);
    var answers = new Answers(read, around.clock());
    // A check whose answer is missing would be an error in the editor until the lesson is begun.
    var made = read.lessons().stream().mapToInt(lesson -> answers.start(lesson).size()).sum();
    var project = new EditorProject(read);
    var placed = replace ? project.replace(around.clock()) : project.place();
    if (made > 0) {
      around.out().println("your files: " + made + " new in answers/, each as its exercise begins");
    }
    tell(read, placed);
    return Exit.FINE;
  }

  private void tell(Course course, List<Placed> placed) {
    var out = around.out();
    var written = 0;
    for (var one : placed) {
      switch (one) {
        case Placed.Written _ -> written++;
        case Placed.Current _ -> {}
        case Placed.Left left -> tellLeft(left);
      }
    }
    out.println(
        "project files: %d written, %d as they were".formatted(written, placed.size() - written));
    out.println();
    out.println("VS Code   open the folder " + course.root());
    out.println("          and take the Java extensions that it offers");
    out.println("IntelliJ  open the same folder; its JDK is called 25");
    course.exercises().stream()
        .findFirst()
        .ifPresent(first -> {
          var check = course.root().relativize(first.check());
          out.println();
          out.println("Then run a check by the arrow beside its main:");
          out.println("  " + check);
        });
  }

  private void tellLeft(Placed.Left left) {
    var err = around.err();
    err.println(left.name() + ": not ours, or changed since, so it was left as it is");
    err.println("  take over by hand what you need of ours: " + left.beside());
    err.println(
        "  or let ours replace it, with a copy kept: "
            + around.jbang()
            + " workbook ide --replace");
  }
}
