package tests;

//DEPS org.jsoup:jsoup:1.24.1

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import site.Site;
import workbook.cli.SiteCommand;
import workbook.course.BadCourse;
import workbook.lab.Json;

class SiteTest {

  private static final String PAGE =
      """
      It takes [1.6 times](recording.json "race: wall(slow) / wall(fast)") as long. Why?[^1]

      ## A race

      [race: wall and peakRss](recording.json#race)

      [the act](ToyDemo.java#act)

      ```sh
      java -XX:+UseSerialGC -XX:NewSize=16m -Xmx512m -XX:+AlwaysPreTouch -Xlog:gc:file=gc.log Report
      ```

      | a long heading of a table | another long heading | and a third one | and a fourth |
      |---|---:|---|---|
      | 1 | 2 | a_word_without_any_place_to_break_it_at | 4 |

      ## Work

      [Feed it](Feed.md)

      See [the whole file](ToyDemo.java), [the exercise](Feed.md) and [here](#a-race).

      > [!NOTE]
      > Mind `this`.

      [^1]: Because.
      """;

  @TempDir Path folder;

  private final StringWriter err = new StringWriter();

  private PageCourse course() {
    return new PageCourse(folder.resolve("course")).page(PAGE);
  }

  private Document build(PageCourse course) throws IOException {
    Site.read(course.read()).write(folder.resolve("site"));
    return Jsoup.parse(folder.resolve("site/toy/index.html"));
  }

  private int command(PageCourse course, Path out) {
    var around = InProcess.around(course.root, new StringWriter(), err);
    return new CommandLine(new SiteCommand.Build(around))
        .setExecutionExceptionHandler(
            (e, _, _) -> {
              err.write(e.getMessage());
              return e instanceof BadCourse ? 2 : 3;
            })
        .execute("--out", out.toString());
  }

  @Test
  void a_sweep_is_drawn_as_lines_on_axes_that_suit_its_span() throws IOException {
    var course = course();
    course.page("[sweep: wall](recording.json#sweep)\n");
    course.record(PageCourse.sweep());
    var page = build(course);

    var chart = page.select("#figures-sweep svg.chart").first();
    assertThat(chart.select("> title").text()).isEqualTo("wall by size, on logarithmic scales");
    assertThat(chart.select("> desc").text())
        .isEqualTo(
            "Java: 1 kB 1.02 µs, 1 MB 1.05 ms, 1 GB 1.07 s; C: 1 kB 1.02 µs, 1 MB 1.05 ms,"
                + " 1 GB 1.07 s;");
    // Two segments between three points, and a whisker at each.
    assertThat(chart.select("line.line-0:not(.whisker)")).hasSize(2);
    assertThat(chart.select("line.line-1.whisker")).hasSize(3);
    assertThat(chart.select("text").eachText()).contains("1 kB", "1 GB", "100 µs", "size", "C");
    assertThat(page.select("#figures-sweep details pre").text())
        .contains("tmp=$(mktemp -d)\nmake $tmp/it\n# Java at 1024");
  }

  @Test
  void what_a_run_printed_stands_on_the_page_as_it_was() throws IOException {
    var course = course();
    course.page("[what it printed](recording.json#sweep/c-1024)\n");
    course.record(PageCourse.sweep());

    assertThat(build(course).select("main pre code").first().wholeText())
        .isEqualTo("said <so>\ntwice");
  }

  @Test
  void a_page_has_its_directives_done() throws IOException {
    var snippet = "```jsh\nvar object = new Object();\n\"<b>\".length() // ==> 3\n```\n\n";
    var page = build(course().page(snippet + PAGE));
    assertThat(page.select("a.bound").attr("href")).isEqualTo("#figures-race");
    assertThat(page.select("#figures-race svg rect.ours")).hasSize(5);
    assertThat(page.select(".figures-table tbody tr")).hasSize(3);
    assertThat(page.select(".figures-table").text()).contains("1.62", "1.59–1.65", "2,048");
    assertThat(page.select(".figures .note").text()).isEqualTo("1 no /proc");
    assertThat(page.select(".listing pre").first().wholeText())
        .startsWith("/// Says how it went.\nvoid act(String name) {")
        .contains("// <loud>");
    assertThat(page.select(".session samp").text()).isEqualTo("object ==> java.lang.Object@…");
    assertThat(page.select("#Feed").text()).contains("Feed it", "hay", "./jbang check Feed");
    assertThat(page.select("#Feed details details").text()).contains("So do horses.");
    assertThat(page.select("aside.alert.note").text()).contains("Mind this.");
    assertThat(page.select("#note-1").text()).contains("Because.");
  }

  @Test
  void every_link_of_the_site_leads_somewhere_and_no_host_is_asked() throws IOException {
    build(course());
    linksLeadSomewhere();
  }

  private void linksLeadSomewhere() throws IOException {
    for (var file : files(folder.resolve("site")).keySet()) {
      if (!file.endsWith(".html")) {
        continue;
      }
      var page = folder.resolve("site").resolve(file);
      var html = Jsoup.parse(page);
      assertThat(html.select("[id]").eachAttr("id")).as(file).doesNotHaveDuplicates();
      for (var link : html.select("[href], [src]")) {
        var url = link.hasAttr("href") ? link.attr("href") : link.attr("src");
        if (url.startsWith("data:")) {
          continue;
        }
        var parts = url.split("#", 2);
        var target = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]);
        assertThat(target).as("%s in %s", url, file).isRegularFile();
        if (parts.length == 2) {
          assertThat(Jsoup.parse(target).getElementById(parts[1]))
              .as(url + " in " + file)
              .isNotNull();
        }
      }
      assertThat(html.select("main")).as(file).hasSize(1);
      assertThat(html.select("h1")).as(file).hasSize(1);
    }
  }

  @Test
  void the_front_page_says_what_the_course_is_and_credits_the_lecture() throws IOException {
    build(course());
    var front = Jsoup.parse(folder.resolve("site/index.html"));
    assertThat(front.title()).isEqualTo("Toys");
    assertThat(front.select("main").text()).contains("A course of one.", "A toy", "5 minutes");
    assertThat(front.select("main").text())
        .contains(
            "Reading and running all of it takes about 5 minutes, and solving the exercise about 3"
                + " minutes more.");
    assertThat(front.select("main p a").attr("href")).isEqualTo("toy/index.html");
    assertThat(front.select("footer").text()).contains("Python Memory Management and Tips");
  }

  private static final String CLAIMS =
      """
      ### Claim slow (0:51): holds

      ```verdict
      holds
        when race: wall(slow) > 1.2 * wall(fast)
      does not hold
        when race: wall(slow) ~ wall(close)
      ```

      The claim: `slow` is <slow. It took [1.62 s](recording.json "race: wall(slow)").

      ### Belief sloth: holds only if it sleeps

      ```verdict
      holds only if it sleeps
        when race: wall(fast) ~ wall(close)
      holds
        when race: wall(fast) < wall(close)
      ```

      The belief: sloths are quick. It took [1.62 s](recording.json "race: wall(slow)").
      """;

  @Test
  void a_page_answers_every_claim_with_its_verdict_and_figures() throws IOException {
    var page = build(course().page("slow", PAGE + CLAIMS));
    var ruling = page.select("#claim-slow-051-holds + details.ruling");
    assertThat(ruling.select("summary").text()).isEqualTo("How this verdict is computed");
    assertThat(ruling.select("li").eachText())
        .containsExactly(
            "✓ race: wall(slow) 1.62 s > 1.2 * wall(fast) 1.20 s",
            "✗ race: wall(slow) 1.62 s ≈ wall(close) 1.01 s");
    var answers = Jsoup.parse(folder.resolve("site/claims.html"));
    assertThat(answers.select("h1").text())
        .isEqualTo("What the lecture says, and what we measured");
    assertThat(answers.select(".claims li .statement").eachText())
        .containsExactly("slow is <slow", "Sloths are quick");
    assertThat(answers.select(".claims").first().text())
        .contains(
            "at 0:51",
            "Holds",
            "race: wall(slow) 1.62 s > 1.2 * wall(fast) 1.20 s, 1.4 times",
            "Lesson 1: A toy");
    assertThat(answers.select(".claims").last().text())
        .contains(
            "Holds only if it sleeps",
            "race: wall(fast) 1 s ≈ wall(close) 1.01 s, no difference beyond the noise")
        .doesNotContain("at ");
    assertThat(answers.text()).contains("toy, recorded 2026-11-23: a <fast> one");
    assertThat(page.select("header a[href=../claims.html]").text()).isEqualTo("What we measured");
    var front = Jsoup.parse(folder.resolve("site/index.html"));
    assertThat(front.select("main a[href=claims.html]")).hasSize(1);
    linksLeadSomewhere();
  }

  @Test
  void a_course_that_answers_no_claim_has_no_page_of_them() throws IOException {
    var page = build(course());
    assertThat(folder.resolve("site/claims.html")).doesNotExist();
    assertThat(page.select("header a")).hasSize(1);
  }

  @Test
  void the_right_answer_of_the_quiz_comes_from_the_samples() throws IOException {
    var quiz = build(course()).select(".quiz");
    assertThat(quiz.attr("data-right"))
        .as("two that overlap are both right")
        .isEqualTo("fast close");
    assertThat(quiz.select(".answer").text()).contains("each is right");
    var highest = course();
    var json = Json.document(PageCourse.recording().toJson());
    highest.write("recording.json", json.replace("lowest wall", "highest wall"));
    assertThat(build(highest).select(".quiz").attr("data-right")).isEqualTo("slow");
    var alike = course();
    alike.record(PageCourse.recording(1.03, false));
    alike.page("[race](recording.json#race)\n");
    assertThat(build(alike).select(".quiz .answer").text()).startsWith("Too noisy to say");
  }

  @Test
  void your_machine_stands_beside_ours_where_you_have_measured() throws IOException {
    assertThat(build(course()).text()).doesNotContain("Your machine", "yours");
    var measured = course();
    measured.mine(PageCourse.recording(3.21, true));
    var page = build(measured);
    assertThat(page.select("svg rect.yours")).hasSize(5);
    assertThat(page.select(".figures-table thead").text()).contains("your machine");
    assertThat(page.select(".figures-table").text()).contains("3.21");
    assertThat(page.select("figcaption").text()).contains("not enough to rank");
    measured.write("../../.workbook/results/toy.json", "{ half a file");
    assertThat(build(measured).text()).doesNotContain("your machine");
  }

  @Test
  void the_same_course_gives_the_same_bytes() throws IOException {
    build(course());
    var first = files(folder.resolve("site"));
    build(course());
    assertThat(files(folder.resolve("site"))).isEqualTo(first);
    assertThat(files(folder))
        .as("nothing is left beside it")
        .noneSatisfy((name, _) -> assertThat(name).startsWith(".site-"));
  }

  @Test
  void a_page_with_a_wrong_number_is_not_published_and_the_last_site_stays() throws IOException {
    var course = course();
    assertThat(command(course, folder.resolve("site"))).isZero();
    var before = files(folder.resolve("site"));
    course.page(PAGE.replace("[1.6 times]", "[1.5 times]"));
    assertThat(command(course, folder.resolve("site"))).isEqualTo(1);
    assertThat(err.toString())
        .contains("lesson.md:9: the page says \"1.5 times\", the recording says 1.62", "1 problem");
    assertThat(files(folder.resolve("site"))).isEqualTo(before);
  }

  @Test
  void a_folder_that_is_not_a_site_is_left_alone() throws IOException {
    var precious = Files.createDirectories(folder.resolve("precious"));
    Files.writeString(precious.resolve("thesis.txt"), "years of work");
    assertThat(command(course(), precious)).isEqualTo(2);
    assertThat(err.toString()).contains("is left alone", "--out DIR");
    assertThat(files(precious)).containsOnlyKeys("thesis.txt");
    assertThatThrownBy(() -> Site.read(course().read()).write(precious.resolve("thesis.txt")))
        .isInstanceOf(BadCourse.class);
  }

  @Test
  void both_themes_define_every_colour() throws IOException {
    build(course());
    var css = Files.readString(folder.resolve("site/style.css"));
    var light = colours(css.substring(css.indexOf(":root"), css.indexOf("@media")));
    var dark = colours(css.substring(css.indexOf("prefers-color-scheme: dark"), css.indexOf("*,")));
    assertThat(dark).isEqualTo(light).contains("--paper", "--ink", "--bar", "--keyword");
    assertThat(css).doesNotContain("http", "@import", "@font-face");
  }

  private static List<String> colours(String css) {
    return css.lines()
        .map(String::strip)
        .filter(line -> line.matches("--[a-z-]+: #.*"))
        .map(line -> line.substring(0, line.indexOf(':')))
        .toList();
  }

  /// Chromium itself, on a window of 320 pixels: a frame tells the page around it what it sees.
  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void a_real_browser_fits_320_pixels_and_answers_a_prediction(String theme) throws Exception {
    var browser =
        List.of("chromium", "chromium-browser", "google-chrome").stream()
            .flatMap(name -> onPath(name).stream())
            .findFirst();
    assumeTrue(browser.isPresent(), "no Chromium on the PATH: apt-get install chromium");
    build(course());
    var page = folder.resolve("site/toy/index.html");
    Files.writeString(page, Files.readString(page).replace("</body>", PROBE + "</body>"));
    var frame = folder.resolve("frame.html");
    Files.writeString(frame, FRAME);
    var ran =
        Clone.command(
                browser.get().toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--hide-scrollbars",
                "--user-data-dir=" + folder.resolve("profile-" + theme),
                "--blink-settings=preferredColorScheme=" + (theme.equals("dark") ? 0 : 1),
                "--virtual-time-budget=5000",
                "--dump-dom",
                frame.toUri().toString())
            .within(Duration.ofMinutes(1))
            .run();
    var seen = Jsoup.parse(ran.out()).body().text();
    assertThat(seen)
        .as(ran.out())
        .contains("width 320 of 320")
        .contains(theme.equals("dark") ? "paper rgb(26, 25, 22)" : "paper rgb(253, 252, 248)")
        .contains(
            "hidden before true", "hidden after false", "verdict Not here. Fast, with 1.00 s");
  }

  private static final String FRAME =
      """
      <body><iframe src="site/toy/index.html" style="border:0;width:320px;height:900px"></iframe>
      <script>addEventListener("message", e => document.body.textContent = e.data)</script>
      """;

  private static final String PROBE =
      """
      <script>
      addEventListener("load", () => {
        const root = document.documentElement;
        const hidden = () => document.querySelector(".measured").offsetParent === null;
        const before = hidden();
        document.querySelector("[data-run=slow] button").click();
        document.querySelectorAll("details").forEach(d => d.open = true);
        parent.postMessage([
          "width " + root.scrollWidth + " of " + innerWidth,
          "paper " + getComputedStyle(document.body).backgroundColor,
          "hidden before " + before + ", hidden after " + hidden(),
          "verdict " + document.querySelector(".verdict").textContent].join("; "), "*");
      });
      </script>
      """;

  private static Optional<Path> onPath(String name) {
    return List.of(System.getenv("PATH").split(java.io.File.pathSeparator)).stream()
        .map(place -> Path.of(place).resolve(name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static Map<String, String> files(Path folder) throws IOException {
    var files = new TreeMap<String, String>();
    try (var walk = Files.walk(folder)) {
      for (var file : walk.filter(Files::isRegularFile).toList()) {
        files.put(folder.relativize(file).toString(), Files.readString(file));
      }
    }
    return files;
  }
}
