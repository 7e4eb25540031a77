package workbook.verify;

import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import workbook.course.Course;

/// JBang reads a header only in its own spelling; a formatter that adds one space turns it off
/// without a word.
final class HeadersProof implements Proof {

  /// Of every script: a shell starts it with it, and to Java it is a comment.
  static final String FIRST_LINE = "///usr/bin/env jbang \"$0\" \"$@\" ; exit $?";
  private static final Pattern REFORMATTED =
      Pattern.compile(
          "//\\s+(JAVA \\d+\\+?|(?:SOURCES|DEPS|FILES|REPOS|RUNTIME_OPTIONS|JAVA_OPTIONS"
              + "|JAVAC_OPTIONS|COMPILE_OPTIONS|MAIN) \\S.*)");

  @Override
  public String name() {
    return "headers";
  }

  @Override
  public String claim() {
    return "JBang can read every header";
  }

  @Override
  public void examine(Course course, Findings findings) {
    new CourseFiles(course.root()).java().forEach(file -> spelling(file, findings));
    var scripts =
        course.lessons().stream()
            .flatMap(
                lesson ->
                    Stream.concat(
                        Stream.of(lesson.demo()),
                        lesson.exercises().stream().map(exercise -> exercise.check())));
    scripts.filter(java.nio.file.Files::exists).forEach(script -> start(script, findings));
  }

  private static void spelling(Path file, Findings findings) {
    var lines = CourseFiles.lines(file);
    for (var i = 0; i < lines.size() && isHeader(lines.get(i)); i++) {
      var reformatted = REFORMATTED.matcher(lines.get(i));
      if (reformatted.matches()) {
        findings.problem(
            file,
            i + 1,
            "the header was reformatted: JBang does not read \"" + lines.get(i) + "\"",
            "write //" + reformatted.group(1) + ", and format only below the header");
      }
    }
  }

  private static boolean isHeader(String line) {
    return line.isBlank() || line.startsWith("//") || line.startsWith("package ");
  }

  private static void start(Path script, Findings findings) {
    var lines = CourseFiles.lines(script);
    if (lines.isEmpty() || !lines.getFirst().equals(FIRST_LINE)) {
      findings.problem(
          script, 1, "a script that a shell cannot start", "make its first line " + FIRST_LINE);
    }
  }
}
