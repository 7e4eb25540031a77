package site;

/// What every page has around its content.
///
/// @param course the title of the course
/// @param up the way to the site's root
/// @param claims whether the course answers any, so that there is a page of them
record Layout(String course, String up, boolean claims) {

  /// The same around a page that lies deeper.
  Layout from(String way) {
    return new Layout(course, way, claims);
  }

  String html(String title, String description, String main) {
    return """
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta name="description" content="%s">
    <title>%s</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="%sstyle.css">
    <script src="%sscript.js"></script>
    </head>
    <body>
    <a class="skip" href="#main">Skip to the text</a>
    <header class="site">
    <a href="%sindex.html">%s</a>%s
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
            Html.text(title.equals(course) ? title : title + " – " + course),
            up,
            up,
            up,
            Html.text(course),
            claims ? "\n<a href=\"" + up + ClaimsPage.NAME + "\">What we measured</a>" : "",
            main);
  }
}
