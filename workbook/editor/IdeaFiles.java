package workbook.editor;

import static workbook.editor.ProjectView.OUTPUT;
import static workbook.editor.ProjectView.RELEASE;
import static workbook.editor.Xml.element;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import workbook.course.Exercise;
import workbook.course.Lesson;

/// What IntelliJ IDEA goes by. Each lesson is a module: IDEA runs nothing of a module that does not
/// compile, and an exercise begun in one lesson should not stop those of another.
final class IdeaFiles {

  private static final String TOOL = "workbook";
  private static final String HERE = "file://$MODULE_DIR$";

  private final ProjectView view;

  IdeaFiles(ProjectView view) {
    this.view = view;
  }

  List<ProjectFile> all() {
    var files = new ArrayList<ProjectFile>();
    files.add(ProjectFile.xml(".idea/misc.xml", project("ProjectRootManager", misc())));
    files.add(ProjectFile.xml(".idea/modules.xml", project("ProjectModuleManager", modules())));
    files.add(ProjectFile.xml(".idea/libraries/" + TOOL + ".xml", libraries()));
    files.add(iml("course", List.of(everything())));
    files.add(iml(TOOL, tool()));
    view.course().lessons().forEach(lesson -> files.add(iml(lesson.folderName(), lesson(lesson))));
    files.add(run("_template__of_Application", template()));
    for (var exercise : view.course().exercises()) {
      files.add(run("check_" + exercise.name(), run(exercise)));
    }
    return files;
  }

  private static Xml project(String name, Xml component) {
    return element("project", "version", "4").with(component);
  }

  private static Xml misc() {
    return element(
            "component",
            "name",
            "ProjectRootManager",
            "version",
            "2",
            "languageLevel",
            "JDK_" + RELEASE,
            "project-jdk-name",
            Integer.toString(RELEASE),
            "project-jdk-type",
            "JavaSDK")
        .with(element("output", "url", "file://$PROJECT_DIR$/" + OUTPUT + "/idea"));
  }

  private Xml modules() {
    var modules =
        Stream.concat(
                Stream.of("course", TOOL), view.course().lessons().stream().map(Lesson::folderName))
            .map(name -> "$PROJECT_DIR$/.idea/" + name + ".iml")
            .map(path -> element("module", "fileurl", "file://" + path, "filepath", path))
            .toList();
    return element("component", "name", "ProjectModuleManager")
        .with(element("modules").with(modules));
  }

  private Xml libraries() {
    var jars =
        view.libraries().stream()
            .map(path -> path.toString().replace('\\', '/'))
            .map(path -> path.endsWith(".jar") ? "jar://" + path + "!/" : "file://" + path)
            .map(url -> element("root", "url", url))
            .toList();
    return element("component", "name", "libraryTable")
        .with(element("library", "name", TOOL).with(element("CLASSES").with(jars)));
  }

  /// A module's file lies in `.idea`, and yet IDEA takes the project's root for its folder.
  private static ProjectFile iml(String name, List<Xml> content) {
    var entries = new ArrayList<>(content);
    entries.add(element("orderEntry", "type", "inheritedJdk"));
    entries.add(element("orderEntry", "type", "sourceFolder", "forTests", "false"));
    entries.add(element("orderEntry", "type", "library", "name", TOOL, "level", "project"));
    if (!name.equals(TOOL)) {
      entries.add(element("orderEntry", "type", "module", "module-name", TOOL));
    }
    var roots =
        element("component", "name", "NewModuleRootManager", "inherit-compiler-output", "true")
            .with(entries);
    return ProjectFile.xml(
        ".idea/" + name + ".iml",
        element("module", "type", "JAVA_MODULE", "version", "4").with(roots));
  }

  /// The whole course, to be seen and read: pages, solutions, the rest of the tool.
  private static Xml everything() {
    return element("content", "url", HERE)
        .with(
            element("excludeFolder", "url", HERE + "/build"),
            element("excludeFolder", "url", HERE + "/.workbook"));
  }

  private List<Xml> tool() {
    return view.tool().stream().map(IdeaFiles::content).toList();
  }

  private List<Xml> lesson(Lesson lesson) {
    return view.folders(lesson).stream().map(IdeaFiles::content).toList();
  }

  private static Xml content(SourceFolder folder) {
    var url = HERE + "/" + folder.path();
    var source = element("sourceFolder", "url", url, "isTestSource", "false");
    if (!folder.packageName().isEmpty()) {
      source =
          element(
              "sourceFolder",
              "url",
              url,
              "isTestSource",
              "false",
              "packagePrefix",
              folder.packageName());
    }
    var without =
        folder.without().stream().map(name -> element("excludePattern", "pattern", name)).toList();
    return element("content", "url", url).with(source).with(without);
  }

  private static ProjectFile run(String file, Xml configuration) {
    return ProjectFile.xml(
        ".idea/runConfigurations/" + file + ".xml",
        element("component", "name", "ProjectRunConfigurationManager").with(configuration));
  }

  /// What the arrow beside any `main` starts from.
  private static Xml template() {
    return element(
            "configuration", "default", "true", "type", "Application", "factoryName", "Application")
        .with(option("VM_PARAMETERS", ProjectView.VM_ARGUMENTS))
        .with(option("WORKING_DIRECTORY", "$PROJECT_DIR$"))
        .with(make());
  }

  private static Xml run(Exercise exercise) {
    return element(
            "configuration",
            "default",
            "false",
            "name",
            ProjectView.label(exercise),
            "type",
            "Application",
            "factoryName",
            "Application",
            "folderName",
            exercise.lesson())
        .with(option("MAIN_CLASS_NAME", ProjectView.checkClass(exercise)))
        .with(element("module", "name", exercise.lesson()))
        .with(option("VM_PARAMETERS", ProjectView.VM_ARGUMENTS))
        .with(option("WORKING_DIRECTORY", "$PROJECT_DIR$"))
        .with(make());
  }

  private static Xml option(String name, String value) {
    return element("option", "name", name, "value", value);
  }

  private static Xml make() {
    return element("method", "v", "2").with(element("option", "name", "Make", "enabled", "true"));
  }
}
