package workbook.editor;

import static workbook.editor.ProjectView.OUTPUT;
import static workbook.editor.ProjectView.RELEASE;
import static workbook.editor.Xml.element;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What the Eclipse compiler goes by, which VS Code's Java extension runs.
final class EclipseFiles {

  private static final String JDT = "org.eclipse.jdt.core.";

  /// What lies beside the checks and answers is no resource of theirs, and of one name in every
  /// lesson: copied, it would be a warning for each. A text that a check reads is none of these.
  private static final List<String> NO_RESOURCES =
      List.of("*.md", "*.py", "*.c", "*.json", "*.bak-*", "recordings/", "__pycache__/");

  private final ProjectView view;

  EclipseFiles(ProjectView view) {
    this.view = view;
  }

  List<ProjectFile> all() {
    return List.of(
        ProjectFile.xml(".project", project()),
        ProjectFile.xml(".classpath", classPath()),
        ProjectFile.properties(".settings/org.eclipse.jdt.core.prefs", compiler()),
        ProjectFile.properties(
            ".settings/org.eclipse.core.resources.prefs",
            List.of("eclipse.preferences.version=1", "encoding/<project>=UTF-8")));
  }

  private Xml project() {
    var builder = element("buildCommand").with(element("name").text(JDT + "javabuilder"));
    return element("projectDescription")
        .with(
            element("name").text(view.name()),
            element("buildSpec").with(builder),
            element("natures").with(element("nature").text(JDT + "javanature")));
  }

  private Xml classPath() {
    var entries = new ArrayList<Xml>();
    for (var folder : folders().toList()) {
      var entry = source(folder);
      entries.add(folder.ours() ? withoutAdvice(entry) : entry);
    }
    if (!view.tool().isEmpty()) {
      entries.add(withoutAdvice(tool()));
    }
    var machine = "org.eclipse.jdt.launching.JRE_CONTAINER/org.eclipse.jdt.internal.debug.ui.";
    machine += "launcher.StandardVMType/JavaSE-" + RELEASE;
    entries.add(element("classpathentry", "kind", "con", "path", machine));
    for (var library : view.libraries()) {
      var path = library.toString().replace('\\', '/');
      entries.add(element("classpathentry", "kind", "lib", "path", path));
    }
    entries.add(element("classpathentry", "kind", "output", "path", OUTPUT + "/eclipse"));
    return element("classpath").with(entries);
  }

  private static Xml source(SourceFolder folder) {
    var without = Stream.concat(folder.without().stream(), NO_RESOURCES.stream()).toList();
    return element(
        "classpathentry",
        "kind",
        "src",
        "path",
        folder.path(),
        "excluding",
        String.join("|", without));
  }

  /// What Eclipse would have our files do otherwise is none of the learner's problems.
  private static Xml withoutAdvice(Xml entry) {
    var ignore = element("attribute", "name", "ignore_optional_problems", "value", "true");
    return entry.with(element("attributes").with(ignore));
  }

  /// Its packages begin at the project's root, so that is the folder, with all else left out. A
  /// folder within another one must be excluded by name.
  private Xml tool() {
    var including = view.tool().stream().map(folder -> folder.path() + "/").toList();
    var excluding = new ArrayList<>(List.of("build/"));
    folders().forEach(folder -> excluding.add(folder.path() + "/"));
    return element(
        "classpathentry",
        "kind",
        "src",
        "path",
        "",
        "including",
        String.join("|", including),
        "excluding",
        String.join("|", excluding));
  }

  private Stream<SourceFolder> folders() {
    return view.course().lessons().stream().flatMap(lesson -> view.folders(lesson).stream());
  }

  private static List<String> compiler() {
    return List.of(
        "eclipse.preferences.version=1",
        JDT + "compiler.codegen.targetPlatform=" + RELEASE,
        JDT + "compiler.compliance=" + RELEASE,
        JDT + "compiler.source=" + RELEASE,
        JDT + "compiler.release=enabled",
        JDT + "compiler.processAnnotations=disabled",
        // Null is javac's business here: the packages are annotated for people and other tools.
        JDT + "compiler.annotation.nullanalysis=disabled");
  }
}
