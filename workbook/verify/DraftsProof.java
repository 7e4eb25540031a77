package workbook.verify;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Set;
import java.util.regex.Pattern;
import workbook.course.Course;
import workbook.course.Exercise;
import workbook.course.Problem;

/// Nothing is left of a skeleton: `workbook new` marks what a person still has to write.
public final class DraftsProof implements Proof {

  /// Stands before what is still to be written, which the rest of the line says.
  public static final String MARK = "TO WRITE";

  /// How each problem of a marked line begins.
  public static final String UNWRITTEN = "still to be written: ";

  /// Of the folder of a decoy that still waits for its idea; a number follows.
  public static final String NAMELESS = "to-write-";

  private static final Pattern MARKED = Pattern.compile("\\b" + MARK + "\\b[: ]*([^\"`]*)");
  private static final Set<String> ENDS = Set.of("md", "java", "py");

  @Override
  public String name() {
    return "drafts";
  }

  @Override
  public String claim() {
    return "nothing is still to be written";
  }

  @Override
  public void examine(Course course, Findings findings) {
    var files = new CourseFiles(course.root());
    var all = new ArrayList<Path>();
    for (var folder : new String[] {"lessons", "solutions"}) {
      all.addAll(files.below(course.root().resolve(folder)));
    }
    all.stream().filter(DraftsProof::isText).forEach(file -> marked(file, findings));
    course.exercises().forEach(exercise -> nameless(exercise, findings));
  }

  private static boolean isText(Path file) {
    var name = file.getFileName().toString();
    return ENDS.contains(name.substring(name.lastIndexOf('.') + 1));
  }

  private static void marked(Path file, Findings findings) {
    var lines = CourseFiles.lines(file);
    for (var i = 0; i < lines.size(); i++) {
      var marked = MARKED.matcher(lines.get(i));
      if (marked.find()) {
        findings.problem(
            new Problem(
                file,
                i + 1,
                UNWRITTEN + marked.group(1).strip(),
                "write it in place of " + MARK + " …"));
      }
    }
  }

  private static void nameless(Exercise exercise, Findings findings) {
    for (var decoy : exercise.decoys()) {
      if (decoy.name().startsWith(NAMELESS)) {
        var folder = "solutions/%s/wrong/".formatted(exercise.lesson());
        findings.problem(
            decoy.file(),
            1,
            "still to be named: the idea of this decoy",
            "move it to a folder that says what is wrong: %swhat-is-wrong".formatted(folder));
      }
    }
  }
}
