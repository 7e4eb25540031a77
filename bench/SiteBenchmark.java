///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES GeneratedPages.java
//SOURCES Lighthouse.java
//SOURCES Ran.java
//SOURCES Request.java
//SOURCES Row.java
//SOURCES ServedSite.java
//SOURCES Stage.java

import bench.*;
import org.opentest4j.TestAbortedException;
import tests.Tab;

// How long the site makes you wait: ./jbang run bench/SiteBenchmark.java [PART…] [--rounds N]
// README.md says what each part measures. No test: no test asserts a time.

static final List<String> PARTS = List.of("course", "search", "serve", "build", "lighthouse");
static final List<Integer> COUNTS = List.of(10, 100, 1_000, 5_000);

/// A round of 5,000 pages takes minutes, so there are fewer of them; and MkDocs does without its
/// navigation, which has all pages on each page.
static final int LARGE = 5_000;

static final int ROUNDS_OF_LARGE = 3;

void main(String... args) throws Exception {
  var request = Request.of(args, PARTS, "--rounds 7", "--pages " + LARGE);
  var rounds = request.number("--rounds");
  var pages = request.number("--pages");
  try (var stage = new Stage()) {
    IO.println(Stage.machine());
    for (var part : request.parts()) {
      IO.println();
      switch (part) {
        case "course" -> course(stage, rounds);
        case "search" -> search(stage);
        case "serve" -> serve(stage, rounds, pages);
        case "build" -> build(stage, rounds, pages);
        default -> lighthouse(stage, rounds);
      }
    }
  }
  System.exit(0);
}

/// The course of this clone, as its snippets were kept from the time before.
void course(Stage stage, int rounds) throws Exception {
  var out = stage.folder().resolve("site").toString();
  String[] build = {"site", "build", "--course", stage.clone().toString(), "--out", out};
  var rows =
      List.of(
          Row.of("java … workbook.Workbook site build", () -> seconds(stage.tool(build))),
          Row.of("./jbang site build", () -> seconds(stage.launcher(build))));
  Row.inTurn(rows, rounds);
  Row.print("site build of this course, %d rounds".formatted(rounds), rows);
}

double seconds(ProcessBuilder builder) throws Exception {
  return Ran.of(builder, 0).seconds();
}

/// The search of this course's site, in Chromium: from the words to the list of what has them.
void search(Stage stage) throws Exception {
  var page = Files.writeString(built(stage).resolve("timed.html"), SEARCH);
  try (var tab = Tab.open(stage.folder().resolve("profile"))) {
    tab.visit(page.toUri().toString());
    IO.println(tab.text("pre"));
  } catch (TestAbortedException e) {
    IO.println("search: not measured: " + e.getMessage());
  }
}

/// This course's site.
Path built(Stage stage) throws Exception {
  var site = stage.folder().resolve("built");
  String[] build = {"site", "build", "--course", stage.clone().toString(), "--out", site.toString()};
  Ran.of(stage.tool(build), 0);
  return site;
}

/// Queries of one to four words, some of them begun, one that nothing has.
static final String SEARCH =
    """
    <!doctype html><meta charset="utf-8"><script src="script.js"></script>
    <script src="search-index.js"></script>
    <body data-root=""><pre></pre><script>
    const queries = ["g", "gc", "the", "nursery", "young collection", "fork shared memory",
      "epsilon", "how long does it run", "reference count cycle", "zgc pause time heap", "xyzzy"];
    const entries = prepare(window.searchIndex);
    const rows = queries.map((query) => {
      const times = [];
      let found = 0;
      for (let i = 0; i < 51; i++) {
        const begin = performance.now();
        found = search(entries, query).length;
        times.push(performance.now() - begin);
      }
      times.sort((a, b) => a - b);
      return `  ${query.padEnd(24)} ${times[25].toFixed(1).padStart(9)} ` +
        `${times[50].toFixed(1).padStart(9)} ${String(found).padStart(9)}`;
    });
    document.querySelector("pre").textContent =
      `search, ${entries.length} entries, 51 times each  median ms    max ms     found\\n` +
      rows.join("\\n");
    </script></body>
    """;

void lighthouse(Stage stage, int rounds) throws Exception {
  try {
    Lighthouse.print(built(stage), rounds);
  } catch (TestAbortedException e) {
    IO.println("lighthouse: not measured: " + e.getMessage());
  }
}

/// From the moment a page is in its place until the server has told of it and given the new page, and
/// until a browser has drawn it.
void serve(Stage stage, int rounds, int most) throws Exception {
  var rows = new ArrayList<Row>();
  var served = new ArrayList<ServedSite>();
  var tabs = new ArrayList<Tab>();
  try {
    for (var count : COUNTS.stream().filter(count -> count <= Math.min(1_000, most)).toList()) {
      var pages = GeneratedPages.write(stage.folder().resolve("served " + count), count);
      var site =
          new ServedSite(stage.tool("site", "serve", "--course", pages.ours().toString()), pages);
      served.add(site);
      rows.add(Row.of("%,d pages".formatted(count), site::change));
      rows.add(inChromium(stage, site, count, tabs));
    }
    Row.inTurn(rows, rounds);
    Row.print("site serve, save to new page, %d rounds".formatted(rounds), rows);
  } finally {
    for (var tab : tabs) {
      tab.close();
    }
    served.forEach(ServedSite::close);
  }
}

Row inChromium(Stage stage, ServedSite site, int count, List<Tab> tabs) throws Exception {
  var name = "%,d pages, drawn by Chromium".formatted(count);
  try {
    var tab = Tab.open(stage.folder().resolve("profile " + count));
    tabs.add(tab);
    site.openIn(tab);
    return Row.of(name, () -> site.changeIn(tab));
  } catch (TestAbortedException e) {
    return Row.missing(name, e.getMessage());
  }
}

/// The same pages by us and by two others.
void build(Stage stage, int rounds, int most) throws Exception {
  for (var count : COUNTS.stream().filter(count -> count <= most).toList()) {
    var pages = GeneratedPages.write(stage.folder().resolve("built " + count), count);
    var peaks = new LinkedHashMap<String, Ran>();
    var ours =
        row("site build", peaks, stage.tool("site", "build", "--course", pages.ours().toString()));
    var hugo =
        row(
            "hugo",
            peaks,
            new ProcessBuilder("hugo", "--quiet").directory(pages.hugo().toFile()));
    var mkdocs = row("mkdocs build, Material", peaks, mkdocs(pages, "mkdocs.yml"));
    var shortened =
        row(
            "the same, its navigation one page",
            peaks,
            mkdocs(pages, GeneratedPages.SHORT_NAVIGATION));
    var rows =
        count == LARGE
            ? List.of(ours, hugo, shortened)
            : List.of(ours, hugo, mkdocs, shortened);
    var times = count == LARGE ? Math.min(ROUNDS_OF_LARGE, rounds) : rounds;
    Row.inTurn(rows, times);
    Row.print("%,d pages, %d rounds".formatted(count, times), rows);
    hugo.printRatio(ours);
    ours.printRatio(mkdocs);
    ours.printRatio(shortened);
    IO.println(
        "  peak MB: "
            + peaks.entrySet().stream()
                .map(one -> one.getKey() + " " + one.getValue().peak())
                .collect(Collectors.joining(", ")));
    IO.println();
  }
}

ProcessBuilder mkdocs(GeneratedPages pages, String settings) {
  return new ProcessBuilder("mkdocs", "build", "--quiet", "--config-file", settings)
      .directory(pages.mkdocs().toFile());
}

Row row(String name, Map<String, Ran> peaks, ProcessBuilder builder) {
  try {
    Ran.of(new ProcessBuilder(builder.command().getFirst(), "--version"));
  } catch (IOException | InterruptedException e) {
    return Row.missing(name, "no " + builder.command().getFirst() + ": " + e.getMessage());
  }
  return Row.of(
      name,
      () -> {
        var ran = Ran.of(builder, 0);
        peaks.merge(name, ran, (a, b) -> peak(a) > peak(b) ? a : b);
        return ran.seconds();
      });
}

long peak(Ran ran) {
  return ran.peakRssBytes().orElse(0);
}
