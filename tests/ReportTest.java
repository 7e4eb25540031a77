package tests;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import workbook.check.Attempt;
import workbook.check.Verdict;
import workbook.course.Course;
import workbook.lab.Json;
import workbook.report.Graded;
import workbook.report.ReportFile;

/// `jbang check` tells machines: a course of five exercises, each to double a number, with answers
/// of five kinds, graded once and read from all formats.
class ReportTest {
  private static final List<String> TESTS = List.of("starts", "doubles", "ends");
  private static final String SIGNS = "]]> <b>&amp;</b> \uD83D\uDE00 \u0001\u001B[1m \"'";

  private static final Map<String, String> BODIES =
      Map.of(
          "Right", "return 2 * n;",
          "Wrong", "System.out.println(\"half\"); return n;",
          "Broken", "return twice(;",
          "Greedy",
              "var kept = new java.util.ArrayList<long[]>();"
                  + " while (true) { kept.add(new long[1 << 20]); }",
          "Loud", "System.out.print(" + Json.line(SIGNS) + ".repeat(100)); return 2 * n;");

  @TempDir private static Path root;

  private static String xml;
  private static String exercism;
  private static String gradescope;
  private static Clone.Ran all;

  @BeforeAll
  static void grade_answers_of_five_kinds() throws IOException {
    course(root);
    all =
        check(
            root,
            "--all --json --timeout 60 --junit-xml new/check.xml --exercism new/e.json"
                + " --gradescope new/g.json");
    xml = Files.readString(root.resolve("new/check.xml"));
    exercism = Files.readString(root.resolve("new/e.json"));
    gradescope = Files.readString(root.resolve("new/g.json"));
  }

  @Test
  void our_own_format_says_its_version_first_and_comes_beside_the_files() {
    assertThat(all.exit()).as(all.err()).isEqualTo(1);
    var document = Json.parseObject(all.out());
    assertThat(document.keySet()).containsExactly("format", "passed", "failed", "exercises");
    assertThat(document).containsEntry("format", 1L).containsEntry("passed", 2L);
    assertThat(byName(objects(document.get("exercises")), "exercise"))
        .hasEntrySatisfying(
            "Broken", it -> assertThat(it).containsEntry("verdict", "didNotCompile"))
        .hasEntrySatisfying("Greedy", it -> assertThat(it).containsEntry("limit", "memory"));
  }

  @Test
  void junit_xml_follows_the_schema_and_counts_every_test_of_every_answer() throws Exception {
    var document = JUnitRules.check(xml);
    assertThat(outcomes(document, "Right")).isEqualTo(outcomes("passed", "passed", "passed"));
    assertThat(outcomes(document, "Wrong")).isEqualTo(outcomes("passed", "failure", "passed"));
    assertThat(outcomes(document, "Greedy")).isEqualTo(outcomes("passed", "error", "skipped"));
    var broken = outcomes("skipped", "skipped", "skipped");
    broken.put("compiles", "error");
    assertThat(outcomes(document, "Broken")).isEqualTo(broken);

    var wrong = JUnitRules.only(suite(document, "Wrong"), "failure");
    assertThat(wrong.getAttribute("message")).isEqualTo("expected: <4> but was: <2>");
    assertThat(wrong.getTextContent()).contains("<4> but was: <2>", "asked by WrongCheck.java:11");
    assertThat(JUnitRules.only(suite(document, "Broken"), "error").getTextContent())
        .startsWith("It does not compile.\n\nBroken.java:1\n")
        .contains("illegal start of expression", "^");
    assertThat(JUnitRules.only(suite(document, "Greedy"), "error").getTextContent())
        .contains("ran out of memory");
  }

  @Test
  void junit_xml_shows_what_was_printed_and_draws_what_xml_cannot_hold() throws Exception {
    var printed = JUnitRules.only(suite(JUnitRules.check(xml), "Loud"), "system-out");
    var drawn = SIGNS.replace('\u0001', '\u2401').replace('\u001B', '\u241B');
    assertThat(printed.getTextContent()).isEqualTo(drawn.repeat(100));
  }

  @Test
  void exercism_reads_the_tests_of_several_exercises_as_tasks() {
    var document = ExercismRules.check(exercism);
    assertThat(document).containsEntry("status", "fail");
    var tests = objects(document.get("tests"));
    assertThat(tests.stream().collect(groupingBy(it -> it.get("task_id"))).values())
        .hasSize(BODIES.size())
        .allSatisfy(own -> assertThat(own).hasSizeBetween(TESTS.size(), TESTS.size() + 1));
    var byName = byName(tests, "name");
    assertThat(byName.get("Right: doubles"))
        .containsEntry("status", "pass")
        .containsEntry("test_code", "for (int n : new int[] {2}) {\n  eq(4, Right.twice(n));\n}");
    assertThat(byName.get("Wrong: doubles"))
        .containsEntry("status", "fail")
        .hasEntrySatisfying("message", it -> assertThat((String) it).contains("expected: <4>"));
    assertThat(byName.get("Greedy: doubles")).containsEntry("status", "error");
    assertThat(byName.get("Greedy: ends")).containsEntry("status", "error");
    assertThat(byName.get("Broken: compiles").get("message").toString()).contains("Broken.java:1");
    assertThat(byName.get("Wrong: starts")).doesNotContainKey("output");
    assertThat(byName.get("Wrong: doubles")).containsEntry("output", "half\n");
    assertThat(byName.get("Loud: starts").get("output").toString())
        .startsWith(SIGNS)
        .contains("cut here");
  }

  @Test
  void exercism_reads_one_exercise_without_tasks_and_tells_an_error_from_a_failure()
      throws IOException {
    for (var one : Map.of("Right", "pass", "Wrong", "fail", "Broken", "error").entrySet()) {
      var ran = check(root, one.getKey() + " --timeout 60 --exercism one.json");
      var document = ExercismRules.check(Files.readString(root.resolve("one.json")));
      assertThat(document).as(one.getKey()).containsEntry("status", one.getValue());
      assertThat(objects(document.get("tests")))
          .hasSize(one.getKey().equals("Broken") ? 0 : TESTS.size())
          .allSatisfy(it -> assertThat(it).doesNotContainKey("task_id"))
          .allSatisfy(it -> assertThat(TESTS).contains(it.get("name").toString()));
      assertThat(ran.out()).as("a person is told too").startsWith(one.getKey() + ": ");
    }
  }

  /// Where the clock finds it depends on the machine: in its test, or before any.
  @Test
  void an_endless_loop_is_one_error_and_its_other_tests_do_not_pass() throws Exception {
    Files.writeString(
        root.resolve("answers/01-small/Right.java"),
        "class Right { static int twice(int n) { while (true) {} } }");
    try {
      check(root, "Right --timeout 3 --junit-xml loop.xml --exercism loop.json");
    } finally {
      answers(root);
    }
    var suite = suite(JUnitRules.check(Files.readString(root.resolve("loop.xml"))), "Right");
    assertThat(JUnitRules.only(suite, "error").getTextContent())
        .contains("still running after 3 s", "loop without end");
    assertThat(JUnitRules.elements(suite, "skipped")).isNotEmpty();
    var document = ExercismRules.check(Files.readString(root.resolve("loop.json")));
    assertThat(document.get("status")).isNotEqualTo("pass");
    assertThat(Json.line(document)).contains("still running after 3 s");
  }

  @Test
  void gradescope_reads_a_point_for_each_solved_exercise_and_the_state_of_each_test() {
    var document = GradescopeRules.check(gradescope);
    assertThat(document).containsEntry("score", 2L);
    var tests = objects(document.get("tests"));
    var points = tests.stream().filter(it -> it.containsKey("max_score")).toList();
    assertThat(points).hasSize(BODIES.size());
    var byName = byName(points, "name");
    assertThat(byName.get("Right: Double it")).containsEntry("score", 1L);
    assertThat(byName.get("Wrong: Double it")).containsEntry("score", 0L);
    assertThat(byName.get("Loud: Double it").get("output").toString()).contains(SIGNS);
    assertThat(byName.get("Broken: Double it").get("output").toString())
        .contains("Broken.java:1", "illegal start of expression");
    assertThat(tests.stream().filter(it -> it.get("name").equals("doubles")))
        .extracting(it -> it.get("status"))
        .containsExactlyInAnyOrder("passed", "passed", "failed", "failed", "failed");
  }

  /// Also those that an answer meets only on other machines, or after a long time.
  @Test
  void every_verdict_keeps_the_rules_of_every_format() throws Exception {
    var verdicts = new ArrayList<Verdict>();
    for (var limit : Verdict.Limit.values()) {
      for (var test : List.of("", "starts", "doubles")) {
        verdicts.add(new Verdict.Stopped(limit, test, Duration.ofSeconds(3), "Right.twice"));
      }
    }
    for (var reach : Verdict.Reach.values()) {
      verdicts.add(new Verdict.Refused(List.of(new Verdict.Refusal(7, "Files.delete", reach))));
    }
    for (var verdict : verdicts) {
      var document = JUnitRules.check(written(verdict, "\uD83D\uDE00".repeat(500)));
      var errors = suite(document, "Right").getElementsByTagName("error");
      assertThat(errors.getLength()).as(verdict.toString()).isEqualTo(1);
      var told = errors.item(0).getTextContent();
      assertThat(told).isNotBlank();
      for (var odd : List.of("", "x")) {
        var printed = odd + "\uD83D\uDE00".repeat(500);
        var result = ExercismRules.check(exercismOf(verdict, printed));
        assertThat(Json.line(result)).contains(Json.line(told));
        GradescopeRules.check(gradescopeOf(verdict, printed));
        assertThat(gradescopeOf(verdict, printed)).contains(Json.line(told));
      }
    }
  }

  @Test
  void a_file_that_cannot_be_written_is_told_before_anything_is_graded() throws IOException {
    var place = Files.createDirectory(root.resolve("fresh"));
    course(place);
    var mine = place.resolve("answers/01-small/Right.java");
    var before = Files.readString(mine);
    Files.delete(place.resolve("answers/01-small/Wrong.java"));
    for (var wrong :
        Map.of(
                "--junit-xml answers", "is a folder",
                "--exercism jbang-catalog.json/e.json", "jbang-catalog.json is no folder",
                "--gradescope answers/01-small/Right.java", "holds something other",
                "--exercism r.json --gradescope ./r.json", "two kinds of results")
            .entrySet()) {
      var ran = check(place, "--all " + wrong.getKey());
      assertThat(ran.exit()).as(wrong.getKey()).isEqualTo(2);
      assertThat(ran.err()).startsWith("--").contains(wrong.getValue()).doesNotContain("\tat ");
      assertThat(ran.out()).isEmpty();
    }
    assertThat(mine).hasContent(before);
    assertThat(place.resolve("answers/01-small/Wrong.java")).as("not begun").doesNotExist();
  }

  @Test
  void a_report_replaces_the_one_before_and_leaves_no_other_file() throws IOException {
    var file = root.resolve("again/check.xml");
    check(root, "Broken --junit-xml again/check.xml");
    var first = Files.readString(file);
    check(root, "Right --timeout 60 --junit-xml again/check.xml");
    assertThat(Files.readString(file)).isNotEqualTo(first).contains("Right");
    try (var files = Files.list(file.getParent())) {
      assertThat(files).containsExactly(file);
    }
  }

  /// The part of the format that Jenkins, GitLab and Surefire agree on, and that counts are right.
  private static final class JUnitRules {
    private static final String SCHEMA =
        """
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
          <xs:attributeGroup name="counts">
            <xs:attribute name="name" type="xs:string" use="required"/>
            <xs:attribute name="tests" type="xs:nonNegativeInteger" use="required"/>
            <xs:attribute name="failures" type="xs:nonNegativeInteger" use="required"/>
            <xs:attribute name="errors" type="xs:nonNegativeInteger" use="required"/>
            <xs:attribute name="time" type="xs:decimal"/>
          </xs:attributeGroup>
          <xs:complexType name="result" mixed="true">
            <xs:attribute name="message" type="xs:string"/>
            <xs:attribute name="type" type="xs:string" use="required"/>
          </xs:complexType>
          <xs:complexType name="case">
            <xs:choice minOccurs="0">
              <xs:element name="failure" type="result"/>
              <xs:element name="error" type="result"/>
              <xs:element name="skipped" type="result"/>
            </xs:choice>
            <xs:attribute name="name" type="xs:string" use="required"/>
            <xs:attribute name="classname" type="xs:string" use="required"/>
          </xs:complexType>
          <xs:complexType name="property">
            <xs:attribute name="name" type="xs:string" use="required"/>
            <xs:attribute name="value" type="xs:string" use="required"/>
          </xs:complexType>
          <xs:complexType name="properties">
            <xs:sequence>
              <xs:element name="property" type="property" maxOccurs="unbounded"/>
            </xs:sequence>
          </xs:complexType>
          <xs:complexType name="suite">
            <xs:sequence>
              <xs:element name="properties" type="properties" minOccurs="0"/>
              <xs:element name="testcase" type="case" minOccurs="0" maxOccurs="unbounded"/>
              <xs:element name="system-out" type="xs:string" minOccurs="0"/>
              <xs:element name="system-err" type="xs:string" minOccurs="0"/>
            </xs:sequence>
            <xs:attributeGroup ref="counts"/>
            <xs:attribute name="skipped" type="xs:nonNegativeInteger"/>
          </xs:complexType>
          <xs:element name="testsuites">
            <xs:complexType>
              <xs:sequence>
                <xs:element name="testsuite" type="suite" minOccurs="0" maxOccurs="unbounded"/>
              </xs:sequence>
              <xs:attributeGroup ref="counts"/>
            </xs:complexType>
          </xs:element>
        </xs:schema>
        """;

    static Document check(String xml) throws Exception {
      var schema =
          SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
              .newSchema(new StreamSource(new StringReader(SCHEMA)));
      schema.newValidator().validate(new StreamSource(new StringReader(xml)));
      var document =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(new InputSource(new StringReader(xml)));
      counts(document.getDocumentElement());
      elements(document.getDocumentElement(), "testsuite").forEach(JUnitRules::counts);
      return document;
    }

    private static void counts(Element of) {
      var elements = Map.of("tests", "testcase", "failures", "failure", "errors", "error");
      elements.forEach(
          (count, element) ->
              assertThat(of.getAttribute(count))
                  .as("%s of %s", count, of.getAttribute("name"))
                  .isEqualTo("" + elements(of, element).count()));
      if (of.hasAttribute("skipped")) {
        assertThat(of.getAttribute("skipped")).isEqualTo("" + elements(of, "skipped").count());
      }
    }

    static Stream<Element> elements(Element in, String name) {
      var found = in.getElementsByTagName(name);
      return Stream.iterate(0, i -> i < found.getLength(), i -> i + 1)
          .map(found::item)
          .map(Element.class::cast);
    }

    static Element only(Element in, String name) {
      assertThat(elements(in, name)).hasSize(1);
      return elements(in, name).findFirst().orElseThrow();
    }
  }

  /// The published interface of Exercism's test runners, version 3.
  private static final class ExercismRules {

    static Map<String, Object> check(String text) {
      var document = Json.parseObject(text);
      assertThat(document.keySet()).isSubsetOf("version", "status", "message", "tests");
      assertThat(document).containsEntry("version", 3L).containsKey("tests");
      var tests = objects(document.get("tests"));
      var statuses = tests.stream().map(test -> test.get("status")).toList();
      switch (document.get("status").toString()) {
        case "pass" -> assertThat(statuses).isNotEmpty().containsOnly("pass");
        case "fail" -> assertThat(statuses).containsAnyOf("fail", "error");
        case "error" -> assertThat((String) document.get("message")).isNotBlank();
        default -> throw new AssertionError(document.get("status"));
      }
      if (!document.get("status").equals("error")) {
        assertThat(document.get("message")).isNull();
      }
      tests.forEach(ExercismRules::test);
      return document;
    }

    private static void test(Map<String, Object> test) {
      assertThat(test.keySet())
          .isSubsetOf("name", "status", "message", "output", "test_code", "task_id");
      assertThat((String) test.get("name")).isNotBlank().doesNotContain("_");
      assertThat(test.get("status")).isIn("pass", "fail", "error");
      assertThat(test.get("message") == null).isEqualTo(test.get("status").equals("pass"));
      if (test.get("output") instanceof String output) {
        assertThat(output).isNotEmpty().hasSizeLessThanOrEqualTo(500);
      }
      if (test.get("task_id") instanceof Long task) {
        assertThat(task).isPositive();
      }
    }
  }

  /// Gradescope's specification of what an autograder writes.
  private static final class GradescopeRules {
    private static final List<String> VISIBLE =
        List.of("hidden", "after_due_date", "after_published", "visible");

    static Map<String, Object> check(String text) {
      var document = Json.parseObject(text);
      assertThat(document.keySet())
          .isSubsetOf(
              "score",
              "execution_time",
              "output",
              "output_format",
              "test_output_format",
              "test_name_format",
              "visibility",
              "tests");
      assertThat(document.get("score")).isInstanceOf(Number.class);
      assertThat(document.get("execution_time")).isInstanceOf(Number.class);
      assertThat(document)
          .as("what is printed is never HTML")
          .containsEntry("test_output_format", "text")
          .containsEntry("test_name_format", "text");
      assertThat(document.get("visibility")).isIn(VISIBLE);
      objects(document.get("tests")).forEach(GradescopeRules::test);
      return document;
    }

    private static void test(Map<String, Object> test) {
      assertThat(test.keySet())
          .isSubsetOf(
              "score",
              "max_score",
              "status",
              "name",
              "number",
              "output",
              "tags",
              "visibility",
              "extra_data");
      assertThat(test.get("status")).isIn("passed", "failed");
      assertThat((String) test.get("number")).matches("\\d+(\\.\\d+)?");
      assertThat(test.get("visibility")).isIn(VISIBLE);
      assertThat(test.containsKey("score")).isEqualTo(test.containsKey("max_score"));
      if (test.get("score") instanceof Long score) {
        assertThat(score).isBetween(0L, (Long) test.get("max_score"));
      }
      if (test.get("status").equals("failed")) {
        assertThat((String) test.get("output")).isNotBlank();
      }
    }
  }

  private static Map<String, String> outcomes(String... ofTests) {
    var outcomes = new LinkedHashMap<String, String>();
    for (var i = 0; i < TESTS.size(); i++) {
      outcomes.put(TESTS.get(i), ofTests[i]);
    }
    return outcomes;
  }

  private static Map<String, String> outcomes(Document document, String exercise) {
    var outcomes = new LinkedHashMap<String, String>();
    JUnitRules.elements(suite(document, exercise), "testcase")
        .forEach(
            test -> {
              var inner = JUnitRules.elements(test, "*").findFirst();
              outcomes.put(
                  test.getAttribute("name"), inner.map(Element::getTagName).orElse("passed"));
            });
    return outcomes;
  }

  private static Element suite(Document document, String exercise) {
    return JUnitRules.elements(document.getDocumentElement(), "testsuite")
        .filter(suite -> suite.getAttribute("name").equals(exercise))
        .findFirst()
        .orElseThrow();
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> objects(Object list) {
    return (List<Map<String, Object>>) list;
  }

  private static Map<String, Map<String, Object>> byName(
      List<Map<String, Object>> objects, String key) {
    var map = new LinkedHashMap<String, Map<String, Object>>();
    objects.forEach(object -> map.put(object.get(key).toString(), object));
    return map;
  }

  private static String written(Verdict verdict, String printed) throws Exception {
    return written(verdict, printed, ReportFile.Format.JUNIT_XML);
  }

  private static String exercismOf(Verdict verdict, String printed) throws Exception {
    return written(verdict, printed, ReportFile.Format.EXERCISM);
  }

  private static String gradescopeOf(Verdict verdict, String printed) throws Exception {
    return written(verdict, printed, ReportFile.Format.GRADESCOPE);
  }

  /// What a file says of an answer whose first test had passed, unless it was not run at all.
  private static String written(Verdict verdict, String printed, ReportFile.Format format)
      throws Exception {
    var tests =
        verdict instanceof Verdict.Stopped(_, var test, _, _) && !test.isEmpty()
            ? List.of(new Attempt.TestRun("starts", true))
            : List.<Attempt.TestRun>of();
    var attempt = new Attempt(verdict, tests, List.of(), printed, List.of("a note"), 1, "");
    var exercise = Course.read(root).theExercise("Right");
    var file = root.resolve("made/" + format);
    var report = ReportFile.at(file, format);
    report.graded(
        new Graded(exercise, exercise.starter(), false, attempt, Duration.ofMillis(1_500)));
    report.end();
    return Files.readString(file);
  }

  /// A lesson with an exercise of each kind, and the learner's answers.
  private static void course(Path root) throws IOException {
    var lesson = Files.createDirectories(root.resolve("lessons/01-small"));
    Files.writeString(root.resolve("jbang-catalog.json"), "{}");
    Files.writeString(
        lesson.resolve("lesson.md"),
        """
        ---
        alias: small
        title: A small lesson
        summary: It has an exercise of each kind.
        minutes: 1
        ---
        """);
    for (var name : BODIES.keySet()) {
      Files.writeString(
          lesson.resolve(name + ".md"), "---\ntitle: Double it\nminutes: 1\nfails: doubles\n---\n");
      Files.writeString(lesson.resolve(name + ".java"), ANSWER.formatted(name, "return 0;"));
      Files.writeString(lesson.resolve(name + "Check.java"), CHECK.replace("NAME", name));
    }
    answers(root);
  }

  private static void answers(Path root) throws IOException {
    var folder = Files.createDirectories(root.resolve("answers/01-small"));
    for (var exercise : BODIES.entrySet()) {
      var name = exercise.getKey();
      Files.writeString(
          folder.resolve(name + ".java"), ANSWER.formatted(name, exercise.getValue()));
    }
  }

  private static final String ANSWER = "class %s { static int twice(int n) { %s } }\n";

  private static final String CHECK =
      """
      import static workbook.check.Checks.*;
      import org.junit.jupiter.api.*;

      /// No test: a helper.
      void eq(int expected, int actual) { Assertions.assertEquals(expected, actual); }

      @Test void starts() {}

      @Test void doubles() {
        for (int n : new int[] {2}) {
          eq(4, NAME.twice(n));
        }
      }

      @Test void ends() {}

      void main() { grade(this); }
      """;

  private static Clone.Ran check(Path here, String arguments) {
    return InProcess.run(here, ("check " + arguments).split(" "));
  }
}
