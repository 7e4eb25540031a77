package site;

import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import workbook.course.Course;

/// What only a site that knows its address can have: a map for search engines and a feed.
///
/// @param url of its root, with a slash at the end
record Address(String url) {

  static final String SITEMAP = "sitemap.xml";
  static final String FEED = "feed.xml";

  static Address of(String url) {
    return new Address(url.endsWith("/") ? url : url + "/");
  }

  /// The path of the root on its host, with a slash at both ends.
  String path() {
    var path = URI.create(url).getPath();
    return path.isEmpty() ? "/" : path;
  }

  String sitemap(List<String> pages) {
    return pages.stream()
        .map(page -> "<url><loc>%s</loc></url>\n".formatted(Html.text(url + page)))
        .collect(
            Collectors.joining(
                "",
                """
                <?xml version="1.0" encoding="UTF-8"?>
                <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
                """,
                "</urlset>\n"));
  }

  /// The lessons by their last change, the newest first.
  String feed(Course course, String title, Changes changes) {
    var dated =
        course.lessons().stream()
            .filter(lesson -> changes.of(lesson).isPresent())
            .sorted((a, b) -> changes.of(b).get().compareTo(changes.of(a).get()))
            .toList();
    var entries =
        dated.stream()
            .map(
                lesson ->
                    """
                    <entry>
                    <title>%s</title>
                    <id>%s</id>
                    <link href="%s"/>
                    <updated>%sT00:00:00Z</updated>
                    <summary>%s</summary>
                    </entry>
                    """
                        .formatted(
                            Html.text(lesson.title()),
                            Html.text(url + Places.of(lesson)),
                            Html.text(url + Places.of(lesson)),
                            changes.of(lesson).get(),
                            Html.text(lesson.summary())))
            .collect(Collectors.joining());
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <feed xmlns="http://www.w3.org/2005/Atom">
    <title>%s</title>
    <id>%s</id>
    <link rel="self" href="%s"/>
    <link href="%s"/>
    <author><name>%s</name></author>
    <updated>%sT00:00:00Z</updated>
    %s</feed>
    """
        .formatted(
            Html.text(title),
            Html.text(url),
            Html.text(url + FEED),
            Html.text(url),
            Html.text(title),
            dated.isEmpty() ? "1970-01-01" : changes.of(dated.getFirst()).get(),
            entries);
  }
}
