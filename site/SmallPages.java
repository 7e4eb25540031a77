package site;

/// Pages that are the same in every course.
final class SmallPages {

  static final String SEARCH = "search.html";
  static final String NOT_FOUND = "404.html";

  private SmallPages() {}

  static String search(Layout layout) {
    return layout.html(
        "Search",
        "Search the course.",
        """
        <main id="main" class="front">
        <h1>Search</h1>
        <form class="search" role="search">
        <label for="query">What are you looking for?</label>
        <input id="query" name="q" type="search" autocomplete="off" spellcheck="false"/>
        </form>
        <p class="kicker" id="found" role="status"></p>
        <ol id="results" class="results"></ol>
        <noscript><p>Searching needs scripts. <a href="%s">The whole course on one page</a> can be
        searched with the browser.</p></noscript>
        </main>
        """
            .formatted(WholePage.NAME));
  }

  /// Static hosts show it in the place of any page, whose folder it cannot know: its links begin at
  /// the host's root.
  static String notFound(Layout layout) {
    var root = layout.address().map(Address::path).orElse("/");
    return layout
        .from(root)
        .html(
            "Not found",
            "There is no such page.",
            """
            <main id="main" class="front">
            <h1>There is no such page</h1>
            <p>It may have moved. All lessons are on <a href="%sindex.html">the first page</a>, and
            <a href="%s%s">the search</a> knows every heading.</p>
            </main>
            """
                .formatted(root, root, SEARCH));
  }
}
