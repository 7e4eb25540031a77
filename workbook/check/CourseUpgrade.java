package workbook.check;

//SOURCES Renewal.java

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import workbook.course.Course;
import workbook.course.Exercise;
import workbook.course.Lesson;

/// Brings a learner's files up to a course that has changed, and leaves what they wrote. Doing it
/// twice does nothing more; where it is killed, the next one does the rest.
public final class CourseUpgrade {

  private static final String NEW_STARTER = ".new-starter";

  private final Course course;
  private final Answers answers;
  private final Progress progress;
  private final Starters starters;

  public CourseUpgrade(Course course, Answers answers, Progress progress) {
    this.course = course;
    this.answers = answers;
    this.progress = progress;
    this.starters = new Starters(course);
  }

  /// @param all also lays out the starters of lessons that were not begun
  /// @throws workbook.course.BadCourse when the clone cannot be written
  public List<Renewal> run(boolean all) {
    var done = new ArrayList<Renewal>();
    for (var file : strays()) {
      course.exercise(nameOf(file)).flatMap(exercise -> moved(file, exercise)).ifPresent(done::add);
    }
    for (var lesson : course.lessons()) {
      if (all || Files.isDirectory(course.answers(lesson.folderName()))) {
        renew(lesson, done);
      }
    }
    return done;
  }

  private void renew(Lesson lesson, List<Renewal> done) {
    var made = answers.start(lesson);
    for (var exercise : lesson.exercises()) {
      var answer = answers.file(exercise);
      if (made.contains(answer)) {
        done.add(new Renewal.Added(exercise, answer));
      } else {
        renewed(exercise, answer).ifPresent(done::add);
      }
    }
  }

  /// The new file comes first, what is known of it second: a kill between the two repeats the
  /// first, which then is there already.
  private Optional<Renewal> renewed(Exercise exercise, Path answer) {
    var now = ContentHash.of(exercise.starter());
    var known = starters.known(exercise);
    if (known.filter(now::equals).isPresent()) {
      return Optional.empty();
    }
    var mine = ContentHash.of(answer);
    Optional<Renewal> done;
    if (mine.equals(now)) {
      done = Optional.empty();
    } else if (known.isEmpty()) {
      done = Optional.of(new Renewal.Adopted(exercise, answer));
    } else if (known.get().equals(mine)) {
      Answers.place(exercise, answer);
      done = Optional.of(new Renewal.Replaced(exercise, answer));
    } else if (progress.state(exercise) == Progress.State.PASSED) {
      done = Optional.of(new Renewal.Solved(exercise, answer));
    } else {
      var beside = beside(answer, known.get(), now);
      Answers.place(exercise, beside);
      done = Optional.of(new Renewal.Beside(exercise, answer, beside));
    }
    starters.keep(exercise);
    return done;
  }

  /// A new starter of an earlier upgrade gives way, unless the learner works in it.
  private static Path beside(Path answer, String before, String now) {
    var name = answer.getFileName() + NEW_STARTER;
    var beside = answer.resolveSibling(name);
    for (var n = 2; !List.of("", before, now).contains(ContentHash.of(beside)); n++) {
      beside = answer.resolveSibling(name + "-" + n);
    }
    return beside;
  }

  /// Class names are unique in a course, so that one of the same name is the same exercise.
  private Optional<Renewal> moved(Path from, Exercise exercise) {
    var answer = answers.file(exercise);
    if (Files.exists(answer)) {
      return Optional.empty();
    }
    try {
      Files.createDirectories(answer.getParent());
      Files.move(from, answer);
      return Optional.of(new Renewal.Moved(exercise, answer, from));
    } catch (IOException e) {
      throw Answers.readOnly(answer, e);
    }
  }

  /// The answers that belong to no exercise of the course where they lie.
  public List<Path> strays() {
    var known = course.exercises().stream().map(answers::file).toList();
    var root = course.root().resolve("answers");
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    try (var files = Files.walk(root, 2)) {
      return files
          .filter(file -> file.getNameCount() == root.getNameCount() + 2)
          .filter(file -> file.toString().endsWith(".java") && Files.isRegularFile(file))
          .filter(file -> !known.contains(file))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String nameOf(Path file) {
    var name = file.getFileName().toString();
    return name.substring(0, name.length() - ".java".length());
  }
}
