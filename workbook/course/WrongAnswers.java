package workbook.course;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// The decoys of an exercise. They are read when they are asked for: there are many, and whoever
/// checks one answer needs few of them.
///
/// @param root of the course
/// @param wrong the folder of a lesson's decoys, a folder each
public record WrongAnswers(Path root, Path wrong, String exercise) {
  private static final Pattern REJECTED_BY = Pattern.compile("// rejected by: (\\w+)");

  List<Exercise.Decoy> read() {
    try {
      return all();
    } catch (BadCourse e) {
      throw e.seenFrom(root);
    }
  }

  private List<Exercise.Decoy> all() {
    var decoys = new ArrayList<Exercise.Decoy>();
    for (var folder : Files.isDirectory(wrong) ? Course.children(wrong) : List.<Path>of()) {
      var file = folder.resolve(exercise + ".java");
      if (Files.exists(file)) {
        decoys.add(decoy(folder.getFileName().toString(), file));
      }
    }
    return decoys;
  }

  private static Exercise.Decoy decoy(String name, Path file) {
    // What follows with three slashes documents the class, and not the idea.
    var comment = Course.text(file).lines().takeWhile(line -> line.matches("//(?!/).*")).toList();
    var first = comment.isEmpty() ? "" : comment.getFirst();
    var rejectedBy = REJECTED_BY.matcher(first);
    if (!rejectedBy.matches()) {
      throw Course.bad(
          file,
          1,
          "a decoy's first comment names the test that rejects it",
          "write // rejected by: name_of_the_test");
    }
    var text = comment.stream().skip(1).map(line -> line.substring(2).strip()).toList();
    if (text.isEmpty() || !text.getFirst().endsWith("?")) {
      throw Course.bad(
          file,
          2,
          "a decoy's second comment asks the learner whether they had its idea",
          "write a question that yes or no answers, such as // Does your answer keep the last line?");
    }
    var explanation = String.join("\n", text.subList(1, text.size()));
    return new Exercise.Decoy(name, file, rejectedBy.group(1), text.getFirst(), explanation);
  }
}
