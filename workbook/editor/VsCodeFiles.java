package workbook.editor;

import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What VS Code goes by, beside the Eclipse project: the JDK, runs to debug, and the task that
/// grades as the terminal does, with its places to click on.
final class VsCodeFiles {

  /// A line of a check's report that names a place. The paths start at the folder that is open.
  static final String PLACE = "^\\s*((?:.*\\s)?((?:answers|lessons)/.*?\\.java):(\\d+).*)$";

  private final ProjectView view;

  VsCodeFiles(ProjectView view) {
    this.view = view;
  }

  List<ProjectFile> all() {
    return List.of(
        ProjectFile.json(".vscode/settings.json", settings()),
        ProjectFile.json(".vscode/launch.json", runs()),
        ProjectFile.json(".vscode/tasks.json", tasks()),
        ProjectFile.json(
            ".vscode/extensions.json",
            map(entry("recommendations", List.of("redhat.java", "vscjava.vscode-java-debug")))));
  }

  private Map<String, Object> settings() {
    var jdk =
        map(
            entry("name", "JavaSE-" + view.javaFeature()),
            entry("path", view.javaHome().toString()),
            entry("default", true));
    return map(
        entry("java.configuration.runtimes", List.of(jdk)),
        entry("java.configuration.updateBuildConfiguration", "automatic"),
        entry("java.compile.nullAnalysis.mode", "disabled"),
        // An exercise that does not compile yet is no reason not to check another.
        entry("java.debug.settings.onBuildFailureProceed", true),
        // For the Run and Debug above a check's main.
        entry("java.debug.settings.vmArgs", ProjectView.VM_ARGUMENTS));
  }

  private Map<String, Object> runs() {
    var runs = new ArrayList<Map<String, Object>>();
    runs.add(run("the open file", "${file}"));
    for (var exercise : view.course().exercises()) {
      var run = run(ProjectView.label(exercise), ProjectView.checkClass(exercise));
      run.put("projectName", view.name());
      runs.add(run);
    }
    return map(entry("version", "0.2.0"), entry("configurations", runs));
  }

  private static Map<String, Object> run(String name, String mainClass) {
    return map(
        entry("type", "java"),
        entry("request", "launch"),
        entry("name", name),
        entry("mainClass", mainClass),
        entry("cwd", "${workspaceFolder}"),
        entry("vmArgs", ProjectView.VM_ARGUMENTS));
  }

  private static Map<String, Object> tasks() {
    var test = map(entry("kind", "test"), entry("isDefault", true));
    var open = List.of("check", "${fileBasenameNoExtension}");
    return map(
        entry("version", "2.0.0"),
        entry(
            "tasks",
            List.of(
                task("check this exercise", open, test),
                task("check the next unsolved exercise", List.of("check"), "test"))));
  }

  private static Map<String, Object> task(String label, List<String> arguments, Object group) {
    return map(
        entry("label", label),
        entry("type", "shell"),
        entry("command", "./jbang"),
        entry("windows", map(entry("command", ".\\jbang.cmd"))),
        entry("args", arguments),
        entry("options", map(entry("cwd", "${workspaceFolder}"))),
        entry("group", group),
        entry("presentation", map(entry("clear", true), entry("focus", false))),
        entry("problemMatcher", matcher()));
  }

  private static Map<String, Object> matcher() {
    var place =
        map(entry("regexp", PLACE), entry("message", 1), entry("file", 2), entry("line", 3));
    return map(
        entry("owner", "workbook"),
        entry("fileLocation", List.of("relative", "${workspaceFolder}")),
        entry("severity", "error"),
        entry("pattern", place));
  }

  /// In the order of the entries, so that a file is the same each time.
  @SafeVarargs
  private static Map<String, Object> map(Map.Entry<String, ?>... entries) {
    var map = new LinkedHashMap<String, Object>();
    for (var entry : entries) {
      map.put(entry.getKey(), entry.getValue());
    }
    return map;
  }
}
