package workbook.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import workbook.course.Generated;

/// `./jbang workbook generate`
@Command(
    name = "generate",
    mixinStandardHelpOptions = true,
    description =
        "Rewrites what is made from the lessons: catalog of aliases, table in the README, answers"
            + " to the claims.",
    footer = {
      "",
      "Examples:",
      "  ./jbang workbook generate",
      "  ./jbang workbook generate --course ../another-course"
    })
public final class Generate implements Callable<Integer> {

  @Mixin private CourseOption course;

  private final Surroundings around;

  public Generate(Surroundings around) {
    this.around = around;
  }

  @Override
  public Integer call() throws IOException {
    var read = course.read(around);
    var files = Generated.of(read);
    for (var generated : files) {
      var name = read.root().relativize(generated.file());
      if (generated.stale()) {
        generated.write();
        around.out().println("wrote " + name);
      } else {
        around.out().println(name + " is up to date");
      }
    }
    return Exit.FINE;
  }
}
