package site;

//FILES site/style.css=style.css
//FILES site/book.css=book.css
//FILES site/live.js=live.js
//FILES site/script.js=script.js
//FILES site/favicon.svg=favicon.svg
//SOURCES Address.java
//SOURCES Axis.java
//SOURCES Book.java
//SOURCES Changes.java
//SOURCES Chart.java
//SOURCES ClaimsPage.java
//SOURCES ExercisePage.java
//SOURCES FigureSection.java
//SOURCES FigureTable.java
//SOURCES GlossaryPage.java
//SOURCES Highlighter.java
//SOURCES Html.java
//SOURCES IndexPage.java
//SOURCES Layout.java
//SOURCES LessonPage.java
//SOURCES LineChart.java
//SOURCES MachinesPage.java
//SOURCES MeasurePage.java
//SOURCES Output.java
//SOURCES Passed.java
//SOURCES Places.java
//SOURCES Prose.java
//SOURCES Publication.java
//SOURCES Quiz.java
//SOURCES RulingSection.java
//SOURCES SearchIndex.java
//SOURCES SiteFiles.java
//SOURCES SmallPages.java
//SOURCES SourcePage.java
//SOURCES TaskSection.java
//SOURCES WholePage.java
//SOURCES package-info.java
//SOURCES ../workbook/course/Page.java

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.stream.Stream;
import workbook.course.Course;
import workbook.course.Exercise;
import workbook.course.Headings;
import workbook.course.Lesson;
import workbook.course.Page;
import workbook.course.Problem;
import workbook.course.Snippets;

/// A course as a static site. Reading it runs its snippets, where they have changed, and compares
/// its numbers, so a site exists only of pages that are right.
///
/// @param pages in the order of the lessons
/// @param changes as git knew them when the site was first read
public record Site(Course course, List<Page> pages, Changes changes) {

  /// What a file of it holds. Several threads may ask at once, for one or for many.
  @FunctionalInterface
  public interface Content {

    void write(OutputStream to) throws IOException;

    default byte[] bytes() throws IOException {
      var all = new ByteArrayOutputStream();
      write(all);
      return all.toByteArray();
    }
  }

  public static Site read(Course course) {
    // Where snippets are run, a page waits for a JVM to start: others can be read meanwhile.
    return new Site(
        course,
        course.lessons().parallelStream().map(lesson -> page(course, lesson)).toList(),
        Changes.of(course));
  }

  /// The same after some of its files have changed. Pages of other lessons are taken as they were,
  /// unless there are other places now that they may lead to.
  ///
  /// @throws workbook.course.BadCourse when what it is now is no course
  public Site reread(Predicate<Lesson> changed) {
    var now = course.reread(changed);
    var before = new HashMap<Lesson, Page>();
    pages.stream()
        .filter(page -> !changed.test(page.lesson()))
        .forEach(page -> before.put(page.lesson(), page));
    var next = reread(now, before);
    return new Site(
        now, places(next).equals(places(pages)) ? next : reread(now, Map.of()), changes);
  }

  private static List<Page> reread(Course now, Map<Lesson, Page> before) {
    return now.lessons().parallelStream()
        .map(
            lesson -> {
              var known = before.get(lesson);
              return known == null ? page(now, lesson) : known;
            })
        .toList();
  }

  /// All that a link may lead to: lessons, their headings and their exercises.
  private static List<Object> places(List<Page> pages) {
    return pages.stream()
        .flatMap(
            page ->
                Stream.of(
                    page.lesson().alias(),
                    Headings.ids(page.blocks()),
                    page.lesson().exercises().stream().map(Exercise::name).toList()))
        .toList();
  }

  private static Page page(Course course, Lesson lesson) {
    var file = course.state().resolve("snippets").resolve(lesson.folderName() + ".json");
    try (var snippets = Snippets.kept(file)) {
      return Page.read(course, lesson, snippets);
    }
  }

  /// All that is wrong with its pages: dead links, anchors, images and listings, snippets whose
  /// output differs, numbers that their recording does not bear out, claims without evidence.
  public List<Problem> problems() {
    return pages.stream().flatMap(page -> page.problems().stream()).toList();
  }

  /// Writes it, replacing a site that is already there. The same course gives the same bytes.
  ///
  /// @throws workbook.course.BadCourse when the folder holds something else than a site
  public void write(Path folder, Publication publication) throws IOException {
    var files = new ArrayList<>(files(publication).entrySet());
    // Those that hold the whole course take longest: begun last, they would be waited for.
    files.sort(Comparator.comparing(file -> !SiteFiles.WHOLE.contains(file.getKey())));
    try (var output = Output.at(folder);
        var workers = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
      var written =
          files.stream()
              .map(file -> CompletableFuture.runAsync(() -> write(output, file), workers))
              .toList();
      written.forEach(CompletableFuture::join);
      output.publish();
    } catch (CompletionException e) {
      if (e.getCause() instanceof UncheckedIOException io) {
        throw io.getCause();
      }
      throw e;
    }
  }

  /// All its files by their names, each made when it is asked for.
  public Map<String, Content> files(Publication publication) {
    return SiteFiles.of(this, publication);
  }

  private static void write(Output output, Map.Entry<String, Content> file) {
    try {
      output.write(file.getKey(), file.getValue());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The same, to be read from disk or from anywhere.
  public void write(Path folder) throws IOException {
    write(folder, Publication.ANYWHERE);
  }

  /// A file that the tool brings along.
  public static String resource(String name) throws IOException {
    try (var stream = Site.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IOException("the tool was built without site/" + name);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
