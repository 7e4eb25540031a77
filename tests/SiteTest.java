package tests;

//DEPS org.jsoup:jsoup:1.24.1

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
import site.Publication;
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
    // Linear from 0 where values are near one another: round in the unit of their names.
    course.record(PageCourse.sweep(List.of(100L << 20, 200L << 20, 416L << 20)));
    assertThat(build(course).select("#figures-sweep svg.chart text").eachText())
        .contains("0", "100 MB", "400 MB");
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
    assertThat(page.select("#Feed a[href=../toy/Feed.html]")).hasSize(1);
    assertThat(page.select("div.alert.note").text()).contains("Mind this.");
    assertThat(page.select("#note-1").text()).contains("Because.");
  }

  @Test
  void an_exercise_has_a_page_with_its_hints_its_check_and_a_door_before_the_solution()
      throws IOException {
    build(course());
    var page = Jsoup.parse(folder.resolve("site/toy/Feed.html"));
    assertThat(page.select("h1").text()).isEqualTo("Feed it");
    assertThat(page.select("main").text()).contains("Give it hay", "./jbang check Feed");
    assertThat(page.select("details.hint details.hint").text()).contains("So do horses.");
    assertThat(page.select("h2#check + details").text()).contains("void eats() {}");
    assertThat(page.select("details.spoiler:not([open])").text()).contains("// hay");
    var decoy = page.select("details.spoiler details.decoy");
    assertThat(decoy.select("summary code").text()).isEqualTo("stones");
    assertThat(decoy.text()).contains("A cow is no mill.", "rejected by: eats it", "// stones");
    assertThat(decoy.select("pre").text()).doesNotContain("rejected by");
    assertThat(page.select("pre").eachText()).noneMatch(text -> text.contains("//JAVA"));
  }

  @Test
  void the_search_finds_every_heading_where_it_stands() throws IOException {
    var course = course();
    course.write(
        "../glossary.md", "# Glossary\n\n## hay\n\nSee [the toy](01-toy/lesson.md#work).\n");
    build(course);
    var script = Files.readString(folder.resolve("site/search-index.js"));
    var index = Json.parse(script.replaceAll("^window.searchIndex = |;\\s*$", ""));
    assertThat(((List<?>) index).stream().map(entry -> (Object) ((Map<?, ?>) entry).get("u")))
        .containsExactly(
            "toy/index.html",
            "toy/index.html#a-race",
            "toy/Feed.html",
            "toy/index.html#work",
            "glossary.html#hay");
    var glossary = Jsoup.parse(folder.resolve("site/glossary.html"));
    assertThat(glossary.select("main p a").attr("href")).isEqualTo("toy/index.html#work");
    linksLeadSomewhere();
  }

  @Test
  void the_whole_course_stands_on_one_page_whose_links_stay_on_it() throws IOException {
    build(course());
    var page = Jsoup.parse(folder.resolve("site/course.html"));
    assertThat(page.select("article#toy h2").first().text()).isEqualTo("A toy");
    assertThat(page.select("a[href=#toy--a-race]").eachText()).contains("here");
    assertThat(page.select("a.bound").attr("href")).isEqualTo("#toy--figures-race");
    assertThat(page.select("#toy--figures-race svg rect.ours")).hasSize(5);
    assertThat(page.select("#toy--note-1").text()).contains("Because.");
  }

  @Test
  void a_site_that_knows_its_address_has_a_feed_and_a_map() throws IOException {
    var course = course();
    var site = Site.read(course.read());
    site.write(folder.resolve("site"));
    assertThat(folder.resolve("site/sitemap.xml")).doesNotExist();
    assertThat(folder.resolve("site/feed.xml")).doesNotExist();
    site.write(
        folder.resolve("site"),
        new Publication(
            Optional.of("https://example.org/gc"),
            Optional.of("https://edit/"),
            Optional.of("https://example.org/gc.git")));
    assertThat(Files.readString(folder.resolve("site/sitemap.xml")))
        .contains("<loc>https://example.org/gc/toy/Feed.html</loc>");
    assertThat(Files.readString(folder.resolve("site/feed.xml")))
        .contains("<id>https://example.org/gc/</id>");
    assertThat(Jsoup.parse(folder.resolve("site/index.html")).select("main pre").text())
        .contains("git clone https://example.org/gc.git gc-course\ncd gc-course");
    var page = Jsoup.parse(folder.resolve("site/toy/index.html"));
    assertThat(page.select("article footer a").attr("href"))
        .isEqualTo("https://edit/lessons/01-toy/lesson.md");
    var lost = Jsoup.parse(folder.resolve("site/404.html"));
    assertThat(lost.select("main a").attr("href")).isEqualTo("/gc/index.html");
    assertThat(lost.select("link[rel=stylesheet]").attr("href")).isEqualTo("/gc/style.css");
  }

  @Test
  void every_link_of_the_site_leads_somewhere_and_no_host_is_asked() throws IOException {
    build(course());
    linksLeadSomewhere();
  }

  private void linksLeadSomewhere() throws IOException {
    assertThat(DeadLinks.in(folder.resolve("site"))).isEmpty();
    for (var file : files(folder.resolve("site")).keySet()) {
      if (!file.endsWith(".html")) {
        continue;
      }
      var page = folder.resolve("site").resolve(file);
      var html = Jsoup.parse(page);
      assertThat(html.select("[id]").eachAttr("id")).as(file).doesNotHaveDuplicates();
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
    assertThat(page.select("header a").eachText())
        .containsExactly("Toys", "Machines", "On one page", "Search");
  }

  @Test
  void the_right_answer_of_the_quiz_comes_from_the_samples() throws IOException {
    var quiz = build(course()).select(".quiz");
    assertThat(quiz.attr("data-right"))
        .as("two that overlap are both right")
        .isEqualTo("fast close");
    assertThat(quiz.select(".answer").text()).contains("Each is right: their ranges overlap, or");
    var highest = course();
    var json = Json.document(PageCourse.recording().toJson());
    highest.write("recording.json", json.replace("lowest wall", "highest wall"));
    assertThat(build(highest).select(".quiz").attr("data-right")).isEqualTo("slow");
    var alike = course();
    alike.record(PageCourse.recording(1.03, false));
    alike.page("[race](recording.json#race)\n");
    assertThat(build(alike).select(".quiz .answer").text()).startsWith("Too noisy to say");
    var unmeasured = course();
    unmeasured.page("[race](recording.json#race)\n");
    unmeasured.record(PageCourse.unmeasured());
    var page = build(unmeasured);
    assertThat(page.select(".quiz .answer").text()).startsWith("We could not measure it");
    assertThat(page.select("#figures-race").text()).contains("Could not be measured on 2026");
  }

  @Test
  void what_tells_the_answer_waits_for_the_readers_where_it_is_a_lesson() throws IOException {
    var course = course();
    course.page("Asks.\n\n[race](recording.json#race)\n\nTells.\n\n## Next\n\nTells no more.\n");
    assertThat(build(course).select(".told").eachText()).containsExactly("Tells.");
    assertThat(Jsoup.parse(folder.resolve("site/course.html")).select(".told")).isEmpty();
    var last = course();
    last.page("[race](recording.json#race)\n\n## Next\n\nTells no more.\n");
    assertThat(build(last).select(".told")).isEmpty();
  }

  @Test
  void a_flag_is_not_broken_and_two_notes_are_not_one_number() throws IOException {
    var course = course();
    course.page(
        "Try `java -Xmx1m --version a-b \"-q\"`.[^one][^two]\n\n[^one]: One.\n[^two]: Two.\n");
    var page = build(course);
    assertThat(page.select("p code .together").eachText()).containsExactly("-X", "--v", "-q");
    assertThat(page.select("p:contains(Try)").text())
        .isEqualTo("Try java -Xmx1m --version a-b \"-q\".1, 2");
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
    assertThat(command(course, folder.resolve("site"))).isEqualTo(2);
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
    var root = css.substring(css.indexOf(":root"), css.indexOf("}"));
    assertThat(colours(root)).contains("--paper", "--ink", "--bar", "--keyword");
    assertThat(root.lines().filter(line -> line.matches(" *--[a-z-]+: #.*"))).isEmpty();
    assertThat(css).doesNotContain("http", "@import", "@font-face");
  }

  private static List<String> colours(String css) {
    return css.lines()
        .map(String::strip)
        .filter(line -> line.matches("--[a-z-]+: light-dark\\(#[0-9a-f]{6}, #[0-9a-f]{6}\\);"))
        .map(line -> line.substring(0, line.indexOf(':')))
        .toList();
  }

  /// Chromium itself, on a window of 320 pixels: a frame tells the page around it what it sees.
  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void a_real_browser_fits_320_pixels_and_answers_a_prediction(String theme) throws Exception {
    build(course());
    var page = folder.resolve("site/toy/index.html");
    Files.writeString(page, Files.readString(page).replace("</body>", PROBE + "</body>"));
    var frame = folder.resolve("frame.html");
    Files.writeString(frame, FRAME);
    var ran = Browser.dump(frame, folder.resolve("profile-" + theme), theme);
    var seen = Jsoup.parse(ran.out()).body().text();
    assertThat(seen)
        .as(ran.out())
        .contains("width 320 of 320")
        .contains(theme.equals("dark") ? "paper rgb(26, 25, 22)" : "paper rgb(253, 252, 248)")
        .contains(
            "hidden before true", "hidden after false", "verdict Not here. Fast, with 1.00 s");
  }

  /// What a page has become after a script was run on it, once it was loaded.
  private String after(String page, String script) throws IOException {
    var file = folder.resolve("site").resolve(page);
    var probe =
        "<script>addEventListener('load', async () => {" + SAY + script + "})</script></body>";
    Files.writeString(file, Files.readString(file).replace("</body>", probe));
    var ran = Browser.dump(file, folder.resolve("profile"), "light");
    var said = Jsoup.parse(ran.out()).select("#said");
    assertThat(said).as(ran.toString()).hasSize(1);
    return said.text();
  }

  private static final String SAY =
      """
      const say = (...parts) => {
        const said = document.createElement("p");
        said.id = "said";
        said.textContent = parts.join("; ");
        document.body.append(said);
      };
      """;

  @Test
  void a_prediction_is_kept_over_a_reload() throws IOException {
    build(course());
    var said =
        after(
            "toy/index.html",
            """
            const quiz = document.querySelector(".quiz");
            if (!quiz.classList.contains("done")) {
              document.querySelector("[data-run=slow] button").click();
              location.reload();
            } else {
              say(quiz.querySelector(".said").textContent,
                quiz.querySelector(".verdict").textContent.slice(0, 9),
                document.querySelector(".measured").offsetParent !== null);
            }
            """);
    assertThat(said).isEqualTo("Slow & steady; Not here.; true");
  }

  @Test
  void a_chosen_theme_wins_over_the_system_and_is_kept() throws IOException {
    build(course());
    var said =
        after(
            "index.html",
            """
            const button = document.querySelector(".theme");
            if (button.textContent === "Theme: auto") {
              button.click();
              button.click();
              location.reload();
            } else {
              say(button.textContent, getComputedStyle(document.body).backgroundColor);
            }
            """);
    assertThat(said).isEqualTo("Theme: dark; rgb(26, 25, 22)");
  }

  @Test
  void a_search_puts_headings_first_and_its_arrows_lead_to_the_places() throws IOException {
    build(course());
    var said =
        after(
            "search.html",
            """
            const input = document.querySelector("#query");
            const until = async (done) => {
              for (let i = 0; i < 100 && !done(); i++) {
                await new Promise((next) => setTimeout(next, 20));
              }
            };
            await until(() => window.searchIndex);
            input.value = "rac";
            input.dispatchEvent(new Event("input"));
            await until(() => document.querySelector("#results a"));
            const key = (name) => document.activeElement.dispatchEvent(
              new KeyboardEvent("keydown", { key: name, bubbles: true, cancelable: true }));
            key("ArrowDown");
            const first = document.activeElement;
            key("ArrowUp");
            say(first.textContent, first.getAttribute("href"),
              document.querySelector("mark").textContent,
              document.activeElement === input);
            """);
    assertThat(said).isEqualTo("A race; toy/index.html#a-race; rac; true");
  }

  @Test
  void a_key_on_a_chart_says_how_a_row_was_measured() throws IOException {
    build(course());
    var said =
        after(
            "toy/index.html",
            """
            document.querySelector(".quiz summary").click();
            const chart = document.querySelector("svg.chart");
            chart.focus();
            const key = (name) => chart.dispatchEvent(
              new KeyboardEvent("keydown", { key: name, cancelable: true }));
            key("ArrowDown");
            key("ArrowDown");
            key("ArrowUp");
            say(document.activeElement === chart, chart.nextElementSibling.textContent);
            """);
    assertThat(said).startsWith("true; Fast: 1.00 s").contains(" to ", "java");
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

  private static Map<String, String> files(Path folder) throws IOException {
    var files = new TreeMap<String, String>();
    try (var walk = Files.walk(folder)) {
      for (var file : walk.filter(Files::isRegularFile).toList()) {
        // Bytes as they are: not all are text.
        files.put(
            folder.relativize(file).toString(),
            Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
    return files;
  }

  @Test
  void a_published_site_names_the_picture_that_is_shown_beside_a_link_to_it() throws IOException {
    var course = course();
    var published =
        new Publication(Optional.of("https://example.org/gc"), Optional.empty(), Optional.empty());
    var site = folder.resolve("site");
    Site.read(course.read()).write(site, published);
    assertThat(site.resolve("toy/index.html")).content().doesNotContain("og:image");

    course.write("../preview.png", "a picture");
    Site.read(course.read()).write(site, published);
    var page = Jsoup.parse(site.resolve("toy/index.html"));
    assertThat(page.select("meta[property=og:image]").attr("content"))
        .isEqualTo("https://example.org/gc/preview.png");
    assertThat(site.resolve("preview.png")).content().isEqualTo("a picture");
  }

  @Test
  void the_front_page_tells_what_the_reader_has_solved() throws IOException {
    var course = course();
    build(course);
    assertThat(Jsoup.parse(folder.resolve("site/index.html")).select(".solved")).isEmpty();
    course.write(
        "../../.workbook/progress.json",
        "{\"format\": 1, \"exercises\": {\"Feed\": {\"passed\": \"2026-11-26T10:00:00Z\"}}}");
    build(course);
    assertThat(Jsoup.parse(folder.resolve("site/index.html")).select(".solved").text())
        .isEqualTo("✓ 1 of 1 exercises solved");
    course.write("../../.workbook/progress.json", "{\"format\": 1, \"exercises\": [");
    build(course);
    assertThat(Jsoup.parse(folder.resolve("site/index.html")).select(".solved")).isEmpty();
  }

  @Test
  void the_whole_course_on_one_page_has_the_words_too() throws IOException {
    var course = course();
    course.write("../glossary.md", "# Words\n\n## A race\n\nSee [a toy](01-toy/lesson.md#work).\n");
    build(course);
    var whole = Jsoup.parse(folder.resolve("site/course.html"));
    assertThat(whole.select("#glossary--a-race").text()).startsWith("A race");
    assertThat(whole.select("#toy--a-race")).hasSize(1);
    assertThat(whole.select("#glossary p a").attr("href")).isEqualTo("#toy--work");
  }
}
