package tests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import site.Publication;
import site.Site;
import workbook.course.Course;

/// The site of this very course, looked at by those who judge sites. Each judge runs in a process
/// of its own, for two of them bring other versions of the same libraries.
class SiteValidityTest {

  private static final String NU = "nu.validator:validator:26.5.2";
  private static final String EPUBCHECK = "org.w3c:epubcheck:5.3.0";
  private static final String AXE = "com.deque.html.axe-core:selenium:4.11.1";

  @TempDir static Path folder;

  private static Path site;

  @BeforeAll
  static void build() throws IOException {
    site = folder.resolve("the site");
    Site.read(Course.read(Clone.root())).write(site, Publication.ANYWHERE);
  }

  /// @param words what to run, with its arguments
  private static Clone.Ran judge(String library, String main, String... words) {
    var all = new ArrayList<>(List.of("run", "--main", main, library));
    all.addAll(List.of(words));
    var ran = Clone.jbang(all.toArray(String[]::new)).within(Duration.ofMinutes(5)).run();
    fetched(ran);
    return ran;
  }

  /// Without a network nobody judges; CI has one, and there it is a failure.
  private static void fetched(Clone.Ran ran) {
    var missing = ran.exit() != 0 && ran.err().contains("Could not resolve");
    assumeTrue(!missing || System.getenv("CI") != null, ran.err());
    assertThat(missing).as(ran.toString()).isFalse();
  }

  @Test
  void every_page_is_valid_html() {
    var ran =
        judge(
            NU,
            "nu.validator.client.SimpleCommandLineValidator",
            "--skip-non-html",
            "--Werror",
            // The slash of an empty element makes every page XML as well, as the book needs it.
            "--filterpattern",
            ".*Trailing slash on void elements has no effect.*",
            site.toString());
    assertThat(ran.exit()).as(ran.toString()).isZero();
  }

  @Test
  void the_book_is_a_valid_epub() {
    var ran =
        judge(
            EPUBCHECK,
            "com.adobe.epubcheck.tool.Checker",
            "--failonwarnings",
            site.resolve("course.epub").toString());
    assertThat(ran.exit()).as(ran.toString()).isZero();
  }

  @Test
  void every_link_and_anchor_leads_somewhere_on_the_site_itself() throws IOException {
    assertThat(DeadLinks.in(site)).isEmpty();
  }

  /// Every page of each kind would take minutes: the pages of the root, a lesson, an exercise.
  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void nobody_is_shut_out(String theme) throws Exception {
    var script = "<script>" + axe() + "</script>" + PROBE + "</body>";
    var probed = Files.createDirectories(folder.resolve("probed"));
    for (var file : List.of("style.css", "script.js", "favicon.svg", "search-index.js")) {
      Files.copy(site.resolve(file), probed.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }
    var problems = new ArrayList<String>();
    for (var name : looked()) {
      var page = probed.resolve(name);
      Files.createDirectories(page.getParent());
      Files.writeString(page, Files.readString(site.resolve(name)).replace("</body>", script));
      var ran = Browser.dump(page, folder.resolve("profile " + theme), theme);
      var found = Jsoup.parse(ran.out()).select("#axe");
      assertThat(found).as("%s %s", name, ran).hasSize(1);
      if (!found.text().equals("none")) {
        problems.add(name + ": " + found.text());
      }
    }
    assertThat(problems).isEmpty();
  }

  private static List<String> looked() throws IOException {
    var lesson = Course.read(Clone.root()).lessons().getFirst();
    var names = new ArrayList<String>();
    for (var page : DeadLinks.pages(site)) {
      var name = site.relativize(page).toString().replace('\\', '/');
      var top = !name.contains("/") && !name.equals("404.html");
      if (top || name.startsWith(lesson.alias() + "/")) {
        names.add(name);
      }
    }
    return names;
  }

  /// The script lies in a library's jar.
  private static String axe() throws Exception {
    var source = folder.resolve("Axe.java");
    Files.writeString(source, "//DEPS " + AXE + "\nvoid main() {}\n");
    var ran = Clone.jbang("info", "classpath", source.toString()).run();
    fetched(ran);
    assertThat(ran.exit()).as(ran.toString()).isZero();
    for (var jar : ran.out().strip().split(File.pathSeparator)) {
      if (!Files.exists(Path.of(jar))) {
        continue; // the jar of the source above, which nobody has built
      }
      try (var content = new ZipFile(jar)) {
        var script = content.getEntry("axe.min.js");
        if (script != null) {
          return new String(content.getInputStream(script).readAllBytes(), UTF_8);
        }
      }
    }
    throw new AssertionError("no axe.min.js in " + AXE);
  }

  private static final String PROBE =
      """
      <script>
      addEventListener("load", async () => {
        document.querySelectorAll("details").forEach((one) => (one.open = true));
        const out = document.createElement("pre");
        out.id = "axe";
        const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
        const found = await axe.run({ runOnly: tags });
        out.textContent = found.violations
          .flatMap((one) => one.nodes.map((node) => one.id + " " + node.html.slice(0, 160)))
          .join("\\n") || "none";
        document.body.append(out);
      });
      </script>
      """;
}
