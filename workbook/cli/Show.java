package workbook.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import workbook.course.Course;
import workbook.course.Lesson;
import workbook.course.Page;
import workbook.course.Snippets;

/// `./jbang workbook show [LESSON]`
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = "A lesson to read in the terminal, 80 columns wide.",
    footer = {
      "",
      "Examples:",
      "  ./jbang workbook show gc-off",
      "  ./jbang workbook show gc-off | less -R"
    })
public final class Show implements Callable<Integer> {

  @Mixin private CourseOption course;

  @Parameters(
      arity = "0..1",
      paramLabel = "LESSON",
      defaultValue = "",
      description = "Its alias (default: the first lesson).")
  private String lesson;

  private final Surroundings around;

  public Show(Surroundings around) {
    this.around = around;
  }

  @Override
  public Integer call() {
    var read = course.read(around);
    if (lesson.isEmpty() && read.lessons().isEmpty()) {
      around.out().println("This course has no lessons yet.");
      return Exit.FINE;
    }
    show(read, lesson.isEmpty() ? read.lessons().getFirst() : read.theLesson(lesson));
    return Exit.FINE;
  }

  /// A mistake of the page is told and does not stop the reader: snippets show what they say they
  /// print, and are not run.
  private void show(Course read, Lesson wanted) {
    var page = Page.read(read, wanted, Snippets.asWritten());
    new TerminalPage(around.out(), around.paint()).print(page);
    page.problems().forEach(around.err()::println);
  }
}
