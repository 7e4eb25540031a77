package tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import workbook.cli.Show;
import workbook.cli.Surroundings;
import workbook.course.Block;
import workbook.course.Page;
import workbook.course.Snippets;

class PageTest {

  @TempDir Path folder;

  private PageCourse page(String body) {
    return new PageCourse(folder).page(body);
  }

  private Page read(PageCourse course) {
    var read = course.read();
    return Page.read(read, read.lessons().getFirst());
  }

  @Test
  void a_method_is_cut_out_with_its_comment_and_without_its_indentation() {
    var blocks = read(page("[the act](ToyDemo.java#act)\n\n[a job](ToyDemo.java#run)\n")).blocks();
    assertThat(((Block.Listing) blocks.get(0)).text())
        .startsWith("/// Says how it went.\nvoid act(String name) {\n")
        .endsWith("\n}\n")
        .doesNotContain("class Job");
    assertThat(blocks.get(1))
        .isEqualTo(
            new Block.Listing(
                "a job",
                folder.resolve("lessons/01-toy/ToyDemo.java"),
                "run",
                "java",
                "void run() {}\n",
                12));
  }

  @Test
  void a_python_function_ends_where_its_indentation_does() {
    var blocks = read(page("[the loop](toy.py#acyclic)\n")).blocks();
    assertThat(((Block.Listing) blocks.getFirst()).text())
        .isEqualTo(
            "# Leaves nothing behind.\ndef acyclic(n):\n    for _ in range(n):\n\n        pass\n");
  }

  @Test
  void a_listing_of_what_is_not_there_is_named_once_with_the_nearest_name() {
    var course = page("Text.\n\n[the act](ToyDemo.java#atc)\n\n[it](toy.py#acylic)\n");
    assertThat(course.problems())
        .containsExactly(
            ("lessons/01-toy/lesson.md:%d: ToyDemo.java has no \"atc\"\n"
                    + "  mend the link; perhaps #act")
                .formatted(course.line("[the act]")),
            ("lessons/01-toy/lesson.md:%d: toy.py has no \"acylic\"\n"
                    + "  mend the link; perhaps #acyclic")
                .formatted(course.line("[it]")));
  }

  @Test
  void dead_links_anchors_and_images_are_named() {
    var course =
        page(
            """
            ## Here

            See [a](#here), [b](#there), [c](Fed.md), [d](lesson.md#gone), ![e](no.svg),
            ![f](https://example.org/f.png), [g](https://example.org/g) and [h](Feed.md).
            """);
    assertThat(course.problems())
        .hasSize(5)
        .anyMatch(p -> p.contains("\"#there\" leads to no heading"))
        .anyMatch(p -> p.contains("\"Fed.md\" leads to no file") && p.contains("perhaps Feed.md"))
        .anyMatch(p -> p.contains("\"lesson.md#gone\" leads to no heading"))
        .anyMatch(p -> p.contains("\"no.svg\" is no file"))
        .anyMatch(p -> p.contains("lies on another host"));
  }

  @Test
  void a_link_out_of_the_course_is_dead_even_where_the_file_exists() {
    assertThat(page("[up](../../../" + folder.getFileName() + "/../x)\n").problems()).hasSize(1);
  }

  @Test
  void snippets_share_one_session_and_are_shown_with_what_they_print() {
    var blocks =
        read(page(
                """
                ```jsh
                int twice(int n) {
                  return 2 * n;
                }
                var four = twice(2);
                ```

                ```jsh
                System.out.println("so");
                four + 1 // ==> 5
                List.of(1, 2).stream()
                    .mapToInt(n -> n)
                    .sum()
                ```
                """))
            .blocks();
    var first = (Block.Session) blocks.get(0);
    var second = (Block.Session) blocks.get(1);
    assertThat(first.snippets().get(0).output()).isEmpty();
    assertThat(first.snippets().get(1).output()).containsExactly("four ==> 4");
    assertThat(second.snippets().get(0).output()).containsExactly("so");
    assertThat(second.snippets().get(1).output()).isEmpty();
    assertThat(second.snippets().get(2).output()).singleElement().asString().endsWith(" ==> 3");
  }

  @Test
  void a_snippet_that_does_not_do_what_the_page_says_is_named_with_its_line() {
    var course =
        page(
            """
            ```jsh
            1 + 1 // ==> 3
            Integer.parseInt("x")
            Integer.parseInt("y") // ==> java.lang.NumberFormatException: For input string: "y"
            int nought = "0";
            System.exit(1)
            6 * 7 // ==> 42
            ```
            """);
    var at = "lessons/01-toy/lesson.md:";
    assertThat(course.problems())
        .hasSize(4)
        .anyMatch(
            p -> p.startsWith(at + course.line("1 + 1") + ": the page says ==> 3, jshell says 2"))
        .anyMatch(
            p ->
                p.startsWith(at + course.line("Integer.parseInt(\"x\")"))
                    && p.contains("throws java.lang.NumberFormatException"))
        .anyMatch(p -> p.startsWith(at + course.line("int nought")) && p.contains("not compile"))
        .anyMatch(
            p -> p.startsWith(at + course.line("System.exit")) && p.contains("ended its JVM"));
  }

  @Test
  void a_snippet_is_run_again_only_where_it_or_one_before_it_has_changed() throws IOException {
    var first = kept("var now = System.nanoTime();", "now + 1");
    assertThat(kept("var now = System.nanoTime();", "now + 1")).isEqualTo(first);

    var changed = kept("var now = System.nanoTime();", "now + 2");
    assertThat(changed.get(0)).isEqualTo(first.get(0));
    assertThat(changed.get(1)).matches(Pattern.compile("\\$\\d+ ==> \\d+"));
    assertThat(kept("var  now = System.nanoTime();", "now + 2").get(1))
        .isNotEqualTo(changed.get(1));

    var file = folder.resolve("kept.json");
    var cut = Files.readString(file);
    Files.writeString(file, cut.substring(0, cut.length() / 2));
    assertThat(kept("var now = System.nanoTime();", "now + 1")).isNotEqualTo(first);
  }

  @Test
  void what_a_snippet_did_wrong_is_told_each_time() {
    for (var time = 0; time < 2; time++) {
      try (var snippets = Snippets.kept(folder.resolve("kept.json"))) {
        assertThat(snippets.run("1 + 1 // ==> 3").mistakes()).hasSize(1);
      }
    }
  }

  /// What each of these prints in one reading.
  private List<String> kept(String... fences) {
    try (var snippets = Snippets.kept(folder.resolve("kept.json"))) {
      return Arrays.stream(fences)
          .map(code -> String.join("\n", snippets.run(code).snippets().getFirst().output()))
          .toList();
    }
  }

  @Test
  void a_snippet_that_never_ends_is_stopped_and_the_next_one_runs() {
    try (var shell = Snippets.shell(Duration.ofSeconds(1))) {
      var ran = shell.run("while (true) {}\n2 + 2 // ==> 4\n");
      assertThat(ran.mistakes())
          .containsExactly(new Snippets.Mistake(0, "the snippet did not end within 1 s"));
    }
  }

  @Test
  void an_act_or_metric_that_the_recording_lacks_is_named() {
    assertThat(page("[race: wal](recording.json#race)\n\n[x](recording.json#rce)\n").problems())
        .hasSize(2)
        .anyMatch(p -> p.contains("no metric \"wal\"") && p.contains("perhaps wall"))
        .anyMatch(p -> p.contains("no act \"rce\"") && p.contains("perhaps #race"));
  }

  @Test
  void raw_html_is_refused_because_a_terminal_cannot_show_it() {
    assertThat(page("<div>no</div>\n\n<!-- a comment is dropped -->\n").problems())
        .singleElement()
        .asString()
        .contains("raw HTML");
  }

  @Test
  void a_lesson_is_readable_in_a_terminal_without_colours() {
    var course =
        page(
            """
            # A toy

            Some *running* text that goes on for longer than eighty columns, because people write
            like that, with a note[^1] and a [link](https://example.org/).

            | a | b |
            |---|---|
            | 1 | 2 |

            - [x] done
            - [ ] to do

            > [!WARNING]
            > Mind the gap.

            [race: wall and peakRss](recording.json#race)

            [^1]: The note.
            """);
    var text = show(course, false);
    assertThat(text)
        .contains("Slow & steady", "1.62 s (1.59 to 1.65)", "no /proc", "warning:", "Mind the gap.")
        .contains(
            "[x] done", "a  b", "[1] The note.", "./jbang check Feed", "(https://example.org/)")
        .doesNotContain("\033[", "Cows know");
    assertThat(text.lines()).allMatch(line -> line.length() <= 80);
    assertThat(show(course, true)).contains("\033[1m");
  }

  private String show(PageCourse course, boolean terminal) {
    var out = new StringWriter();
    var around =
        new Surroundings(
            new BufferedReader(new StringReader("")),
            new PrintWriter(out),
            new PrintWriter(new StringWriter()),
            terminal,
            course.root,
            Clock.systemUTC(),
            Map.of());
    assertThat(new CommandLine(new Show(around)).execute("toy")).isZero();
    return out.toString();
  }

  @Test
  void a_link_to_the_jdk_must_lead_to_a_class_and_a_member_of_it() {
    var jdk =
        "https://docs.oracle.com/en/java/javase/" + Runtime.version().feature() + "/docs/api/";
    var course =
        page(
            """
            [a](JDKjava.base/java/lang/System.html#gc()) [b](JDKjava.base/java/util/Map.Entry.html)
            [c](JDKjava.base/java/util/LinkedHashMap.html#%3Cinit%3E(int,float,boolean))
            [d](JDKjava.base/java/lang/Integer.html#MAX_VALUE) [e](https://example.org/System.html#gone)

            [f](JDKjava.base/java/lang/System.html#collect())

            [g](JDKjava.base/java/lang/Sistem.html)

            [h](JDKjava.sql/java/lang/System.html)
            """
                .replace("JDK", jdk));
    assertThat(course.problems())
        .hasSize(3)
        .allMatch(
            problem -> problem.contains("leads nowhere") && problem.contains("mend the link"));
    assertThat(course.problems().get(0)).contains("java.lang.System has no collect()");
    assertThat(course.problems().get(1)).contains("java.base has no java.lang.Sistem");
    assertThat(course.problems().get(2)).contains("java.sql has no java.lang.System");
  }
}
