package bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The same pages as the source of three sites: of ours, of Hugo's, of MkDocs Material's. Each page
/// has about 6 KB of Markdown, with six sections, two tables, five Java listings, and links to two
/// other pages.
///
/// @param ours a course, Hugo's project and MkDocs' project lie beside it
public record GeneratedPages(int count, Path ours, Path hugo, Path mkdocs) {

  /// Settings for MkDocs where its navigation, which each page has, names one page and not all.
  public static final String SHORT_NAVIGATION = "short-navigation.yml";

  private static final String[] WORDS =
      ("the collector heap of object a to finds in live reference copies nursery old space and"
              + " pause thread when page memory root frees card mark sweep young barrier cost"
              + " allocation survivor region time of each cycle process fork shared write count")
          .split(" ");

  /// How one of the three writes a link to a page.
  private interface Link {
    String to(int page);
  }

  /// @param folder a new one
  public static GeneratedPages write(Path folder, int count) throws IOException {
    var pages =
        new GeneratedPages(
            count, folder.resolve("ours"), folder.resolve("hugo"), folder.resolve("mkdocs"));
    pages.writeOurs();
    pages.writeHugo();
    pages.writeMkDocs();
    return pages;
  }

  static String name(int page) {
    return String.format(Locale.ROOT, "page-%04d", page);
  }

  /// The page of ours with another sentence at its end.
  public void change(int page, String sentence) throws IOException {
    var draft = ours.resolve("draft");
    Files.writeString(draft, ourPage(page) + "\n" + sentence + "\n");
    Files.move(
        draft, ourFile(page), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private Path ourFile(int page) {
    return ours.resolve("lessons/%04d-%s/lesson.md".formatted(page, name(page)));
  }

  private String ourPage(int page) {
    return """
    ---
    alias: %s
    title: Page %d
    summary: %s
    minutes: 5
    lecture: 0:17
    requires:
    claims:
    ---
    # Page %d

    %s\
    """
        .formatted(
            name(page),
            page,
            sentence(new Random(page), 8),
            page,
            body(page, other -> "../%04d-%s/lesson.md".formatted(other, name(other))));
  }

  private void writeOurs() throws IOException {
    for (var page = 1; page <= count; page++) {
      write(ourFile(page), ourPage(page));
    }
    write(ours.resolve("README.md"), "# Pages\n\nGenerated.\n");
  }

  private void writeHugo() throws IOException {
    for (var page = 1; page <= count; page++) {
      write(
          hugo.resolve("content/" + name(page) + ".md"),
          "---\ntitle: Page %d\n---\n\n%s"
              .formatted(page, body(page, other -> "../" + name(other) + "/")));
    }
    write(hugo.resolve("content/search.md"), "---\ntitle: Search\n---\n");
    write(
        hugo.resolve("config.toml"),
        """
        baseURL = "https://example.org/"
        title = "Pages"
        disableKinds = ["taxonomy", "term"]
        [outputs]
        home = ["HTML", "RSS", "JSON"]
        [markup.highlight]
        noClasses = false
        """);
    var base =
        """
        <!doctype html>
        <html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title></head>
        <body><header><a href="/">{{ site.Title }}</a></header>
        <main>{{ block "main" . }}{{ end }}</main></body></html>
        """;
    write(hugo.resolve("layouts/_default/baseof.html"), base);
    write(
        hugo.resolve("layouts/_default/single.html"),
        """
        {{ define "main" }}<h1>{{ .Title }}</h1>{{ .TableOfContents }}{{ .Content }}
        {{ with .PrevInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}
        {{ with .NextInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}{{ end }}
        """);
    write(
        hugo.resolve("layouts/_default/list.html"),
        """
        {{ define "main" }}<ul>{{ range site.RegularPages }}
        <li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>{{ end }}
        """);
    // The index of a search in the page, as Hugo's documentation has it.
    write(
        hugo.resolve("layouts/index.json"),
        """
        [{{ range $i, $p := site.RegularPages }}{{ if $i }},{{ end }}
        {{ dict "u" $p.RelPermalink "p" $p.Title "t" $p.Plain | jsonify }}{{ end }}]
        """);
  }

  private void writeMkDocs() throws IOException {
    for (var page = 1; page <= count; page++) {
      write(
          mkdocs.resolve("docs/" + name(page) + ".md"),
          "# Page %d\n\n%s".formatted(page, body(page, other -> name(other) + ".md")));
    }
    write(mkdocs.resolve("docs/index.md"), "# Pages\n\nGenerated.\n");
    var settings =
        """
        site_name: Pages
        site_url: https://example.org/
        theme:
          name: material
          font: false
        plugins:
          - search
        markdown_extensions:
          - pymdownx.highlight
          - pymdownx.superfences
          - tables
        """;
    write(mkdocs.resolve("mkdocs.yml"), settings);
    write(mkdocs.resolve(SHORT_NAVIGATION), settings + "nav:\n  - index.md\n");
  }

  private String body(int page, Link link) {
    var random = new Random(page);
    var text = new StringBuilder();
    for (var section = 1; section <= 6; section++) {
      text.append("## ").append(sentence(random, 4).replace(".", "")).append("\n\n");
      text.append(paragraph(random)).append("\n\n");
      if (section < 6) {
        text.append("```java\n").append(listing(random, section)).append("```\n\n");
      }
      if (section % 3 == 0) {
        text.append(table(random)).append('\n');
        var other = 1 + random.nextInt(count);
        text.append("See [page %d](%s).\n\n".formatted(other, link.to(other)));
      }
    }
    return text.toString();
  }

  private static String paragraph(Random random) {
    return IntStream.range(0, 7)
        .mapToObj(_ -> sentence(random, 8 + random.nextInt(8)))
        .collect(Collectors.joining(" "));
  }

  private static String sentence(Random random, int words) {
    var text =
        random
            .ints(words, 0, WORDS.length)
            .mapToObj(i -> WORDS[i])
            .collect(Collectors.joining(" "));
    return Character.toUpperCase(text.charAt(0)) + text.substring(1) + ".";
  }

  private static String listing(Random random, int number) {
    return """
    /// %s
    static long method%d(List<String> lines) {
      var sum = %dL; // %s
      for (var line : lines) {
        if (line.startsWith("%s") && line.length() > %d) {
          sum += Long.parseLong(line.substring(%d));
        }
      }
      return sum;
    }
    """
        .formatted(
            sentence(random, 9),
            number,
            random.nextInt(1_000),
            sentence(random, 5),
            WORDS[random.nextInt(WORDS.length)],
            random.nextInt(100),
            random.nextInt(10));
  }

  private static String table(Random random) {
    var rows =
        IntStream.range(0, 6)
            .mapToObj(
                _ ->
                    "| %s | %d | %d | %s |\n"
                        .formatted(
                            WORDS[random.nextInt(WORDS.length)],
                            random.nextInt(1_000),
                            random.nextInt(1_000),
                            sentence(random, 3)))
            .collect(Collectors.joining());
    return "| run | wall | peak | what |\n|---|---:|---:|---|\n" + rows;
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
