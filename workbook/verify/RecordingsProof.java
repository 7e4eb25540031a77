package workbook.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import workbook.course.Course;
import workbook.course.Lesson;
import workbook.course.Problem;
import workbook.lab.Recording;

/// The recordings that pages rest on can be read and rest on enough rounds.
public final class RecordingsProof implements Proof {

  private static final Pattern PLACED = Pattern.compile("(?s).*?:(\\d+): (.*)");

  /// As `record` makes at least.
  public static final int ROUNDS = 7;

  @Override
  public String name() {
    return "recordings";
  }

  @Override
  public String claim() {
    return "every recording can be read and has rounds enough to rank";
  }

  @Override
  public void examine(Course course, Findings findings) {
    var files = new CourseFiles(course.root());
    for (var lesson : course.lessons()) {
      if (Files.exists(lesson.recording())) {
        examine(lesson, lesson.recording(), findings);
      }
      files
          .in(lesson.folder().resolve("recordings"))
          .forEach(file -> examine(lesson, file, findings));
    }
  }

  /// An act that needs what the recording's machine did not have is in it with the reason alone.
  private static boolean couldNotBeMade(Recording.Act act) {
    return act.rounds() == 0
        && act.runs().stream()
            .allMatch(run -> run.samples().isEmpty() && !run.unavailable().isEmpty());
  }

  /// The message of an unreadable recording begins with its place.
  private static Problem unreadable(Path file, IOException e, String next) {
    var placed = PLACED.matcher(String.valueOf(e.getMessage()));
    return placed.matches()
        ? new Problem(file, Integer.parseInt(placed.group(1)), placed.group(2), next)
        : new Problem(file, 1, "cannot be read: " + e, next);
  }

  private static void examine(Lesson lesson, Path file, Findings findings) {
    var again = "run: ./jbang workbook record " + lesson.alias();
    Recording recording;
    try {
      recording = Recording.read(file);
    } catch (IOException e) {
      findings.problem(unreadable(file, e, again));
      return;
    }
    if (!recording.lesson().equals(lesson.alias())) {
      findings.problem(file, 1, "is of the lesson \"" + recording.lesson() + "\"", again);
    }
    if (recording.quick()) {
      findings.problem(file, 1, "is a quick one, which is not enough to rank", again);
    }
    for (var act : recording.acts()) {
      if (act.rounds() < ROUNDS && !recording.quick() && !couldNotBeMade(act)) {
        findings.problem(
            file,
            1,
            "the act %s has %d rounds of %d".formatted(act.id(), act.rounds(), ROUNDS),
            again);
      }
    }
  }
}
