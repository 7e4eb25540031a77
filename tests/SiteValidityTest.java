package tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
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
    Axe.fetched(ran);
    return ran;
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

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void nobody_is_shut_out(String theme) throws Exception {
    var axe = Axe.fetch(folder);
    var problems = new ArrayList<String>();
    try (var tab = Tab.open(folder.resolve("profile " + theme))) {
      tab.prefer(theme);
      for (var page : DeadLinks.pages(site)) {
        if (page.endsWith("404.html")) {
          continue; // Its links begin at the root of a server: ReaderTest looks at it there.
        }
        tab.visit(page.toUri().toString());
        axe.problems(tab)
            .lines()
            .forEach(line -> problems.add(site.relativize(page) + ": " + line));
      }
    }
    assertThat(problems).isEmpty();
  }

  /// What is told of a page that does not fit, or of names in a chart that lie on one another.
  private static final String MISFITS =
      """
      (() => {
        document.querySelectorAll(".choices button").forEach((choice) => choice.click());
        document.querySelectorAll("details").forEach((details) => (details.open = true));
        const room = document.documentElement.clientWidth;
        const misfits = [];
        if (document.scrollingElement.scrollWidth > room) {
          misfits.push("scrolls sideways: " + document.scrollingElement.scrollWidth);
        }
        for (const chart of document.querySelectorAll("svg.chart")) {
          const names = [...chart.querySelectorAll("text")]
            .map((text) => [text.textContent, text.getBoundingClientRect()])
            .filter(([, place]) => place.width > 0);
          names.forEach(([name, a], i) => {
            if (a.left < 0 || a.right > room) {
              misfits.push(name + ": leaves the page");
            }
            for (const [other, b] of names.slice(i + 1)) {
              const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
              const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
              if (across > 2 && down > 4) {
                misfits.push(name + ": lies on " + other);
              }
            }
          });
        }
        return misfits.join("\\n");
      })()
      """;

  @ParameterizedTest
  @ValueSource(ints = {320, 820, 3840})
  void every_page_fits(int width) throws Exception {
    var misfits = new ArrayList<String>();
    try (var tab = Tab.open(folder.resolve("profile " + width))) {
      tab.resize(width);
      for (var page : DeadLinks.pages(site)) {
        tab.visit(page.toUri().toString());
        tab.evaluate(MISFITS)
            .toString()
            .lines()
            .forEach(line -> misfits.add(site.relativize(page) + ": " + line));
      }
    }
    assertThat(misfits).isEmpty();
  }

  /// As a server sends it that compresses, as most do.
  @Test
  void the_first_page_weighs_little() throws IOException {
    var scripts = 0L;
    var bytes = 0L;
    for (var name : List.of("index.html", "style.css", "script.js", "favicon.svg")) {
      bytes += compressed(site.resolve(name));
    }
    for (var name : List.of("script.js", "live.js")) {
      scripts += Site.resource(name).length();
    }
    assertThat(bytes).isLessThan(100_000);
    assertThat(scripts).isLessThan(40_000);
  }

  private static long compressed(Path file) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      Files.copy(file, gzip);
    }
    return out.size();
  }
}
