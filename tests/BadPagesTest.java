package tests;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A site is built of a page that is right, or it is left as it was, and a message says where the
/// page is wrong.
class BadPagesTest {

  private static final String PAGE =
      """
      # A toy

      It takes [1.6 times](recording.json "race: wall(slow) / wall(fast)") as long.[^1]

      ## A race

      [race: wall and peakRss](recording.json#race)

      [the act](ToyDemo.java#act)

      ```java
      int hay = 1;
      ```

      | run | *wall* |
      |---|---:|
      | fast | `1` |

      > [!NOTE]
      > Mind **this**, and [that](#a-race).

      1. one
         - two

      [Feed it](Feed.md)

      [^1]: Because.
      """;

  @TempDir Path folder;

  private PageCourse course;
  private Map<String, String> before;

  @BeforeEach
  void build() throws IOException {
    course = new PageCourse(folder.resolve("a course"));
    course.page(PAGE);
    assertThat(built().exit()).isZero();
    before = site();
  }

  private Clone.Ran built() {
    return InProcess.run(course.root, "site", "build", "--out", folder.resolve("site").toString());
  }

  /// All of its files and what they hold.
  private Map<String, String> site() throws IOException {
    var site = folder.resolve("site");
    try (var files = Files.walk(site)) {
      return files
          .filter(Files::isRegularFile)
          .collect(Collectors.toMap(file -> site.relativize(file).toString(), BadPagesTest::text));
    }
  }

  /// Some of them are no text.
  private static String text(Path file) {
    try {
      return new String(Files.readAllBytes(file), ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// It is told with file, line and next step, and nothing has happened to the site.
  private void refused(Clone.Ran ran) throws IOException {
    assertThat(ran.exit()).as(ran.toString()).isEqualTo(2);
    assertThat(ran.err())
        .matches("(?s)lessons/01-toy/[\\w.]+:\\d+: .+\\n  .+")
        .doesNotContain("bug", "Exception", "\tat ");
    assertThat(site()).isEqualTo(before);
    try (var beside = Files.list(folder)) {
      assertThat(beside.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("a course", "site");
    }
  }

  static List<Object[]> mistakes() {
    return List.of(
        mistake("recording.json#race", "recording.json#rice", "perhaps #race"),
        mistake("](recording.json#race)", "](other.json#race)", "leads to no file of the course"),
        mistake("ToyDemo.java#act", "ToyDemo.java#akt", "perhaps #act"),
        mistake("(#a-race)", "(#a-rice)", "perhaps #a-race"),
        mistake("(Feed.md)", "(Food.md)", "perhaps Feed.md"),
        mistake("1.6 times", "9 times", "the page says \"9 times\""),
        mistake("race: wall(slow)", "race: weight(slow)", "weight"),
        mistake("int hay", "</pre><script>alert(1)</script>int hay", null),
        mistake("## A race", "<b>## A race</b>", "raw HTML"),
        mistake("alias: toy", "alias: tray", "the folder says \"toy\""),
        mistake("alias: toy", "alias: toy\nalias: toy", "stands twice"),
        mistake("minutes: 5", "minutes: five", "not a number above 0"),
        mistake("minutes: 5", "minutes: 99999999999", "not a number above 0"),
        mistake("title: A toy", "titel: A toy", "did you mean title?"),
        mistake("title: A toy", "title:", "has no title"),
        mistake("title: A toy", "- title: A toy", "unknown key"),
        mistake("---\n# A toy", "# A toy", "\"# A toy\" is not a flat key: value"),
        mistake("---\nalias", "alias", "starts with front matter"));
  }

  private static Object[] mistake(String right, String wrong, String told) {
    return new Object[] {right, wrong, told};
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void a_mistake_is_told_where_it_stands(String right, String wrong, String told)
      throws IOException {
    change(page -> page.replace(right, wrong));
    var ran = built();
    if (told == null) {
      assertThat(ran.exit()).as(ran.toString()).isZero();
      assertThat(site().get("toy/index.html")).doesNotContain("<script>alert");
    } else {
      refused(ran);
      assertThat(ran.err()).contains(told);
    }
  }

  private void change(UnaryOperator<String> change) throws IOException {
    var file = course.lesson.resolve("lesson.md");
    var page = Files.readString(file);
    var changed = change.apply(page);
    assertThat(changed).isNotEqualTo(page);
    Files.writeString(file, changed);
  }

  @Test
  void a_recording_that_is_gone_or_damaged_is_told() throws IOException {
    var recording = course.lesson.resolve("recording.json");
    var text = Files.readString(recording);
    for (var damaged : List.of("", "{", "[]", "null", text.substring(0, text.length() / 2))) {
      Files.writeString(recording, damaged);
      refused(built());
    }
    Files.delete(recording);
    refused(built());
  }

  @Test
  void a_page_that_is_not_utf_8_is_told() throws IOException {
    Files.write(course.lesson.resolve("lesson.md"), new byte[] {'-', '-', '-', '\n', (byte) 0xff});
    var ran = built();
    refused(ran);
    assertThat(ran.err()).contains("save it as UTF-8");
  }

  @Test
  void line_ends_of_windows_and_a_mark_of_byte_order_change_nothing() throws IOException {
    change(page -> "\uFEFF" + page.replace("\n", "\r\n"));
    assertThat(built().exit()).isZero();
    assertThat(site()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Καλημέρα κόσμε",
        "שלום עולם",
        "مرحبا بالعالم",
        "こんにちは世界",
        "a\tb\t\tc",
        "e\u0301 \uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67 \u202Eabc\u202C",
        "&lt; & < > \" ' &#0; &bogus;"
      })
  void every_alphabet_is_a_heading_that_can_be_linked_to(String text) throws IOException {
    change(page -> page + "\n## " + text + "\n\nAnd " + text + ".\n");
    var ran = built();
    assertThat(ran.exit()).as(ran.toString()).isZero();
    var whole = Jsoup.parse(folder.resolve("site/toy/index.html"));
    var heading = whole.select("h2:has(a.anchor)").last();
    assertThat(heading.id()).isNotEmpty();
    assertThat(whole.select("a[href=#" + heading.id() + "]")).isNotEmpty();
  }

  @Test
  void lessons_and_exercises_may_link_in_circles() throws IOException {
    change(page -> page + "\nSee [this](lesson.md), [that](lesson.md#a-race), [it](Feed.md).\n");
    course.write(
        "Feed.md",
        "---\ntitle: Feed it\nminutes: 3\nfails: eats\n---\nSee [it](Feed.md) and [the"
            + " lesson](lesson.md#work).\n\n## Hints\n1. [Again](Feed.md).\n");
    var ran = built();
    assertThat(ran.err()).contains("leads to no heading");
    course.write(
        "Feed.md",
        "---\ntitle: Feed it\nminutes: 3\nfails: eats\n---\nSee [it](Feed.md) and [the"
            + " lesson](lesson.md#a-race).\n\n## Hints\n1. [Again](Feed.md).\n");
    ran = built();
    assertThat(ran.exit()).as(ran.toString()).isZero();
  }

  @Test
  void a_page_of_5_megabytes_is_built() throws IOException {
    change(page -> page + ("\nMore of it, and `code`, and *this*.\n").repeat(140_000));
    assertThat(Files.size(course.lesson.resolve("lesson.md"))).isGreaterThan(5_000_000);
    var ran = built();
    assertThat(ran.exit()).as(ran.toString()).isZero();
    assertThat(site().get("toy/index.html").length()).isGreaterThan(5_000_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"> ", "- ", "[", "*", "`", "_a ", "![", "<", "| a ", "# ", "\\", "~~"})
  void a_mark_that_is_repeated_thousands_of_times_does_no_harm(String mark) throws IOException {
    change(page -> page + "\n" + mark.repeat(3_000) + "x\n");
    var ran = built();
    assertThat(ran.exit()).as(ran.toString()).isIn(0, 2);
    if (ran.exit() == 2) {
      refused(ran);
    }
  }

  /// The same ones each time, and each from the page as it is right.
  @Test
  void whatever_happens_to_a_page_is_shown_or_told() throws IOException {
    var file = course.lesson.resolve("lesson.md");
    var right = Files.readString(file);
    var random = new Random(42);
    for (var i = 0; i < 400; i++) {
      var wrong = right;
      for (var n = 1 + random.nextInt(3); n > 0; n--) {
        wrong = damaged(wrong, random);
      }
      Files.writeString(file, wrong);
      var ran = built();
      assertThat(ran.exit()).as("mutation %d of:%n%s%n%s", i, wrong, ran).isIn(0, 2);
      if (ran.exit() == 2) {
        refused(ran);
      } else {
        before = site();
      }
    }
  }

  private static String damaged(String text, Random random) {
    var from = random.nextInt(text.length());
    var to = Math.min(text.length(), from + random.nextInt(20));
    var strange =
        List.of(
            "\u0000",
            "\uFEFF",
            "\t",
            "\r",
            "\u2028",
            "```",
            "---\n",
            "[",
            "](",
            "#",
            "\"",
            "<b>",
            "&",
            "\uD83D\uDE00",
            "\u202E",
            "|",
            "\n\n",
            "> ",
            "[^1]",
            "==>",
            "%n%s",
            "${x}",
            "\\");
    return switch (random.nextInt(6)) {
      case 0 -> text.substring(0, from) + text.substring(to);
      case 1 -> text.substring(0, to) + text.substring(from);
      case 2 -> text.substring(0, Math.max(1, from));
      case 3 -> text.replace(text.substring(from, to), "");
      default ->
          text.substring(0, from)
              + strange.get(random.nextInt(strange.size())).repeat(1 + random.nextInt(3))
              + text.substring(from);
    };
  }
}
