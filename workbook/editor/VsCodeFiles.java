package workbook.editor;

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
            map("recommendations", List.of("redhat.java", "vscjava.vscode-java-debug"))));
  }

  private Map<String, Object> settings() {
    var jdk =
        map(
            "name", "JavaSE-" + view.javaFeature(),
            "path", view.javaHome().toString(),
            "default", true);
    return map(
        "java.configuration.runtimes", List.of(jdk),
        "java.configuration.updateBuildConfiguration", "automatic",
        "java.compile.nullAnalysis.mode", "disabled",
        // An exercise that does not compile yet is no reason not to check another.
        "java.debug.settings.onBuildFailureProceed", true,
        // For the Run and Debug above a check's main.
        "java.debug.settings.vmArgs", ProjectView.VM_ARGUMENTS);
  }

  private Map<String, Object> runs() {
    var runs = new ArrayList<Map<String, Object>>();
    runs.add(run("the open file", "${file}"));
    for (var exercise : view.course().exercises()) {
      runs.add(run(ProjectView.label(exercise), ProjectView.checkClass(exercise)));
    }
    return map("version", "0.2.0", "configurations", runs);
  }

  private Map<String, Object> run(String name, String mainClass) {
    var run =
        map(
            "type", "java",
            "request", "launch",
            "name", name,
            "mainClass", mainClass,
            "cwd", "${workspaceFolder}",
            "vmArgs", ProjectView.VM_ARGUMENTS);
    if (!mainClass.startsWith("$")) {
      run.put("projectName", view.name());
    }
    return run;
  }

  private static Map<String, Object> tasks() {
    var test = map("kind", "test", "isDefault", true);
    return map(
        "version",
        "2.0.0",
        "tasks",
        List.of(
            task("check this exercise", List.of("check", "${fileBasenameNoExtension}"), test),
            task("check the next unsolved exercise", List.of("check"), "test")));
  }

  private static Map<String, Object> task(String label, List<String> arguments, Object group) {
    return map(
        "label", label,
        "type", "shell",
        "command", "./jbang",
        "windows", map("command", ".\\jbang.cmd"),
        "args", arguments,
        "options", map("cwd", "${workspaceFolder}"),
        "group", group,
        "presentation", map("clear", true, "focus", false),
        "problemMatcher", matcher());
  }

  private static Map<String, Object> matcher() {
    var place = map("regexp", PLACE, "message", 1, "file", 2, "line", 3);
    return map(
        "owner", "workbook",
        "fileLocation", List.of("relative", "${workspaceFolder}"),
        "severity", "error",
        "pattern", place);
  }

  private static Map<String, Object> map(Object... keysAndValues) {
    var map = new LinkedHashMap<String, Object>();
    for (var i = 0; i < keysAndValues.length; i += 2) {
      map.put(keysAndValues[i].toString(), keysAndValues[i + 1]);
    }
    return map;
  }
}
