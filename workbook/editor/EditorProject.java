package workbook.editor;

//SOURCES EclipseFiles.java
//SOURCES Editor.java
//SOURCES EditorKind.java
//SOURCES Editors.java
//SOURCES IdeaFiles.java
//SOURCES Interrupts.java
//SOURCES Placed.java
//SOURCES ProjectFile.java
//SOURCES ProjectView.java
//SOURCES SourceFolder.java
//SOURCES VsCodeFiles.java
//SOURCES Words.java
//SOURCES Xml.java
//SOURCES package-info.java

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import workbook.course.Course;

/// The project files with which VS Code, Eclipse and IntelliJ IDEA resolve a course's answers and
/// checks. They follow from the course and the tool that runs: to refresh them is to write again.
public final class EditorProject {

  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

  private final Path root;
  private final List<ProjectFile> files = new ArrayList<>();

  /// @param course whose answers are all there, if only as starters: a check without one is an
  ///   error in every editor
  public EditorProject(Course course) {
    this.root = course.root();
    var view =
        ProjectView.of(
            course,
            System.getProperty("java.class.path"),
            Path.of(System.getProperty("java.home")),
            Runtime.version().feature());
    files.addAll(new EclipseFiles(view).all());
    files.addAll(new VsCodeFiles(view).all());
    files.addAll(new IdeaFiles(view).all());
  }

  /// Writes all files but those that are not ours, or were changed since.
  public List<Placed> place() throws IOException {
    var placed = new ArrayList<Placed>();
    for (var file : files) {
      placed.add(file.place(root));
    }
    return placed;
  }

  /// Writes all files, and keeps a copy of each that is not ours:
  /// `settings.json.bak-20261122-195000`.
  public List<Placed> replace(Clock clock) throws IOException {
    var stamp = LocalDateTime.now(clock).format(STAMP);
    var placed = new ArrayList<Placed>();
    for (var file : files) {
      placed.add(file.replace(root, stamp));
    }
    return placed;
  }
}
