package workbook.watch;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import workbook.check.Attempt;
import workbook.course.Exercise;
import workbook.course.Lesson;

/// What the other commands say and do, for the watch to show: each text may have many lines, of at
/// most 80 columns.
public interface Voice {

  /// Starters that have become the learner's files just now.
  String made(List<Path> answers);

  String verdict(Exercise exercise, Path answer, boolean untouched, Attempt attempt, Duration took);

  /// One hint more than the last time, and those before it.
  String hint(Exercise exercise);

  String solution(Exercise exercise);

  /// A file as the learner would name it.
  String shown(Path file);

  /// The command that runs a lesson's demo; options and acts may follow.
  List<String> demo(Lesson lesson);
}
