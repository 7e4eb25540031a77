package site;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What every page has around its content.
///
/// @param course the title of the course
/// @param up the way to the site's root
/// @param places that every page leads to, in this order
/// @param address where the site will be published, if that is known
/// @param preview the whole URL of the picture that others show beside a link to a page
record Layout(
    String course,
    String up,
    List<Place> places,
    Optional<Address> address,
    Optional<String> preview) {

  /// A page of the site's root.
  record Place(String name, String title) {}

  /// The same around a page that lies deeper.
  Layout from(String way) {
    return new Layout(course, way, places, address, preview);
  }

  String html(String title, String description, String main) {
    var heading = title.equals(course) ? title : title + " – " + course;
    return """
    <!doctype html>
    <html lang="en" dir="ltr">
    <head>
    <meta charset="utf-8"/>
    <meta name="viewport" content="width=device-width, initial-scale=1"/>
    <meta name="color-scheme" content="light dark"/>
    <meta name="description" content="%s"/>
    <meta property="og:title" content="%s"/>
    <meta property="og:description" content="%s"/>
    <meta property="og:type" content="article"/>
    %s<title>%s</title>
    <link rel="icon" type="image/svg+xml" href="%sfavicon.svg"/>
    %s<link rel="stylesheet" href="%sstyle.css"/>
    <script src="%sscript.js"></script>
    </head>
    <body data-root="%s">
    <a class="skip" href="#main">Skip to the text</a>
    <header class="site">
    <a class="home" href="%sindex.html">%s</a>
    <nav aria-label="The course">
    %s</nav>
    </header>
    %s<footer class="site">
    <p>A companion to the lecture “Do you need the GC?” of Talk Python’s course
    “Python Memory Management and Tips”. It is independent of them and quotes none of the
    lecture’s text.</p>
    </footer>
    </body>
    </html>
    """
        .formatted(
            Html.text(description),
            Html.text(title),
            Html.text(description),
            preview.map(Layout::picture).orElse(""),
            Html.text(heading),
            up,
            address.isEmpty() ? "" : feed(),
            up,
            up,
            up,
            up,
            Html.text(course),
            places.stream().map(this::link).collect(Collectors.joining()),
            main);
  }

  private static String picture(String url) {
    return """
    <meta property="og:image" content="%s"/>
    <meta name="twitter:card" content="summary_large_image"/>
    """
        .formatted(Html.text(url));
  }

  private String feed() {
    return "<link rel=\"alternate\" type=\"application/atom+xml\" href=\"%s%s\"/>\n"
        .formatted(up, Address.FEED);
  }

  private String link(Place place) {
    return "<a href=\"%s%s\">%s</a>\n".formatted(up, place.name(), Html.text(place.title()));
  }
}
