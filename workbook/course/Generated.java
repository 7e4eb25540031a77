package workbook.course;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import workbook.lab.Json;
import workbook.lab.WholeFile;

/// A file that is wholly or partly made from the course, so that each fact stands once.
///
/// @param content what the file must be
public record Generated(Path file, String content) {

  private static final Pattern TABLE =
      Pattern.compile("(?s)(<!-- lessons -->\n).*?(<!-- /lessons -->)");

  /// The catalog of JBang aliases, the README with its table of lessons where there is one, and
  /// what became of the claims where any are answered.
  ///
  /// @throws BadCourse when the README has no place for the table
  public static List<Generated> of(Course course) {
    var files = new ArrayList<Generated>();
    files.add(new Generated(course.root().resolve("jbang-catalog.json"), catalog(course)));
    var claims = Claims.of(course);
    var readme = course.root().resolve("README.md");
    text(readme)
        .ifPresent(old -> files.add(new Generated(readme, withTable(readme, old, course, claims))));
    if (!claims.isEmpty()) {
      var file = course.root().resolve(ClaimsFile.NAME);
      files.add(new Generated(file, new ClaimsFile(claims).markdown()));
    }
    return files;
  }

  /// Whether the file is missing or is not what it must be.
  public boolean stale() {
    return !text(file).equals(Optional.of(content));
  }

  public void write() throws IOException {
    WholeFile.write(file, content);
  }

  private static String catalog(Course course) {
    var aliases = new LinkedHashMap<String, Object>();
    for (var lesson : course.lessons()) {
      var demo = course.root().relativize(lesson.demo()).toString().replace('\\', '/');
      aliases.put(lesson.alias(), alias(demo, sentences(lesson)));
    }
    var tool = "workbook/Workbook.java";
    if (Files.exists(course.root().resolve(tool))) {
      aliases.put("check", command(tool, "Grade your answers.", "check"));
      aliases.put("site", command(tool, "Build the course as a static site.", "site"));
      aliases.put("workbook", alias(tool, "Everything else: try workbook --help."));
    }
    var tests = "tests/Tests.java";
    if (Files.exists(course.root().resolve(tests))) {
      aliases.put("tests", alias(tests, "Run the project's own tests."));
    }
    return Json.document(Map.of("aliases", aliases));
  }

  private static Map<String, Object> alias(String script, String description) {
    var alias = new LinkedHashMap<String, Object>();
    alias.put("script-ref", script);
    alias.put("description", description);
    return alias;
  }

  private static Map<String, Object> command(String script, String description, String command) {
    var alias = alias(script, description);
    alias.put("arguments", List.of(command));
    return alias;
  }

  private static String sentences(Lesson lesson) {
    var end = lesson.title().matches(".*[.?!]") ? " " : ". ";
    return lesson.title() + end + lesson.summary();
  }

  private static String withTable(Path readme, String text, Course course, Claims claims) {
    var place = TABLE.matcher(text);
    if (!place.find()) {
      throw new BadCourse(
          new Problem(
                  readme,
                  1,
                  "no place for the table of lessons",
                  "add the lines <!-- lessons --> and <!-- /lessons -->")
              .seenFrom(course.root()));
    }
    var after = text.substring(place.start(2));
    return text.substring(0, place.end(1)) + table(course, claims) + after;
  }

  private static String table(Course course, Claims claims) {
    var rows =
        new StringBuilder(
            "\n| | lesson | run it | read and run | exercises |\n|---:|---|---|---:|---|\n");
    for (var lesson : course.lessons()) {
      rows.append(
          "| %d | [%s](lessons/%s/lesson.md) %s | `./jbang %s` | %d minutes | %s |\n"
              .formatted(
                  lesson.number(),
                  lesson.title(),
                  lesson.folderName(),
                  lesson.summary(),
                  lesson.alias(),
                  lesson.minutes(),
                  lesson.exercises().isEmpty()
                      ? "–"
                      : "%d, %d minutes"
                          .formatted(lesson.exercises().size(), lesson.exerciseMinutes())));
    }
    rows.append('\n').append(Effort.of(course).sentence()).append('\n');
    if (!claims.isEmpty()) {
      rows.append(
          "\n[%s](%s): every answer on one page.\n".formatted(Claims.TITLE, ClaimsFile.NAME));
    }
    return rows.append('\n').toString();
  }

  private static Optional<String> text(Path file) {
    try {
      return Optional.of(Files.readString(file));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
