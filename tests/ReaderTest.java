package tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import site.Site;
import workbook.course.Course;

/// What a reader does with the keyboard in a real browser: on the site from disk, and on the live
/// one, which a process of its own serves.
@TestInstance(Lifecycle.PER_CLASS)
class ReaderTest {

  private static final String SNIPPETS =
      """

      ## Try it

      ```jsh
      int hay = 40;
      hay + 2
      ```

      ```jsh
      hay * 2 // ==> 80
      ```
      """;

  private Path folder;
  private CourseCopy copy;
  private Process server;
  private String base;
  private Tab tab;

  @BeforeAll
  void open(@TempDir Path temporary) throws Exception {
    folder = temporary;
    tab = Tab.open(folder.resolve("profile"));
    copy = CourseCopy.in(Files.createDirectories(folder.resolve("a course")));
    var page = file(CourseCopy.LESSON + "lesson.md");
    Files.writeString(page, Files.readString(page) + SNIPPETS);
    Site.read(Course.read(copy.root())).write(folder.resolve("site"));
    server = serve();
    var link = server.inputReader().readLine().replace("The site is at ", "");
    base = "http://127.0.0.1:" + URI.create(link).getPort();
    tab.visit(link);
  }

  private Process serve() throws Exception {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var classes = System.getProperty("java.class.path");
    var root = copy.root().toString();
    var command =
        List.of(java, "-cp", classes, "workbook.Workbook", "site", "serve", "--course", root);
    var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().put("WORKBOOK_ROOT", Clone.root().toString());
    return builder.start();
  }

  @AfterEach
  void the_browser_complains_of_nothing() {
    assertThat(tab.complaints()).isEmpty();
  }

  @AfterAll
  void close() throws Exception {
    if (tab != null) {
      tab.close();
    }
    if (server != null) {
      server.descendants().forEach(ProcessHandle::destroyForcibly);
      server.destroyForcibly().waitFor();
    }
  }

  private Path file(String name) {
    return copy.root().resolve(name);
  }

  private void disk(String page) throws Exception {
    tab.visit(folder.resolve("site").resolve(page).toUri().toString());
  }

  private void live(String page) throws Exception {
    tab.visit(base + "/" + page);
    tab.evaluate("localStorage.setItem('gc:predicted:hello-gc/nurseries', '')");
    tab.reload();
    tab.waitFor("document.querySelector('.try')");
  }

  @Test
  void predicts_and_sees_the_figures_and_finds_them_again() throws Exception {
    disk("hello-gc/index.html");
    var shown = "document.querySelector('.measured').offsetHeight > 0";
    var told = "document.querySelector('.told p').checkVisibility({ contentVisibilityAuto: true })";
    assertThat(tab.evaluate(shown)).isEqualTo(false);
    assertThat(tab.evaluate(told)).as("the text that tells the answer").isEqualTo(false);
    assertThat(tab.evaluate("document.querySelector('h2').offsetHeight > 0")).isEqualTo(true);
    tab.tabTo(".choices button");
    tab.press("Enter");
    tab.waitFor(shown);
    assertThat(tab.evaluate(told)).isEqualTo(true);
    assertThat(tab.text(".verdict")).startsWith("Not here. Serial, nursery 32 MB, with ");
    assertThat(tab.evaluate("document.activeElement.className")).isEqualTo("verdict");
    tab.reload();
    assertThat(tab.evaluate(shown)).isEqualTo(true);
    assertThat(tab.text(".verdict")).startsWith("Not here. ");
  }

  @Test
  void who_comes_for_a_place_behind_a_question_gets_there() throws Exception {
    disk("hello-gc/index.html");
    var there =
        """
        document.querySelector('.quiz.done') && !document.querySelector('.told[hidden]')
          && Math.abs(document.getElementById('ref-1').getBoundingClientRect().top) < innerHeight        """;
    tab.evaluate("localStorage.clear()");
    tab.reload();
    tab.click(".notes a[href='#ref-1']");
    tab.waitFor(there);
    assertThat(tab.text(".verdict")).startsWith("Serial, nursery 32 MB, with ");
    disk("index.html");
    tab.evaluate("localStorage.clear()");
    tab.visit(folder.resolve("site/hello-gc/index.html").toUri() + "#ref-1");
    tab.waitFor(there);
  }

  @Test
  void searches() throws Exception {
    disk("hello-gc/index.html");
    tab.press("Tab");
    tab.type("/");
    tab.waitFor(
        "location.pathname.endsWith('search.html') && document.activeElement.matches('input')");
    tab.waitFor("window.searchIndex");
    tab.type("larger nursery");
    tab.waitFor("document.querySelectorAll('#results a').length > 0");
    assertThat(tab.text("#results li"))
        .contains("How often is the nursery full?", "larger nursery");
    tab.press("ArrowDown");
    tab.press("Enter");
    tab.waitFor("location.pathname.endsWith('/hello-gc/index.html')");
  }

  @Test
  void chooses_a_theme_that_stays() throws Exception {
    disk("index.html");
    var ink = "getComputedStyle(document.body).color";
    tab.tabTo("button.theme");
    tab.press("Enter");
    assertThat(tab.text("button.theme")).isEqualTo("Theme: light");
    var light = tab.evaluate(ink);
    tab.press("Enter");
    assertThat(tab.evaluate(ink)).isNotEqualTo(light);
    disk("hello-gc/index.html");
    assertThat(tab.text("button.theme")).isEqualTo("Theme: dark");
    tab.evaluate("localStorage.removeItem('gc:theme')");
  }

  @Test
  void copies_the_code_and_not_its_output() throws Exception {
    live("hello-gc/");
    tab.grant(base, "clipboardReadWrite", "clipboardSanitizedWrite");
    tab.evaluate("document.querySelectorAll('.session')[1].nextElementSibling.focus()");
    tab.press("Enter");
    tab.waitFor("document.activeElement.textContent === 'Copied'");
    assertThat(tab.evaluate("navigator.clipboard.readText()").toString().strip())
        .isEqualTo("int hay = 40;\nhay + 2");
  }

  @Test
  void reads_a_whole_lesson_with_the_keyboard() throws Exception {
    live("hello-gc/");
    tab.evaluate(
        """
        window.wanted = [...document.querySelectorAll('a[href], button, summary, input, [tabindex="0"]')]
          .filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.disabled)
        """
            .strip());
    tab.press("Tab");
    assertThat(tab.text(":focus")).isEqualTo("Skip to the text");
    var walked = new ArrayList<String>();
    for (var steps = 0; steps < 300; steps++) {
      var at =
          (String)
              tab.evaluate(
                  """
                  (() => {
                    const one = document.activeElement;
                    if (one === document.body) { return ''; }
                    const box = one.getBoundingClientRect();
                    const ring = getComputedStyle(one).outlineStyle !== 'none';
                    const name = one.ariaLabel || one.getAttribute('aria-labelledby') || one.innerText;
                    return [window.wanted.indexOf(one), box.height > 0 && box.bottom > 0 && box.top < innerHeight,
                      ring, Boolean(name?.trim())].join(' ');
                  })()
                  """);
      if (at.isEmpty()) {
        break;
      }
      walked.add(at);
      tab.press("Tab");
    }
    // In their order, each in view, marked, and with a name.
    var wanted = ((Number) tab.evaluate("window.wanted.length")).intValue();
    assertThat(walked)
        .containsExactlyElementsOf(
            IntStream.range(0, wanted).mapToObj(at -> at + " true true true").toList());
    tab.press("Tab");
    tab.press("Enter");
    tab.waitFor("location.hash === '#main'");
  }

  @Test
  void is_told_which_lessons_were_read() throws Exception {
    disk("hello-gc/index.html");
    tab.evaluate("localStorage.removeItem('gc:read:hello-gc')");
    disk("index.html");
    assertThat(tab.text(".lessons")).doesNotContain("read");
    disk("hello-gc/index.html");
    tab.evaluate("document.querySelector('.choices button').click()");
    tab.press("End");
    tab.waitFor("localStorage.getItem('gc:read:hello-gc')");
    disk("index.html");
    assertThat(tab.text(".lessons")).contains("✓ read");
    tab.reload();
    assertThat(tab.text(".progress")).contains("1 of 1 lessons read");
  }

  /// The n-th snippet's widget.
  private static String snippet(int n) {
    return "document.querySelectorAll('.session')["
        + n
        + "].closest('article, main')"
        + ".querySelectorAll('.try:has(textarea)')["
        + n
        + "]";
  }

  private void focus(String button) throws Exception {
    tab.evaluate(button + ".focus()");
  }

  @Test
  void runs_a_snippet_and_changes_it() throws Exception {
    live("hello-gc/");
    tab.tabTo(".try button");
    tab.press("Enter");
    tab.waitFor(snippet(0) + ".querySelector('.output').textContent === '$1 ==> 38\\n'");

    // It knows what the one before it declares, on the page as the reader has it.
    focus(snippet(1) + ".querySelectorAll('button')[2]");
    tab.press("Enter");
    tab.waitFor("document.activeElement.matches('textarea')");
    assertThat(tab.evaluate("document.activeElement.value")).isEqualTo("int hay = 40;\nhay + 2");
    tab.evaluate("document.activeElement.select()");
    tab.type("int hay = 5; IO.println(\"<img src=x onerror=alert(1)>\");");
    tab.press("Ctrl+Enter");
    tab.waitFor(snippet(1) + ".querySelector('.output').textContent.includes('<img src=x')");
    assertThat(tab.evaluate("document.querySelectorAll('.output *').length")).isEqualTo(0L);
    focus(snippet(2) + ".querySelector('button')");
    tab.press("Enter");
    tab.waitFor(snippet(2) + ".querySelector('.output').textContent === '$2 ==> 10\\n'");

    // A mistake is told as the compiler tells it, and what was typed stays when the page changes.
    focus(snippet(1) + ".querySelector('textarea')");
    tab.type(" hay + straw");
    tab.press("Ctrl+Enter");
    tab.waitFor(snippet(1) + ".querySelector('.note').textContent.includes('straw')");
    var page = file(CourseCopy.LESSON + "lesson.md");
    Files.writeString(page, Files.readString(page) + "\nAnd then some.\n");
    tab.waitFor("document.querySelector('article').innerText.includes('And then some.')");
    assertThat(tab.evaluate(snippet(1) + ".querySelector('textarea').value").toString())
        .endsWith(" hay + straw");
    assertThat(tab.evaluate("document.activeElement.tagName")).isEqualTo("TEXTAREA");
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void is_shut_out_from_nothing(String theme) throws Exception {
    var axe = Axe.fetch(folder);
    tab.prefer(theme);
    try {
      live("hello-gc/");
      tab.evaluate(
          "document.querySelectorAll('.try:has(textarea) button:not(:nth-child(2))').forEach((one)"
              + " => one.click())");
      tab.waitFor("document.querySelector('.try .output').innerText.includes('$1 ==> 38')");
      assertThat(axe.problems(tab)).isEmpty();
      live("hello-gc/YoungCollections.html");
      tab.click(".try button");
      tab.waitFor("document.querySelector('.checked').innerText.includes('YoungCollections')");
      assertThat(axe.problems(tab)).isEmpty();
      tab.visit(base + "/no/such/page");
      assertThat(tab.text("h1")).isNotEmpty();
      assertThat(axe.problems(tab)).isEmpty();
    } finally {
      tab.forgive();
      tab.prefer("light");
    }
  }

  @Test
  void stops_a_snippet_that_never_ends_and_runs_the_next() throws Exception {
    live("hello-gc/");
    focus(snippet(0) + ".querySelectorAll('button')[2]");
    tab.press("Enter");
    tab.evaluate("document.activeElement.select()");
    tab.type("IO.println(\"on and on\"); while (true) { Thread.onSpinWait(); }");
    tab.press("Ctrl+Enter");
    tab.waitFor(snippet(0) + ".querySelector('.output').textContent.includes('on and on')");
    var jvms = jvmsOfSnippets();
    assertThat(jvms).isNotEmpty();
    focus(snippet(0) + ".querySelectorAll('button')[1]");
    tab.press("Enter");
    // Sooner than its limit of ten seconds.
    tab.waitFor(
        snippet(0) + ".querySelector('.note').textContent === 'stopped'", Duration.ofSeconds(8));
    assertThat(tab.evaluate("document.activeElement.textContent")).isEqualTo("Run");
    for (var jvm : jvms) {
      jvm.onExit().get(5, TimeUnit.SECONDS);
    }
    focus(snippet(0) + ".querySelectorAll('button')[2]");
    tab.press("Enter");
    focus(snippet(1) + ".querySelector('button')");
    tab.press("Enter");
    tab.waitFor(snippet(1) + ".querySelector('.output').textContent.includes('$2 ==> 42')");
  }

  private List<ProcessHandle> jvmsOfSnippets() {
    return server
        .descendants()
        .filter(process -> process.info().commandLine().orElse("").contains("jshell"))
        .toList();
  }

  @Test
  void measures_an_act_and_sees_its_rounds_come_in() throws Exception {
    live("hello-gc/");
    focus("document.querySelector('.measured .try button')");
    tab.press("Enter");
    var note = "document.querySelector('.measured .try .note').textContent";
    tab.waitFor(note + ".startsWith('Round ')", Duration.ofMinutes(2));
    // While it is measured, a snippet has to wait.
    focus(snippet(0) + ".querySelector('button')");
    tab.press("Enter");
    tab.waitFor(snippet(0) + ".querySelector('.note').textContent.includes('would disturb it')");
    tab.waitFor(
        "document.querySelector('svg .yours') && " + note + ".startsWith('Round ')",
        Duration.ofMinutes(1));
    tab.waitFor(note + ".startsWith('Measured')", Duration.ofMinutes(2));
    tab.waitFor("document.querySelector('figcaption').innerText.includes('5 rounds')");
    assertThat(file(".workbook/results/hello-gc.json")).exists();
    assertThat(file(".workbook/rounds/hello-gc.json")).doesNotExist();
  }

  @Test
  void has_an_answer_checked_whenever_it_is_saved() throws Exception {
    live("hello-gc/YoungCollections.html");
    tab.tabTo(".try button");
    tab.press("Enter");
    var note = "document.querySelector('.try .note').textContent";
    tab.waitFor(note + ".startsWith('It does not pass yet.')");
    assertThat(tab.text(".checked")).contains("✗", "YoungCollections");
    var answer = file("answers/01-hello-gc/YoungCollections.java");
    Files.copy(
        file(CourseCopy.SOLUTIONS + "YoungCollections.java"),
        answer,
        StandardCopyOption.REPLACE_EXISTING);
    tab.waitFor(note + ".startsWith('It passes.')");
    assertThat(tab.text(".checked")).contains("You solved YoungCollections.");
    focus("document.querySelectorAll('.try button')[1]");
    tab.press("Enter");
    tab.waitFor(note + " === 'No longer checked.'");
  }

  @Test
  void reads_on_when_the_server_is_gone() throws Exception {
    var other = serve();
    try {
      var link = other.inputReader().readLine().replace("The site is at ", "");
      tab.visit(link);
      tab.visit("http://127.0.0.1:" + URI.create(link).getPort() + "/hello-gc/");
      tab.waitFor("document.querySelector('.try')");
      other.destroyForcibly().waitFor();
      tab.waitFor("document.querySelector('.live').innerText.includes('./jbang site serve')");
      focus(snippet(0) + ".querySelector('button')");
      tab.press("Enter");
      tab.waitFor(
          snippet(0) + ".querySelector('.note').textContent.includes('./jbang site serve')");
      assertThat(tab.text("article")).contains("fills the nursery again and again");
    } finally {
      other.destroyForcibly();
      tab.forgive();
    }
  }
}
