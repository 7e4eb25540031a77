package workbook.verify;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import workbook.course.Course;
import workbook.course.Page;
import workbook.course.Snippets;

/// Every page says what is so: its links and listings lead somewhere, its snippets print what it
/// says, its numbers are those of the recording, its claims have
/// evidence and the verdict that their rules compute.
final class PagesProof implements Proof {

  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s#:]+)(?:#[^)\\s]*)?\\)");

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
    }
    for (var name : new String[] {"README.md", "CLAIMS.md", "CONTRIBUTING.md"}) {
      var file = course.root().resolve(name);
      if (Files.exists(file)) {
        links(file, findings);
      }
    }
  }

  /// These are no lesson pages: only that their links are not dead. What stands in code is an
  /// example.
  private static void links(Path file, Findings findings) {
    var lines = CourseFiles.lines(file);
    var code = false;
    for (var i = 0; i < lines.size(); i++) {
      var line = lines.get(i);
      if (line.strip().startsWith("```")) {
        code = !code;
      } else if (!code) {
        dead(file, i + 1, line.replaceAll("`[^`]*`", ""), findings);
      }
    }
  }

  private static void dead(Path file, int number, String line, Findings findings) {
    var link = LINK.matcher(line);
    while (link.find()) {
      if (!Files.exists(file.resolveSibling(link.group(1)))) {
        findings.problem(file, number, "a dead link: " + link.group(1), "mend or remove it");
      }
    }
  }
}
