package site;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import workbook.course.Block;
import workbook.course.Claims;
import workbook.course.Course;
import workbook.course.Glossary;
import workbook.course.Lesson;
import workbook.course.Page;
import workbook.course.Readme;
import workbook.lab.Recording;

/// Every file of a site by its name, each made when it is asked for.
final class SiteFiles {

  @FunctionalInterface
  private interface Text {
    String text() throws IOException;
  }

  @FunctionalInterface
  private interface Written {
    void write(Writer out) throws IOException;
  }

  /// What has all pages in it.
  static final Set<String> WHOLE = Set.of(WholePage.NAME, Book.NAME, SearchIndex.NAME);

  private static final List<String> RESOURCES = List.of("style.css", "script.js", "favicon.svg");

  private static final String PREVIEW = "preview.png";

  private final Course course;
  private final List<Page> pages;
  private final Publication publication;
  private final Readme readme;
  private final Claims claims;
  private final Glossary glossary;
  private final Changes changes;
  private final Layout layout;
  private final Map<String, Site.Content> files = new LinkedHashMap<>();

  private SiteFiles(Site site, Publication publication) {
    this.course = site.course();
    this.pages = site.pages();
    this.publication = publication;
    this.readme = Readme.read(course);
    this.claims = Claims.of(course, pages);
    this.glossary = Glossary.read(course);
    this.changes = site.changes();
    var address = publication.url().map(Address::of);
    this.layout =
        new Layout(
            readme.title(),
            "",
            places(),
            address,
            address.filter(_ -> Files.exists(course.preview())).map(at -> at.url() + PREVIEW));
  }

  static Map<String, Site.Content> of(Site site, Publication publication) {
    var all = new SiteFiles(site, publication);
    all.add();
    return all.files;
  }

  private List<Layout.Place> places() {
    var places = new ArrayList<Layout.Place>();
    if (!claims.isEmpty()) {
      places.add(new Layout.Place(ClaimsPage.NAME, "What we measured"));
    }
    if (!glossary.blocks().isEmpty()) {
      places.add(new Layout.Place(GlossaryPage.NAME, "Glossary"));
    }
    places.add(new Layout.Place(MachinesPage.NAME, "Machines"));
    places.add(new Layout.Place(WholePage.NAME, "On one page"));
    places.add(new Layout.Place(SmallPages.SEARCH, "Search"));
    return places;
  }

  private void add() {
    text(
        "index.html",
        new IndexPage(
                course,
                readme,
                !claims.isEmpty(),
                Passed.in(course),
                publication.repository(),
                layout)
            ::html);
    pages.forEach(this::lesson);
    if (!claims.isEmpty()) {
      text(ClaimsPage.NAME, new ClaimsPage(course, claims, layout)::html);
    }
    if (!glossary.blocks().isEmpty()) {
      text(GlossaryPage.NAME, new GlossaryPage(course, glossary, layout)::html);
    }
    text(MachinesPage.NAME, new MachinesPage(course, layout)::html);
    written(WholePage.NAME, new WholePage(course, pages, readme, glossary, layout)::write);
    text(SmallPages.SEARCH, () -> SmallPages.search(layout));
    sources();
    layout.address().ifPresent(this::published);
    layout.preview().ifPresent(_ -> files.put(PREVIEW, to -> Files.copy(course.preview(), to)));
    text(SmallPages.NOT_FOUND, () -> SmallPages.notFound(layout));
    files.put(Book.NAME, new Book(course, pages, readme, glossary)::write);
    written(SearchIndex.NAME, out -> SearchIndex.write(course, pages, glossary, out));
    RESOURCES.forEach(name -> text(name, () -> Site.resource(name)));
  }

  private void text(String name, Text text) {
    files.put(name, to -> to.write(text.text().getBytes(UTF_8)));
  }

  /// One that is too large to be in memory as a whole.
  private void written(String name, Written content) {
    files.put(
        name,
        to -> {
          var out = new BufferedWriter(new OutputStreamWriter(to, UTF_8));
          content.write(out);
          out.flush();
        });
  }

  private void lesson(Page page) {
    var lesson = page.lesson();
    text(Places.of(lesson), () -> new LessonPage(course, page, footer(lesson), layout).html());
    var places = new Places(course, Places.Kind.EXERCISE);
    for (var block : page.blocks()) {
      if (block instanceof Block.Task task) {
        text(
            Places.of(course, task.exercise()), new ExercisePage(page, task, places, layout)::html);
      }
    }
    for (var asset : page.assets()) {
      files.put(lesson.alias() + "/" + asset.written(), to -> Files.copy(asset.file(), to));
    }
  }

  private String footer(Lesson lesson) {
    var said = new ArrayList<String>();
    changes.of(lesson).ifPresent(date -> said.add("Last changed " + date));
    recorded(lesson).ifPresent(date -> said.add("measured " + date));
    publication
        .sources()
        .map(at -> at + Places.name(course, lesson.page().file()))
        .ifPresent(url -> said.add("<a href=\"" + Html.text(url) + "\">edit this page</a>"));
    return said.isEmpty()
        ? ""
        : "<footer class=\"kicker\"><p>%s</p></footer>\n".formatted(String.join(" · ", said));
  }

  private static Optional<String> recorded(Lesson lesson) {
    try {
      return Optional.of(Recording.read(lesson.recording()).date());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private void published(Address address) {
    var html = files.keySet().stream().filter(name -> name.endsWith(".html")).toList();
    text(Address.FEED, () -> address.feed(course, readme.title(), changes));
    text(Address.SITEMAP, () -> address.sitemap(html));
  }

  private void sources() {
    var named = new TreeSet<Path>();
    for (var lesson : course.lessons()) {
      if (Files.exists(lesson.recording())) {
        named.add(lesson.recording());
      }
    }
    for (var page : pages) {
      page.files().forEach(target -> named.add(target.file()));
      page.bindings().forEach(binding -> named.add(binding.recording()));
    }
    for (var file : named) {
      var place = Places.of(course, file);
      if (Places.isData(file)) {
        files.put(place, to -> Files.copy(file, to));
      } else {
        text(
            place,
            () -> new SourcePage(Places.name(course, file), Files.readString(file), layout).html());
      }
    }
  }
}
