package tests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// Looks for links, scripts, styles and images of a site that are not there, or on another host.
final class DeadLinks {

  private final Path site;
  private final Map<Path, Document> pages = new HashMap<>();

  private DeadLinks(Path site) {
    this.site = site;
  }

  /// A line for each: the page, and what it names.
  static List<String> in(Path site) throws IOException {
    var search = new DeadLinks(site);
    var dead = new ArrayList<String>();
    for (var page : pages(site)) {
      for (var link : search.page(page).select("[href], [src]")) {
        if (search.isDead(page, link)) {
          dead.add(site.relativize(page) + ": " + url(link));
        }
      }
    }
    return dead;
  }

  static List<Path> pages(Path site) throws IOException {
    try (var files = Files.walk(site)) {
      return files.filter(file -> file.toString().endsWith(".html")).sorted().toList();
    }
  }

  private static String url(Element link) {
    return link.hasAttr("href") ? link.attr("href") : link.attr("src");
  }

  private boolean isDead(Path page, Element link) throws IOException {
    var url = url(link);
    if (url.matches("https?:.*")) {
      return !link.tagName().equals("a"); // to read elsewhere is one thing, to fetch another
    }
    var parts = url.split("#", 2);
    var target =
        parts[0].isEmpty()
            ? page
            : parts[0].startsWith("/")
                ? site.resolve(parts[0].substring(1))
                : page.resolveSibling(parts[0]).normalize();
    return !Files.isRegularFile(target)
        || parts.length == 2 && page(target).getElementById(parts[1]) == null;
  }

  private Document page(Path file) throws IOException {
    if (!pages.containsKey(file)) {
      pages.put(file, Jsoup.parse(file));
    }
    return pages.get(file);
  }
}
