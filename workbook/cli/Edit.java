package workbook.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import workbook.check.Answers;
import workbook.check.Progress;
import workbook.course.Course;
import workbook.course.Exercise;
import workbook.editor.Editor;
import workbook.editor.Editors;
import workbook.lab.Job;

/// `./jbang workbook edit [EXERCISE]`
@Command(
    name = "edit",
    mixinStandardHelpOptions = true,
    description = "Opens your answer in your editor, where there is something to do.",
    footer = {
      "",
      "The editor is the one that VISUAL or EDITOR names, with arguments if it has",
      "some; else the VS Code or IntelliJ IDEA around this terminal, or one that runs.",
      "",
      "Examples:",
      "  ./jbang workbook edit",
      "  ./jbang workbook edit LeanParser",
      "  EDITOR='emacs -nw' ./jbang workbook edit"
    })
public final class Edit implements Callable<Integer> {

  @Mixin private CourseOption course;
  @Mixin private ExerciseParameter exercise;

  private final Surroundings around;

  public Edit(Surroundings around) {
    this.around = around;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    var read = course.read(around);
    var wanted = exercise.read(read, Progress.read(read, around.clock(), around.err()));
    if (wanted.isEmpty()) {
      around.out().println("Nothing is unsolved. To open an answer all the same, name it.");
      return Exit.FINE;
    }
    return edit(read, wanted.get());
  }

  private int edit(Course course, Exercise exercise) throws IOException, InterruptedException {
    var answers = new Answers(course, around.clock());
    answers.start(course.theLesson(exercise.lesson()));
    var file = answers.file(exercise);
    var found = Editors.of(around.environment()).find();
    if (found.isEmpty()) {
      return refuse("no editor to open it with", file);
    } else if (found.get().needsTerminal() && !around.terminal()) {
      return refuse(found.get().name() + " needs a terminal, and this is none", file);
    }
    return open(found.get(), exercise, file);
  }

  private int refuse(String why, Path file) {
    var err = around.err();
    err.println(file + ": " + why);
    err.println("  name yours, with its arguments: export EDITOR='nano -l'");
    err.println("  (on Windows: set EDITOR=notepad), or open the file by hand");
    return Exit.USAGE;
  }

  private int open(Editor editor, Exercise exercise, Path file)
      throws IOException, InterruptedException {
    var line = firstToDo(file);
    OptionalInt ended;
    try {
      ended = editor.open(file, line);
    } catch (IOException e) {
      return refuse(
          "%s (%s) cannot be started".formatted(Job.line(editor.command()), editor.source()), file);
    }
    if (ended.orElse(0) != 0) {
      around.err().println(editor.name() + " ended with exit code " + ended.getAsInt());
      around.err().println("  try it by hand: " + Job.line(editor.commandFor(file, line)));
      return Exit.FAILED;
    }
    around.out().println("your file  " + shown(file));
    var check = around.jbang() + " check " + exercise.name();
    around.out().println("check it   " + around.paint().cyan(check));
    return Exit.FINE;
  }

  private static OptionalInt firstToDo(Path file) throws IOException {
    var lines = Files.readAllLines(file);
    for (var i = 0; i < lines.size(); i++) {
      if (lines.get(i).contains("TODO")) {
        return OptionalInt.of(i + 1);
      }
    }
    return OptionalInt.empty();
  }

  private Path shown(Path file) {
    return file.startsWith(around.here()) ? around.here().relativize(file) : file;
  }
}
