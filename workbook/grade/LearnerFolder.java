package workbook.grade;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import workbook.check.ContentHash;
import workbook.course.Course;
import workbook.course.Exercise;
import workbook.lab.Nearest;

/// Finds a learner's answers: `answers/NN-alias/Name.java`, as the workbook lays them out, or the
/// same without `answers`, or all files side by side.
final class LearnerFolder {
  private static final Pattern PACKAGE = Pattern.compile("(?m)^\\s*package\\s+[\\w.]+\\s*;");

  private static final Pattern JAVA = Pattern.compile("(?i)\\.java(\\.txt)?$");

  /// A whole checkout with its dependencies may have been handed in.
  private static final int MOST_PATHS = 2_000;

  private static final int DEEPEST = 6;
  private static final int MOST_REMARKS = 10;

  private final Course course;
  private final Path folder;
  private final Set<Path> known = new HashSet<>();
  private final List<String> remarks = new ArrayList<>();
  private int seen = 0;

  LearnerFolder(Course course, Path folder) {
    this.course = course;
    this.folder = folder;
  }

  Learner read(List<Exercise> wanted) throws IOException {
    course.exercises().forEach(one -> places(one).forEach(at -> known.add(folder.resolve(at))));
    var handed = new LinkedHashMap<String, Handed>();
    wanted.forEach(exercise -> handed.put(exercise.name(), handed(exercise)));
    lookAround(folder, "", 1);
    return new Learner(Learner.nameOf(folder), handed, someRemarks());
  }

  /// Where an answer may lie, from the learner's folder on.
  static List<String> places(Exercise exercise) {
    var file = exercise.name() + ".java";
    var inLesson = exercise.lesson() + "/" + file;
    return List.of("answers/" + inLesson, inLesson, file);
  }

  private Handed handed(Exercise exercise) {
    var there =
        places(exercise).stream()
            .filter(place -> Files.exists(folder.resolve(place), LinkOption.NOFOLLOW_LINKS))
            .toList();
    if (there.isEmpty()) {
      return new Handed.Nothing();
    }
    var file = there.getFirst();
    there.stream()
        .skip(1)
        .forEach(other -> remarks.add(other + ": not graded; graded was " + file));
    return switch (AnswerFile.read(folder, file)) {
      case AnswerFile.Content.Unreadable(var why) -> new Handed.Unreadable(file, why);
      case AnswerFile.Content.Text text -> {
        if (PACKAGE.matcher(text.text()).find()) {
          remarks.add(file + ": has a package line, so its check cannot use it");
        }
        yield new Handed.Answer(file, ContentHash.of(text.bytes()));
      }
    };
  }

  /// @param shown how the folder is called from the learner's on, with `/` at its end
  private void lookAround(Path at, String shown, int depth) throws IOException {
    try (var children = Files.list(at)) {
      for (var child : children.sorted().toList()) {
        var name = Learner.nameOf(child);
        if (name.startsWith(".") || ++seen > MOST_PATHS) {
          continue;
        } else if (!Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS)) {
          unknown(child, shown, name);
        } else if (!Files.isReadable(child)) {
          remarks.add(shown + name + ": a folder that cannot be read");
        } else if (depth < DEEPEST) {
          lookAround(child, shown + name + "/", depth + 1);
        }
      }
    }
  }

  /// Only what may have been meant as an answer is worth a teacher's time.
  private void unknown(Path file, String shown, String name) {
    if (known.contains(file)) {
      return;
    } else if (Files.isSymbolicLink(file) && Files.isDirectory(file)) {
      remarks.add(shown + name + ": a symbolic link to a folder, not followed");
    } else if (JAVA.matcher(name).find()) {
      var names = course.exercises().stream().map(Exercise::name).toList();
      var near = Nearest.to(JAVA.matcher(name).replaceFirst(""), names);
      var meant = near.map(exercise -> "; meant as " + place(exercise) + "?").orElse("");
      remarks.add(shown + name + ": not graded, no exercise lies there" + meant);
    }
  }

  /// Somebody who hands in a whole clone has hundreds of other files.
  private List<String> someRemarks() {
    if (seen > MOST_PATHS) {
      remarks.addFirst("more than %,d files: not all were looked at".formatted(MOST_PATHS));
    }
    if (remarks.size() <= MOST_REMARKS) {
      return List.copyOf(remarks);
    }
    var some = new ArrayList<>(remarks.subList(0, MOST_REMARKS));
    some.add("and %,d more files like these".formatted(remarks.size() - MOST_REMARKS));
    return some;
  }

  private String place(String exercise) {
    return places(course.theExercise(exercise)).getFirst();
  }
}
