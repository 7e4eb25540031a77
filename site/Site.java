package site;

//FILES site/style.css=style.css
//FILES site/script.js=script.js
//SOURCES Axis.java
//SOURCES Chart.java
//SOURCES ClaimsPage.java
//SOURCES FigureSection.java
//SOURCES FigureTable.java
//SOURCES Highlighter.java
//SOURCES Html.java
//SOURCES IndexPage.java
//SOURCES Layout.java
//SOURCES LessonPage.java
//SOURCES LineChart.java
//SOURCES MeasurePage.java
//SOURCES Output.java
//SOURCES Places.java
//SOURCES Prose.java
//SOURCES Quiz.java
//SOURCES RulingSection.java
//SOURCES SourcePage.java
//SOURCES TaskSection.java
//SOURCES package-info.java
//SOURCES ../workbook/course/Page.java

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import workbook.course.Claims;
import workbook.course.Course;
import workbook.course.Page;
import workbook.course.Problem;
import workbook.course.Readme;

/// A course as a static site. Reading it runs its snippets and compares its numbers, so a site
/// exists only of pages that are right.
///
/// @param pages in the order of the lessons
public record Site(Course course, List<Page> pages) {

  public static Site read(Course course) {
    return new Site(
        course, course.lessons().stream().map(lesson -> Page.read(course, lesson)).toList());
  }

  /// All that is wrong with a course's pages: dead links, anchors, images and listings, snippets
  /// whose output differs, numbers that their recording does not bear out, claims without evidence.
  public static List<Problem> problems(Course course) {
    return read(course).problems();
  }

  public List<Problem> problems() {
    return pages.stream().flatMap(page -> page.problems().stream()).toList();
  }

  /// Writes it, replacing a site that is already there. The same course gives the same bytes.
  ///
  /// @throws workbook.course.BadCourse when the folder holds something else than a site
  public void write(Path folder) throws IOException {
    var readme = Readme.read(course);
    var claims = Claims.of(course, pages);
    var layout = new Layout(readme.title(), "", !claims.isEmpty());
    try (var output = Output.at(folder)) {
      output.write("index.html", new IndexPage(course, readme, layout).html());
      output.write("style.css", resource("style.css"));
      output.write("script.js", resource("script.js"));
      for (var page : pages) {
        output.write(
            Places.of(page.lesson()), new LessonPage(course, page, layout.from("../")).html());
        for (var asset : page.assets()) {
          output.copy(asset.file(), page.lesson().alias() + "/" + asset.written());
        }
      }
      if (!claims.isEmpty()) {
        output.write(ClaimsPage.NAME, new ClaimsPage(course, claims, layout).html());
      }
      sources(output, claims, layout);
      output.publish();
    }
  }

  private void sources(Output output, Claims claims, Layout layout) throws IOException {
    var files = new TreeSet<Path>();
    claims.origins().forEach(origin -> files.add(origin.lesson().recording()));
    for (var page : pages) {
      page.files().forEach(target -> files.add(target.file()));
      page.bindings().forEach(binding -> files.add(binding.recording()));
    }
    for (var file : files) {
      var place = Places.of(course, file);
      if (Places.isData(file)) {
        output.copy(file, place);
      } else {
        var name = course.root().relativize(file).toString().replace('\\', '/');
        output.write(place, new SourcePage(name, Files.readString(file), layout).html());
      }
    }
  }

  static String resource(String name) throws IOException {
    try (var stream = Site.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IOException("the tool was built without site/" + name);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
