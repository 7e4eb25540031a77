package workbook.check;

//SOURCES ContentHash.java
//SOURCES Starters.java

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import workbook.course.BadCourse;
import workbook.course.Course;
import workbook.course.Exercise;
import workbook.course.Lesson;
import workbook.lab.WholeFile;

/// The learner's files: `answers/NN-alias/`. What is there is never overwritten without a copy.
public final class Answers {
  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

  private final Course course;
  private final Clock clock;
  private final Starters starters;

  public Answers(Course course, Clock clock) {
    this.course = course;
    this.clock = clock;
    this.starters = new Starters(course);
  }

  /// Where the learner's answer to an exercise lies, whether or not it exists.
  public Path file(Exercise exercise) {
    return course.answers(exercise.lesson()).resolve(exercise.name() + ".java");
  }

  /// Copies those starters of a lesson that have no answer yet.
  ///
  /// @return the files it made
  /// @throws BadCourse when the clone cannot be written
  public List<Path> start(Lesson lesson) {
    var missing =
        lesson.exercises().stream().filter(exercise -> Files.notExists(file(exercise))).toList();
    if (!missing.isEmpty()) {
      starters.keep(missing);
    }
    var made = new ArrayList<Path>();
    for (var exercise : missing) {
      place(exercise, file(exercise));
      made.add(file(exercise));
    }
    return made;
  }

  /// Whether the answer is there and is still the starter, byte for byte.
  public boolean untouched(Exercise exercise) {
    var answer = file(exercise);
    try {
      return Files.exists(answer) && Files.mismatch(answer, exercise.starter()) < 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Puts the starter back.
  ///
  /// @return the copy of what was there, `LeanParser.java.bak-20261122-195000`; nothing where there
  ///   was no answer, or it was the starter
  /// @throws BadCourse when the clone cannot be written; nothing is changed then
  public Optional<Path> restore(Exercise exercise) {
    var answer = file(exercise);
    if (untouched(exercise)) {
      return Optional.empty();
    }
    var backup = Files.exists(answer) ? Optional.of(backUp(answer)) : Optional.<Path>empty();
    starters.keep(exercise);
    place(exercise, answer);
    return backup;
  }

  private Path backUp(Path answer) {
    var name = answer.getFileName() + ".bak-" + LocalDateTime.now(clock).format(STAMP);
    var backup = answer.resolveSibling(name);
    for (var n = 2; Files.exists(backup); n++) {
      backup = answer.resolveSibling(name + "-" + n);
    }
    try {
      return Files.copy(answer, backup, StandardCopyOption.COPY_ATTRIBUTES);
    } catch (IOException e) {
      throw readOnly(answer, e);
    }
  }

  /// The whole starter or nothing: a cut copy would look like the learner's own file for ever.
  static void place(Exercise exercise, Path answer) {
    try {
      // Its content only: a starter of a read-only clone becomes a file that can be edited.
      WholeFile.write(answer, Files.readString(exercise.starter()));
    } catch (IOException e) {
      throw readOnly(answer, e);
    }
  }

  static BadCourse readOnly(Path answer, IOException e) {
    return new BadCourse(
        "cannot write %s: %s\n  exercises need a clone that you may write to: copy it, or clone it anew"
            .formatted(answer, e.getClass().getSimpleName() + " " + e.getMessage()));
  }
}
