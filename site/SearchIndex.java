package site;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import workbook.course.Block;
import workbook.course.Course;
import workbook.course.Glossary;
import workbook.course.Inline;
import workbook.course.Page;
import workbook.lab.Json;

/// What can be searched: the text under each heading of each lesson, an entry each. A script and
/// not a JSON document, since a page that was opened from disk may load the one and not the other.
final class SearchIndex {

  static final String NAME = "search-index.js";

  private final Course course;
  private final Writer out;
  private String between = "";

  private SearchIndex(Course course, Writer out) {
    this.course = course;
    this.out = out;
  }

  static void write(Course course, List<Page> pages, Glossary glossary, Writer out)
      throws IOException {
    var index = new SearchIndex(course, out);
    out.write("window.searchIndex = [");
    for (var page : pages) {
      index.add(page);
    }
    index.add(glossary);
    out.write("];\n");
  }

  private void add(Page page) throws IOException {
    var lesson = page.lesson();
    var url = Places.of(lesson);
    var title = lesson.title();
    var heading = "";
    var text = new StringBuilder(lesson.summary());
    for (var block : page.blocks()) {
      if (block instanceof Block.Heading found && found.level() > 1) {
        entry(url, title, heading, text.toString());
        url = Places.of(lesson) + "#" + found.id();
        heading = Inline.plain(found.text());
        text = new StringBuilder();
      } else if (block instanceof Block.Task task) {
        var exercise = task.exercise();
        entry(
            Places.of(course, exercise),
            title,
            "Exercise %s: %s".formatted(exercise.name(), exercise.title()),
            text(task.task()));
      } else {
        text.append(' ').append(text(block));
      }
    }
    entry(url, title, heading, text.toString());
  }

  private void add(Glossary glossary) throws IOException {
    var heading = new Block.Heading(2, "", List.of(), 0);
    var text = new StringBuilder();
    for (var block : glossary.blocks()) {
      if (block instanceof Block.Heading found) {
        term(heading, text.toString());
        heading = found;
        text = new StringBuilder();
      } else {
        text.append(' ').append(text(block));
      }
    }
    term(heading, text.toString());
  }

  private void term(Block.Heading heading, String text) throws IOException {
    if (!heading.id().isEmpty()) {
      var url = GlossaryPage.NAME + "#" + heading.id();
      entry(url, "Glossary", Inline.plain(heading.text()), text);
    }
  }

  private void entry(String url, String page, String heading, String text) throws IOException {
    var entry = new LinkedHashMap<String, Object>();
    entry.put("u", url);
    entry.put("p", page);
    entry.put("h", heading);
    entry.put("t", text.replaceAll("\\s+", " ").strip());
    out.write(between + Json.line(entry));
    between = ",";
  }

  private static String text(List<Block> blocks) {
    return String.join(" ", blocks.stream().map(SearchIndex::text).toList());
  }

  private static String text(Block block) {
    return switch (block) {
      case Block.Heading heading -> Inline.plain(heading.text());
      case Block.Paragraph(var text) -> Inline.plain(text);
      case Block.Code code -> code.text();
      case Block.Session session ->
          String.join(" ", session.snippets().stream().map(Block.Snippet::code).toList());
      case Block.Listing listing -> listing.caption() + " " + listing.text();
      case Block.Figures figures -> figures.act().id() + " " + figures.act().question();
      case Block.Ruling _, Block.Divider _ -> "";
      case Block.Task task -> text(task.task());
      case Block.Quote(var blocks) -> text(blocks);
      case Block.Alert alert -> text(alert.blocks());
      case Block.Items items ->
          String.join(" ", items.items().stream().map(item -> text(item.blocks())).toList());
      case Block.Table table -> text(table);
    };
  }

  private static String text(Block.Table table) {
    var cells = new ArrayList<String>();
    table.head().forEach(cell -> cells.add(Inline.plain(cell)));
    table.rows().forEach(row -> row.forEach(cell -> cells.add(Inline.plain(cell))));
    return String.join(" ", cells);
  }
}
