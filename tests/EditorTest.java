package tests;

//DEPS org.eclipse.jdt:ecj:3.46.100
//SOURCES ProjectReader.java

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static tests.CourseCopy.SOLUTIONS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import workbook.course.Course;
import workbook.course.Exercise;
import workbook.editor.Editors;
import workbook.lab.Json;

/// `workbook edit` with programs that write down how they were called, and `workbook ide` through
/// the eyes of the compilers that the editors run.
class EditorTest {

  private static final String ANSWER = "answers/01-hello-gc/YoungCollections.java";
  private static final String RECORD = "#!/bin/sh\nprintf '%s\\n' \"$@\" > \"$0.args\"\n";

  @TempDir Path folder;

  // The view of VS Code, by its compiler

  @Test
  void eclipse_compiles_what_its_project_names_and_the_checks_run_from_there() throws IOException {
    var course = wholeCourse();
    course.write("answers/01-gc-off/LeanParser.java", solution("01-gc-off/LeanParser"));
    course.write(
        "answers/02-threshold/ThreeGenerations.java", solution("02-threshold/ThreeGenerations"));
    course.write("answers/05-prefork/SideMarks.java", solution("05-prefork/SideMarks"));

    assertThat(course.workbook("ide").exit()).isZero();
    var project = ProjectReader.eclipse(course.root());

    assertThat(project.compile()).isEmpty();
    for (var exercise : exercises(course)) {
      assertThat(project.output().resolve(exercise + "Check.class")).exists();
    }
    var passed = project.run("LeanParserCheck");
    assertThat(passed.exit()).as(passed.toString()).isZero();
    assertThat(tests(passed)).isEqualTo(testsInSource(course, "01-gc-off/LeanParserCheck"));
    var reads = project.run("ThreeGenerationsCheck");
    assertThat(reads.exit()).as("reads a file beside it: " + reads).isZero();
    var forks = project.run("SideMarksCheck");
    assertThat(forks.exit()).as("runs a JVM of its own: " + forks).isZero();
    var failed = project.run("HeapBudgetCheck");
    assertThat(failed.exit()).as(failed.toString()).isOne();
    assertThat(failed.out()).contains("failed  ");
  }

  @Test
  void vs_code_debugs_each_check_under_the_name_and_project_that_exist() {
    var course = wholeCourse();
    course.workbook("ide");
    var runs = (List<?>) json(course, ".vscode/launch.json").get("configurations");
    var project = ProjectReader.eclipse(course.root());

    for (var exercise : exercises(course)) {
      var run = runs.stream().filter(one -> is(one, "mainClass", exercise + "Check")).toList();
      assertThat(run).as(exercise).singleElement();
      assertThat(is(run.getFirst(), "projectName", project.name())).as(run.toString()).isTrue();
    }
  }

  @Test
  void vs_code_finds_the_place_in_what_a_check_prints() {
    var copy = CourseCopy.in(folder.resolve("of mine"));
    copy.workbook("ide");
    var task = (Map<?, ?>) ((List<?>) json(copy, ".vscode/tasks.json").get("tasks")).getFirst();
    var pattern = (Map<?, ?>) ((Map<?, ?>) task.get("problemMatcher")).get("pattern");
    var place = Pattern.compile(pattern.get("regexp").toString(), Pattern.MULTILINE);

    for (var answer : List.of(copy.read(ANSWER), copy.read(ANSWER).replace("class ", "klass "))) {
      var ran = copy.write(ANSWER, answer).workbook("check");
      var found = place.matcher(ran.out());
      assertThat(found.find()).as(ran.toString()).isTrue();
      assertThat(copy.path(found.group(number(pattern, "file")))).exists();
      assertThat(Integer.parseInt(found.group(number(pattern, "line")))).isPositive();
    }
  }

  @Test
  void another_course_resolves_against_the_tool_itself() throws IOException {
    var copy = CourseCopy.in(folder.resolve("of mine"));
    copy.write(ANSWER, copy.read(SOLUTIONS + "YoungCollections.java"));
    copy.workbook("ide");
    var project = ProjectReader.eclipse(copy.root());

    assertThat(project.compile()).isEmpty();
    assertThat(project.run("YoungCollectionsCheck").exit()).isZero();
  }

  // The view of IntelliJ IDEA

  @Test
  void intellij_runs_a_check_while_another_lesson_does_not_compile() throws IOException {
    var course = wholeCourse();
    course.write("answers/01-gc-off/LeanParser.java", solution("01-gc-off/LeanParser"));
    course.write("answers/03-cycles/RefCounting.java", "class RefCounting {");

    assertThat(course.workbook("ide").exit()).isZero();
    var modules = ProjectReader.intellij(course.root());

    for (var module : modules) {
      var errors = module.compile();
      assertThat(errors.isEmpty())
          .as(module.name() + ": " + errors)
          .isEqualTo(!module.name().equals("03-cycles"));
    }
    var run =
        ProjectReader.xml(course.path(".idea/runConfigurations/check_LeanParser.xml"))
            .getDocumentElement();
    var home = ProjectReader.elements(run, "module").getFirst().getAttribute("name");
    var module = modules.stream().filter(one -> one.name().equals(home)).findFirst().orElseThrow();
    assertThat(module.run(ProjectReader.option(run, "MAIN_CLASS_NAME")).exit()).isZero();
  }

  // Whose files they are

  @Test
  void a_file_of_the_learners_stays_until_told_otherwise_and_then_in_a_copy() {
    var copy = CourseCopy.in(folder).write(".vscode/settings.json", "{\"editor.fontSize\": 18}");

    var left = copy.workbook("ide");
    assertThat(left.exit()).as(left.toString()).isZero();
    assertThat(left.err()).contains(".vscode/settings.json: not ours", "--replace");
    assertThat(copy.read(".vscode/settings.json")).isEqualTo("{\"editor.fontSize\": 18}");
    assertThat(json(copy, ".vscode/settings.json.workbook"))
        .containsKey("java.configuration.runtimes");

    assertThat(copy.workbook("ide", "--replace").err()).isEmpty();
    assertThat(copy.read(".vscode/settings.json.bak-20261122-200000")).contains("fontSize");
    assertThat(json(copy, ".vscode/settings.json")).containsKey("java.configuration.runtimes");
    assertThat(copy.path(".vscode/settings.json.workbook")).doesNotExist();
  }

  @Test
  void what_the_learner_adds_to_a_file_of_ours_stays() {
    var copy = CourseCopy.in(folder);
    copy.workbook("ide");
    copy.replace(".vscode/settings.json", "\"automatic\"", "\"interactive\"");

    assertThat(copy.workbook("ide").err()).contains(".vscode/settings.json: not ours, or changed");
    assertThat(copy.read(".vscode/settings.json")).contains("interactive");
  }

  @Test
  void a_new_lesson_comes_into_view_and_an_answer_is_never_touched() {
    var copy = CourseCopy.in(folder).write(ANSWER, "class YoungCollections { /* mine */ }");
    copy.workbook("ide");
    copy.write(
        "lessons/02-more/lesson.md",
        "---\nalias: more\ntitle: More\nsummary: More.\nminutes: 1\n---\n");

    var again = copy.workbook("ide");
    assertThat(again.err()).isEmpty();
    assertThat(copy.read(".classpath")).contains("path=\"lessons/02-more\"");
    assertThat(copy.read(".idea/modules.xml")).contains(".idea/02-more.iml");
    assertThat(copy.read(ANSWER)).isEqualTo("class YoungCollections { /* mine */ }");
    assertThat(copy.workbook("ide").out()).contains("project files: 0 written");
  }

  @Test
  void verify_takes_them_for_what_they_are() {
    var copy = CourseCopy.in(folder).write(".vscode/settings.json", "{}");
    copy.workbook("ide");
    copy.workbook("ide", "--replace");
    var ran = copy.workbook("verify", "--only", "files,headers,sources,names");
    assertThat(ran.exit()).as(ran.toString()).isZero();
  }

  // Editors

  @Test
  void visual_comes_first_with_its_arguments_and_quotes_and_the_answer_is_there() {
    var copy = CourseCopy.in(folder.resolve("it's \"mine\""));
    var fake = program("my own/red", RECORD);
    var ran =
        copy.with("EDITOR", "false")
            .with("VISUAL", "'%s' -x \"two words\" it\\'s".formatted(fake))
            .workbook("edit");
    assertThat(ran.exit()).as(ran.toString()).isZero();
    assertThat(arguments(fake))
        .containsExactly("-x", "two words", "it's", copy.path(ANSWER).toString());
    assertThat(copy.path(ANSWER))
        .hasSameTextualContentAs(copy.path(CourseCopy.LESSON + "YoungCollections.java"));
    assertThat(ran.out()).contains("check YoungCollections");
  }

  @Test
  void an_editor_is_told_the_line_of_the_first_thing_to_do_in_its_own_way() {
    var copy = CourseCopy.in(folder.resolve("it's \"mine\"")).typing("\n");
    copy.write(ANSWER, "class YoungCollections {\n\n  // TODO this\n  // TODO and that\n}\n");
    var file = copy.path(ANSWER).toString();
    var expected =
        Map.of(
            "vi", List.of("+3", file),
            "nano", List.of("+3", file),
            "hx", List.of("+3", file),
            "code", List.of("-g", file + ":3"),
            "idea", List.of("--line", "3", file),
            "zed", List.of(file + ":3"));
    expected.forEach((name, arguments) -> {
      var fake = program("bin dir/" + name, RECORD);
      assertThat(copy.with("EDITOR", "\"" + fake + "\"").workbook("edit").exit()).isZero();
      assertThat(arguments(fake)).isEqualTo(arguments);
    });
  }

  @Test
  void a_whole_path_with_spaces_needs_no_quotes() {
    var fake = program("some app/red", RECORD);
    assertThat(CourseCopy.in(folder).with("EDITOR", fake.toString()).workbook("edit").exit())
        .isZero();
    assertThat(arguments(fake)).hasSize(1);
  }

  @Test
  void the_editor_around_the_terminal_is_asked_where_none_is_named() {
    var code = program("bin/code", RECORD);
    var idea = program("bin/idea", RECORD);
    var copy = CourseCopy.in(folder.resolve("course")).with("PATH", code.getParent().toString());

    assertThat(copy.with("TERM_PROGRAM", "vscode").workbook("edit").exit()).isZero();
    assertThat(arguments(code).getFirst()).isEqualTo("-g");
    var jetBrains = copy.with("TERMINAL_EMULATOR", "JetBrains-JediTerm");
    assertThat(jetBrains.workbook("edit").exit()).isZero();
    assertThat(arguments(idea).getFirst()).isEqualTo("--line");
  }

  @Test
  void a_running_vs_code_is_found_by_its_process() throws Exception {
    var launcher = program("vs code/bin/code", RECORD);
    var binary = folder.resolve("vs code/code");
    Files.copy(Path.of("/bin/sleep").toRealPath(), binary);
    var process = new ProcessBuilder(binary.toString(), "60").start();
    try {
      var ran = CourseCopy.in(folder.resolve("course")).with("PATH", "/nowhere").workbook("edit");
      assertThat(ran.exit()).as(ran.toString()).isZero();
      assertThat(arguments(launcher).getFirst()).isEqualTo("-g");
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  @Test
  void without_an_editor_a_terminal_or_luck_the_path_and_the_next_step_are_told() {
    var copy = CourseCopy.in(folder);
    var vim = program("bin/vim", RECORD);
    var failing = program("bin/code", "#!/bin/sh\nexit 7\n");
    for (var stuck :
        List.of(
            copy.with("PATH", "/nowhere"),
            copy.with("EDITOR", vim.toString()),
            copy.with("EDITOR", "no-such-editor -x"))) {
      var ran = stuck.workbook("edit");
      assertThat(ran.exit()).as(ran.toString()).isEqualTo(2);
      assertThat(ran.err()).contains(copy.path(ANSWER).toString(), "export EDITOR=");
    }
    var ran = copy.with("EDITOR", failing.toString()).workbook("edit");
    assertThat(ran.exit()).isOne();
    assertThat(ran.err()).contains("code ended with exit code 7");
  }

  @Test
  void ctrl_c_in_the_editor_does_not_end_the_workbook() {
    var copy = CourseCopy.in(folder);
    var fake = program("red", "#!/bin/sh\nkill -INT $PPID\nsleep 0.3\nexit 0\n");
    var ran =
        Clone.command(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "workbook.Workbook",
                "edit",
                "--course",
                copy.root().toString())
            .with("EDITOR", fake)
            .without("VISUAL")
            .within(Duration.ofSeconds(60))
            .run();
    assertThat(ran.exit()).as(ran.toString()).isZero();
    assertThat(ran.out()).contains("check it");
  }

  @Test
  void on_windows_a_backslash_is_no_escape() {
    var environment = Map.of("EDITOR", "\"C:\\Program Files\\VS Code\\bin\\code.cmd\" -n");
    var editor = new Editors(environment, Stream::empty, true).find().orElseThrow();
    assertThat(editor.command()).containsExactly("C:\\Program Files\\VS Code\\bin\\code.cmd", "-n");
    assertThat(editor.name()).isEqualTo("code");
  }

  /// A program of that name.
  private Path program(String name, String script) {
    var file = folder.resolve(name);
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, script);
      assertThat(file.toFile().setExecutable(true)).isTrue();
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> arguments(Path program) {
    try {
      return Files.readAllLines(program.resolveSibling(program.getFileName() + ".args"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// All lessons and the tool, in a folder whose name has spaces.
  private CourseCopy wholeCourse() {
    var copy = new CourseCopy(folder.resolve("my own course"), "", Map.of());
    for (var part : List.of("lessons", "workbook", "jbang-catalog.json")) {
      try (var files = Files.walk(Clone.root().resolve(part))) {
        for (var file : files.filter(Files::isRegularFile).toList()) {
          var target = copy.root().resolve(Clone.root().relativize(file).toString());
          Files.createDirectories(target.getParent());
          Files.copy(file, target);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return copy;
  }

  private static String solution(String name) throws IOException {
    return Files.readString(Clone.root().resolve("solutions/" + name + ".java"));
  }

  private static List<String> exercises(CourseCopy course) {
    return Course.read(course.root()).exercises().stream().map(Exercise::name).toList();
  }

  private static List<String> tests(Clone.Ran ran) {
    return ran.out()
        .lines()
        .filter(line -> line.startsWith("passed  "))
        .map(line -> line.substring("passed  ".length()))
        .toList();
  }

  private static List<String> testsInSource(CourseCopy course, String check) {
    return Pattern.compile("@Test void (\\w+)")
        .matcher(course.read("lessons/" + check + ".java"))
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  private static int number(Map<?, ?> map, String key) {
    return ((Long) map.get(key)).intValue();
  }

  private static boolean is(Object entry, String key, String value) {
    return value.equals(((Map<?, ?>) entry).get(key));
  }

  /// As VS Code reads it: without the comments.
  private static Map<String, Object> json(CourseCopy course, String name) {
    return Json.parseObject(
        course.read(name).lines().filter(line -> !line.startsWith("//")).collect(joining("\n")));
  }
}
