package workbook.grade;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import workbook.course.BadCourse;
import workbook.course.Course;
import workbook.course.Exercise;

/// A folder with one folder for each learner.
///
/// @param folders by the learner's name
/// @param remarks what else lies in the folder
public record Submissions(List<Learner> learners, Map<String, Path> folders, List<String> remarks) {

  /// @param wanted the exercises to grade
  /// @throws BadCourse when no learner's folder is there
  public static Submissions read(Course course, List<Exercise> wanted, Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new BadCourse(
          "no folder " + folder + "\n  name the one that holds a folder for each learner");
    }
    var learners = new ArrayList<Learner>();
    var folders = new LinkedHashMap<String, Path>();
    var remarks = new ArrayList<String>();
    try (var children = Files.list(folder)) {
      for (var child : children.sorted().toList()) {
        refuseIfOneLearners(course, child);
        if (Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS)) {
          learner(course, wanted, child)
              .ifPresent(learner -> {
                learners.add(learner);
                folders.put(learner.name(), child);
              });
        } else if (Files.isSymbolicLink(child)) {
          remarks.add(Learner.nameOf(child) + ": a symbolic link, not followed");
        } else if (!Learner.nameOf(child).startsWith(".")) {
          remarks.add(Learner.nameOf(child) + ": not a learner's folder");
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (learners.isEmpty()) {
      throw new BadCourse(
          "no learner's folder in %s\n  it has to hold LEARNER/%s"
              .formatted(folder, LearnerFolder.places(wanted.getFirst()).getFirst()));
    }
    learners.sort(Learner.BY_NAME);
    return new Submissions(learners, folders, remarks);
  }

  /// Nothing for a hidden folder without answers: a `.git` is nobody.
  private static Optional<Learner> learner(Course course, List<Exercise> wanted, Path folder) {
    try {
      var learner = new LearnerFolder(course, folder).read(wanted);
      var nothing = learner.handed().values().stream().allMatch(Handed.Nothing.class::isInstance);
      return nothing && learner.name().startsWith(".") ? Optional.empty() : Optional.of(learner);
    } catch (IOException | UncheckedIOException e) {
      var handed = new LinkedHashMap<String, Handed>();
      var why = new Handed.Unreadable("", "the learner's folder cannot be read");
      wanted.forEach(exercise -> handed.put(exercise.name(), why));
      return Optional.of(new Learner(Learner.nameOf(folder), handed, List.of()));
    }
  }

  /// Somebody who grades a single learner names that learner's folder first.
  private static void refuseIfOneLearners(Course course, Path child) {
    var name = Learner.nameOf(child);
    if (Files.isDirectory(child) && (name.equals("answers") || isLesson(course, name))) {
      throw new BadCourse(
          "%s holds answers itself: it looks like one learner's folder\n  name the folder above it"
              .formatted(child.getParent()));
    }
  }

  private static boolean isLesson(Course course, String name) {
    return course.lessons().stream().anyMatch(lesson -> lesson.folderName().equals(name));
  }
}
