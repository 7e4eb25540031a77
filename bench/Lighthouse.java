package bench;

//SOURCES Ran.java
//SOURCES Row.java
//SOURCES ../tests/Browser.java
//SOURCES ../workbook/lab/Json.java
//SOURCES ../workbook/lab/SearchPath.java

import com.sun.net.httpserver.SimpleFileServer;
import com.sun.net.httpserver.SimpleFileServer.OutputLevel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.opentest4j.TestAbortedException;
import tests.Browser;
import workbook.lab.Json;
import workbook.lab.SearchPath;

/// What Lighthouse says of a built site, with its own settings: a telephone on a slow network. The
/// JDK's file server gives the pages, and compresses nothing.
public final class Lighthouse {

  private static final String VERSION = "12.8.2";
  private static final List<String> CATEGORIES =
      List.of("performance", "accessibility", "best-practices", "seo");
  private static final String TITLE = "%-24s %11s %13s %14s %5s %7s %8s%n";
  private static final String FIGURES = "  %-22s %11.0f %13.0f %14.0f %5.0f %7.0f %8.0f%n";

  private Lighthouse() {}

  /// Home, the lesson whose page is largest, and claims, in turn.
  public static void print(Path site, int rounds) throws Exception {
    var browser = Browser.path();
    if (SearchPath.find(System.getenv(), "npx").isEmpty()) {
      throw new TestAbortedException("no npx on the PATH: apt-get install npm");
    }
    var scores = new LinkedHashMap<String, List<double[]>>();
    var server =
        SimpleFileServer.createFileServer(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            site.toAbsolutePath(),
            OutputLevel.NONE);
    server.start();
    try {
      var base = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
      var pages = List.of("index.html", site.relativize(largest(site)).toString(), "claims.html");
      for (var i = 0; i < rounds; i++) {
        for (var page : pages) {
          scores.computeIfAbsent(page, _ -> new ArrayList<>()).add(run(browser, site, base, page));
        }
      }
    } finally {
      server.stop(0);
    }
    System.out.printf(
        TITLE,
        "Lighthouse %s, %d rounds".formatted(VERSION, rounds),
        "performance", "accessibility", "best practices", "SEO", "kB", "gzip kB");
    scores.forEach(Lighthouse::row);
  }

  private static Path largest(Path site) throws IOException {
    try (var files = Files.find(site, 2, (file, _) -> file.endsWith("index.html"))) {
      return files
          .filter(file -> !file.getParent().equals(site))
          .max(Comparator.comparingLong(file -> file.toFile().length()))
          .orElseThrow();
    }
  }

  /// @return the score of each category, of 100, what came over the wire in kB, and what would have
  ///     with gzip
  private static double[] run(String browser, Path site, String base, String page)
      throws Exception {
    var builder =
        new ProcessBuilder(
            "npx", "--yes", "lighthouse@" + VERSION, base + page, "--quiet", "--output=json",
            "--chrome-flags=--headless --no-sandbox");
    builder.environment().put("CHROME_PATH", browser);
    var report = Json.parseObject(Ran.of(builder, 0).out());
    var figures = new double[CATEGORIES.size() + 2];
    for (var i = 0; i < CATEGORIES.size(); i++) {
      var category = object(object(report.get("categories")).get(CATEGORIES.get(i)));
      figures[i] = 100 * number(category.get("score"));
    }
    var weight = object(object(report.get("audits")).get("total-byte-weight"));
    figures[CATEGORIES.size()] = number(weight.get("numericValue")) / 1000;
    var fetched = object(weight.get("details")).get("items");
    for (var item : (List<?>) fetched) {
      var file = site.resolve(object(item).get("url").toString().substring(base.length()));
      figures[CATEGORIES.size() + 1] += compressed(file) / 1000.0;
    }
    return figures;
  }

  private static long compressed(Path file) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      Files.copy(file, gzip);
    }
    return out.size();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> object(Object json) {
    return (Map<String, Object>) json;
  }

  private static double number(Object json) {
    return ((Number) json).doubleValue();
  }

  private static void row(String page, List<double[]> runs) {
    var medians = new Object[CATEGORIES.size() + 3];
    medians[0] = page;
    for (var i = 0; i <= CATEGORIES.size() + 1; i++) {
      var column = i;
      medians[i + 1] = Row.median(runs.stream().map(figures -> figures[column]).toList());
    }
    System.out.printf(Locale.ROOT, FIGURES, medians);
  }
}
