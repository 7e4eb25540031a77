package site;

import java.nio.file.Path;

/// A source file of the course, whole, for those who followed a link to it.
///
/// @param name relative to the course
record SourcePage(String name, String text, Layout layout) {

  String html() {
    var depth = Path.of(name).getNameCount();
    var file = Path.of(name).getFileName().toString();
    var language = file.substring(file.lastIndexOf('.') + 1);
    var main =
        """
        <main id="main" class="source">
        <h1><code>%s</code></h1>
        <p class="kicker">%s</p>
        %s</main>
        """
            .formatted(Html.text(file), Html.text(name), Prose.pre(language, text));
    return layout.from("../".repeat(depth)).html(file, name, main);
  }
}
