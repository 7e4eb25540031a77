package workbook.verify;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import workbook.course.Course;
import workbook.course.Headings;
import workbook.course.Page;
import workbook.course.Snippets;

/// Every page says what is so: its links and listings lead somewhere, its snippets print what it
/// says, its numbers are those of the recording, its claims have evidence and the verdict that
/// their rules compute. Every exercise has a task and its three hints.
final class PagesProof implements Proof {

  private static final Pattern LINK =
      Pattern.compile("\\]\\(([^)\\s#:]*)(?:#([^)\\s]*))?(?:\\s+\"[^\"]*\")?\\)");

  @Override
  public String name() {
    return "pages";
  }

  @Override
  public String claim() {
    return "links lead somewhere, snippets and numbers are true, claims have evidence";
  }

  @Override
  public void examine(Course course, Findings findings) {
    for (var lesson : course.lessons()) {
      findings.progress(lesson.alias());
      try (var shell = Snippets.shell()) {
        Page.read(course, lesson, shell).problems().forEach(findings::problem);
      }
      lesson.exercises().forEach(exercise -> ExercisePages.examine(exercise, findings));
    }
    for (var name :
        new String[] {"README.md", "CLAIMS.md", "CONTRIBUTING.md", "lessons/glossary.md"}) {
      var file = course.root().resolve(name);
      if (Files.exists(file)) {
        links(course, file, findings);
      }
    }
  }

  /// These are no lesson pages: only that their links are not dead. What stands in code is an
  /// example.
  private static void links(Course course, Path file, Findings findings) {
    var lines = CourseFiles.lines(file);
    var code = false;
    for (var i = 0; i < lines.size(); i++) {
      var line = lines.get(i);
      if (line.strip().startsWith("```")) {
        code = !code;
      } else if (!code) {
        dead(course, file, i + 1, line.replaceAll("`[^`]*`", ""), findings);
      }
    }
  }

  private static void dead(Course course, Path file, int number, String line, Findings findings) {
    var link = LINK.matcher(line);
    while (link.find()) {
      var target = link.group(1).isEmpty() ? file : file.resolveSibling(link.group(1)).normalize();
      var anchor = link.group(2);
      if (!Files.exists(target)) {
        findings.problem(file, number, "a dead link: " + link.group(1), "mend or remove it");
      } else if (anchor != null && isPage(target) && !headings(course, target).contains(anchor)) {
        findings.problem(
            file,
            number,
            "a link to a heading that is not there: " + link.group(1) + "#" + anchor,
            "mend it, or name no heading");
      }
    }
  }

  private static boolean isPage(Path target) {
    return target.toString().endsWith(".md");
  }

  private static List<String> headings(Course course, Path page) {
    var lesson = course.lessons().stream().filter(one -> one.page().file().equals(page));
    return Headings.ids(
        lesson
            .findFirst()
            .map(one -> one.page().body())
            .orElseGet(() -> String.join("\n", CourseFiles.lines(page))));
  }
}
