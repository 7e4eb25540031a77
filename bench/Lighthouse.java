package bench;

//SOURCES Ran.java
//SOURCES Row.java
//SOURCES ../workbook/lab/Json.java
//SOURCES ../workbook/lab/SearchPath.java

import com.sun.net.httpserver.SimpleFileServer;
import com.sun.net.httpserver.SimpleFileServer.OutputLevel;
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
import workbook.lab.Json;
import workbook.lab.SearchPath;

/// What Lighthouse says of a built site, with its own settings: a telephone on a slow network. The
/// JDK's file server gives the pages, and compresses nothing.
public final class Lighthouse {

  private static final String VERSION = "12.8.2";
  private static final List<String> CATEGORIES =
      List.of("performance", "accessibility", "best-practices", "seo");
  private static final String TITLE = "%-24s %11s %13s %14s %5s %7s%n";
  private static final String FIGURES = "  %-22s %11.0f %13.0f %14.0f %5.0f %7.0f%n";

  private Lighthouse() {}

  /// Home, the lesson whose page is largest, and claims, in turn.
  public static void print(Path site, int rounds) throws Exception {
    var browser =
        SearchPath.find(System.getenv(), "chromium")
            .or(() -> SearchPath.find(System.getenv(), "google-chrome"));
    if (browser.isEmpty() || SearchPath.find(System.getenv(), "npx").isEmpty()) {
      System.out.println("lighthouse: not measured: it takes chromium and npx");
      return;
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
          scores.computeIfAbsent(page, _ -> new ArrayList<>()).add(run(browser.get(), base + page));
        }
      }
    } finally {
      server.stop(0);
    }
    System.out.printf(
        TITLE,
        "Lighthouse %s, %d rounds".formatted(VERSION, rounds),
        "performance", "accessibility", "best practices", "SEO", "kB");
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

  /// @return the score of each category, of 100, and what came over the wire in kB
  private static double[] run(Path browser, String url) throws Exception {
    var builder =
        new ProcessBuilder(
            "npx", "--yes", "lighthouse@" + VERSION, url, "--quiet", "--output=json",
            "--chrome-flags=--headless --no-sandbox");
    builder.environment().put("CHROME_PATH", browser.toString());
    var report = Json.parseObject(Ran.of(builder, 0).out());
    var figures = new double[CATEGORIES.size() + 1];
    for (var i = 0; i < CATEGORIES.size(); i++) {
      var category = object(object(report.get("categories")).get(CATEGORIES.get(i)));
      figures[i] = 100 * number(category.get("score"));
    }
    var weight = object(object(report.get("audits")).get("total-byte-weight"));
    figures[CATEGORIES.size()] = number(weight.get("numericValue")) / 1000;
    return figures;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> object(Object json) {
    return (Map<String, Object>) json;
  }

  private static double number(Object json) {
    return ((Number) json).doubleValue();
  }

  private static void row(String page, List<double[]> runs) {
    var medians = new Object[CATEGORIES.size() + 2];
    medians[0] = page;
    for (var i = 0; i <= CATEGORIES.size(); i++) {
      var column = i;
      medians[i + 1] = Row.median(runs.stream().map(figures -> figures[column]).toList());
    }
    System.out.printf(Locale.ROOT, FIGURES, medians);
  }
}
