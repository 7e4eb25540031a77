package workbook.editor;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import workbook.course.Course;
import workbook.course.Exercise;
import workbook.course.Lesson;

/// What an editor must see to resolve an answer and run its check, whatever the editor.
///
/// The learner's answers, the lessons' checks and demos, and those packages of the tool that these
/// call. Starters, solutions and decoys bear the names of the answers, so they are left out; and so
/// is a script with libraries of its own, which JBang alone can give it.
///
/// @param course its root is the project
/// @param tool packages of the tool in this clone; none where the course lies elsewhere
/// @param libraries absolute; the tool itself is one where its sources are elsewhere
/// @param javaHome of a JDK that runs the checks
record ProjectView(
    Course course, List<SourceFolder> tool, List<Path> libraries, Path javaHome, int javaFeature) {

  /// What the course's files are written in: `//JAVA 25+`.
  static final int RELEASE = 25;

  /// As `jbang check` runs an answer: allocation is measured on the first compiler tier.
  static final String VM_ARGUMENTS = "-XX:TieredStopAtLevel=1";

  /// Below the folder that git and `verify` leave to the tools.
  static final String OUTPUT = "build/editor";

  private static final List<String> CALLED = List.of("check", "course", "lab");

  /// @param classPath of the running tool: what the checks need was resolved for it
  static ProjectView of(Course course, String classPath, Path javaHome, int javaFeature) {
    var tool =
        CALLED.stream()
            .filter(name -> Files.isDirectory(course.root().resolve("workbook").resolve(name)))
            .map(name -> new SourceFolder("workbook/" + name, "workbook." + name, List.of(), true))
            .toList();
    var itself = itself();
    var libraries =
        Arrays.stream(classPath.split(File.pathSeparator))
            .map(entry -> Path.of(entry).toAbsolutePath().normalize())
            // With its sources in the project, the compiled tool would be a second, older copy.
            .filter(entry -> entry.equals(itself) ? tool.isEmpty() : isJar(entry))
            .toList();
    return new ProjectView(course, tool, libraries, javaHome, javaFeature);
  }

  private static Path itself() {
    try {
      var place = ProjectView.class.getProtectionDomain().getCodeSource().getLocation();
      return Path.of(place.toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isJar(Path entry) {
    return entry.toString().endsWith(".jar") && Files.exists(entry);
  }

  String name() {
    return course.root().getFileName().toString();
  }

  /// The lesson's answers, and its checks with its demo.
  List<SourceFolder> folders(Lesson lesson) {
    return lesson.exercises().isEmpty()
        ? List.of(checks(lesson))
        : List.of(answers(lesson), checks(lesson));
  }

  private static SourceFolder checks(Lesson lesson) {
    var without = new ArrayList<String>();
    lesson.exercises().forEach(exercise -> without.add(exercise.name() + ".java"));
    try (var files = Files.list(lesson.folder())) {
      files
          .filter(ProjectView::hasLibraries)
          .map(file -> file.getFileName().toString())
          .sorted()
          .forEach(without::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new SourceFolder("lessons/" + lesson.folderName(), "", without, true);
  }

  private static SourceFolder answers(Lesson lesson) {
    return new SourceFolder("answers/" + lesson.folderName(), "", List.of(), false);
  }

  private static boolean hasLibraries(Path file) {
    if (!file.toString().endsWith(".java")) {
      return false;
    }
    try (Stream<String> lines = Files.lines(file)) {
      return lines.anyMatch(line -> line.startsWith("//DEPS "));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The class whose `main` grades an exercise.
  static String checkClass(Exercise exercise) {
    return exercise.name() + "Check";
  }

  /// How every editor calls the run of a check.
  static String label(Exercise exercise) {
    return "check " + exercise.name();
  }
}
