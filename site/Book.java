package site;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import workbook.course.Block;
import workbook.course.Course;
import workbook.course.Effort;
import workbook.course.Glossary;
import workbook.course.Inline;
import workbook.course.Page;
import workbook.course.Readme;
import workbook.lab.Recording;

/// The course as an EPUB 3: a chapter a lesson, the same figures and charts, nothing that needs a
/// script.
final class Book {

  static final String NAME = "course.epub";

  /// No lesson can be called so.
  private static final String GLOSSARY = "_glossary.xhtml";

  private static final String TYPE = "application/epub+zip";

  /// Of every entry, so that the same course gives the same bytes. Earlier ones would need a field
  /// that the first entry of a book may not have.
  private static final LocalDateTime EPOCH = LocalDateTime.of(1980, 2, 1, 0, 0);

  private final Course course;
  private final List<Page> pages;
  private final Readme readme;
  private final Glossary glossary;
  private final Places places;

  Book(Course course, List<Page> pages, Readme readme, Glossary glossary) {
    this.course = course;
    this.pages = pages;
    this.readme = readme;
    this.glossary = glossary;
    this.places = new Places(course, Places.Kind.BOOK);
  }

  /// A chapter at a time.
  void write(OutputStream to) throws IOException {
    var zip = new ZipOutputStream(to);
    // Whoever looks into the file finds its type at a fixed place: first, and not compressed.
    put(zip, "mimetype", TYPE.getBytes(UTF_8), ZipEntry.STORED);
    put(zip, "META-INF/container.xml", container());
    put(zip, "OEBPS/content.opf", contentOpf());
    put(zip, "OEBPS/nav.xhtml", nav());
    put(zip, "OEBPS/book.css", Site.resource("book.css"));
    put(zip, "OEBPS/title.xhtml", title());
    for (var page : pages) {
      put(zip, "OEBPS/" + Places.chapter(page.lesson()), chapter(page));
    }
    if (hasWords()) {
      put(zip, "OEBPS/" + GLOSSARY, words());
    }
    for (var page : pages) {
      for (var asset : page.assets()) {
        var name = "OEBPS/" + places.image(page.lesson(), asset.written());
        put(zip, name, Files.readAllBytes(asset.file()), ZipEntry.DEFLATED);
      }
    }
    zip.finish();
  }

  private boolean hasWords() {
    return !glossary.blocks().isEmpty();
  }

  private String words() {
    return xhtml(
        "Glossary", "<h1>Glossary</h1>\n" + GlossaryPage.text(course, glossary, Places.Kind.BOOK));
  }

  private static void put(ZipOutputStream zip, String name, String text) throws IOException {
    put(zip, name, text.getBytes(UTF_8), ZipEntry.DEFLATED);
  }

  private static void put(ZipOutputStream zip, String name, byte[] content, int method)
      throws IOException {
    var entry = new ZipEntry(name);
    entry.setTimeLocal(EPOCH);
    entry.setMethod(method);
    if (method == ZipEntry.STORED) {
      var sum = new CRC32();
      sum.update(content);
      entry.setSize(content.length);
      entry.setCrc(sum.getValue());
    }
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }

  private static String container() {
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
    <rootfiles>
    <rootfile full-path="OEBPS/content.opf" media-type="application/oebps-package+xml"/>
    </rootfiles>
    </container>
    """;
  }

  private String contentOpf() {
    var items = new StringBuilder();
    var spine = new StringBuilder();
    for (var page : pages) {
      var alias = page.lesson().alias();
      items.append(
          "<item id=\"%s\" href=\"%s\" media-type=\"application/xhtml+xml\"%s/>\n"
              .formatted(
                  "lesson-" + alias,
                  Places.chapter(page.lesson()),
                  drawn(page) ? " properties=\"svg\"" : ""));
      spine.append("<itemref idref=\"lesson-%s\"/>\n".formatted(alias));
      for (var i = 0; i < page.assets().size(); i++) {
        var written = page.assets().get(i).written();
        items.append(
            "<item id=\"image-%s-%d\" href=\"%s\" media-type=\"%s\"/>\n"
                .formatted(
                    alias, i, Html.text(places.image(page.lesson(), written)), imageType(written)));
      }
    }
    if (hasWords()) {
      items.append(
          "<item id=\"glossary\" href=\"%s\" media-type=\"application/xhtml+xml\"/>\n"
              .formatted(GLOSSARY));
      spine.append("<itemref idref=\"glossary\"/>\n");
    }
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">
    <metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
    <dc:identifier id="id">urn:uuid:%s</dc:identifier>
    <dc:title>%s</dc:title>
    <dc:language>en</dc:language>
    <meta property="dcterms:modified">%s</meta>
    </metadata>
    <manifest>
    <item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
    <item id="css" href="book.css" media-type="text/css"/>
    <item id="title" href="title.xhtml" media-type="application/xhtml+xml"/>
    %s</manifest>
    <spine>
    <itemref idref="title"/>
    <itemref idref="nav"/>
    %s</spine>
    </package>
    """
        .formatted(
            UUID.nameUUIDFromBytes(readme.title().getBytes(UTF_8)),
            Html.text(readme.title()),
            modified(),
            items,
            spine);
  }

  private static boolean drawn(Page page) {
    return page.blocks().stream().anyMatch(block -> block instanceof Block.Figures);
  }

  private static String imageType(String file) {
    var kind = file.substring(file.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return switch (kind) {
      case "svg" -> "image/svg+xml";
      case "jpg" -> "image/jpeg";
      default -> "image/" + kind;
    };
  }

  /// When the last of its figures was measured.
  private Instant modified() {
    return course.lessons().stream()
        .map(
            lesson -> {
              try {
                return Recording.read(lesson.recording()).recorded();
              } catch (IOException _) {
                return Instant.EPOCH;
              }
            })
        .max(Instant::compareTo)
        .orElse(Instant.EPOCH)
        .truncatedTo(ChronoUnit.SECONDS);
  }

  private String nav() {
    return xhtml(
        "Contents",
        """
        <nav epub:type="toc" role="doc-toc" aria-label="Contents">
        <h1>Contents</h1>
        <ol>
        %s%s</ol>
        </nav>
        """
            .formatted(
                pages.stream().map(Book::entry).collect(Collectors.joining()),
                hasWords() ? "<li><a href=\"" + GLOSSARY + "\">Glossary</a></li>\n" : ""));
  }

  private static String entry(Page page) {
    var file = Places.chapter(page.lesson());
    var sections =
        page.blocks().stream()
            .filter(block -> block instanceof Block.Heading heading && heading.level() == 2)
            .map(block -> (Block.Heading) block)
            .map(
                heading ->
                    "<li><a href=\"%s#%s\">%s</a></li>\n"
                        .formatted(file, heading.id(), Html.text(Inline.plain(heading.text()))))
            .collect(Collectors.joining());
    return "<li><a href=\"%s\">%s</a>%s</li>\n"
        .formatted(
            file,
            Html.text(page.lesson().title()),
            sections.isEmpty() ? "" : "\n<ol>\n" + sections + "</ol>\n");
  }

  private String title() {
    return xhtml(
        readme.title(),
        """
        <h1>%s</h1>
        <p>%s</p>
        <p>A companion to the lecture “Do you need the GC?” of Talk Python’s course
        “Python Memory Management and Tips”. It is independent of them and quotes none of
        the lecture’s text.</p>
        <p>The lessons are to be run, and the exercises to be checked, on your own machine: in a
        clone of the course.</p>
        """
            .formatted(Html.text(readme.title()), Html.text(Effort.of(course).sentence())));
  }

  private String chapter(Page page) {
    var lesson = page.lesson();
    var prose = new Prose(page, places);
    return xhtml(
        lesson.title(),
        """
        <p class="kicker">Lesson %d · <code>./jbang %s</code></p>
        <h1>%s</h1>
        <p class="summary">%s</p>
        %s%s\
        """
            .formatted(
                lesson.number(),
                Html.text(lesson.alias()),
                Html.text(lesson.title()),
                Html.text(lesson.summary()),
                prose.html(page.withoutTitle()),
                prose.notes(page.notes())));
  }

  private static String xhtml(String title, String body) {
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <!DOCTYPE html>
    <html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"
     lang="en" xml:lang="en">
    <head>
    <meta charset="utf-8"/>
    <title>%s</title>
    <link rel="stylesheet" href="book.css"/>
    </head>
    <body>
    %s</body>
    </html>
    """
        .formatted(Html.text(title), body);
  }
}
