package site;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import workbook.course.Block;
import workbook.course.Inline;
import workbook.course.Lesson;
import workbook.course.Page;
import workbook.course.Target;

/// The blocks of a page as HTML.
final class Prose {

  /// Around what a section says behind a question: it tells the answer, so it waits for the
  /// reader's. Questions in it have such a text of their own inside.
  private static final String TOLD = "<div class=\"told\">\n";

  private final Lesson lesson;
  private final Places places;
  private final List<Block> page;
  private final Set<String> ids = new HashSet<>();

  Prose(Page page, Places places) {
    this(page.lesson(), page.blocks(), places);
  }

  /// @param page all of its blocks: a bound number leads to the figures among them
  Prose(Lesson lesson, List<Block> page, Places places) {
    this.lesson = lesson;
    this.page = page;
    this.places = places;
  }

  String html(List<Block> blocks) {
    var out = new StringBuilder();
    var told = 0;
    for (var i = 0; i < blocks.size(); i++) {
      out.append(html(blocks.get(i)));
      var ends = i + 1 == blocks.size() || endsSection(blocks.get(i + 1));
      if (ends) {
        out.append("</div>\n".repeat(told));
        told = 0;
      } else if (places.asks() && asks(blocks.get(i))) {
        out.append(TOLD);
        told++;
      }
    }
    return out.toString();
  }

  private static boolean endsSection(Block block) {
    return block instanceof Block.Heading || block instanceof Block.Task;
  }

  private static boolean asks(Block block) {
    return block instanceof Block.Figures figures && new Quiz(figures).asks();
  }

  private String html(Block block) {
    return switch (block) {
      case Block.Heading heading -> heading(heading);
      case Block.Paragraph(var text) -> "<p>" + text(text) + "</p>\n";
      case Block.Code code -> pre(code.language(), code.text());
      case Block.Session session -> session(session);
      case Block.Listing listing -> listing(listing);
      case Block.Figures figures ->
          new FigureSection(figures, unique(figuresId(figures.act().id()))).html();
      case Block.Ruling ruling -> new RulingSection(ruling).html();
      case Block.Task task -> new TaskSection(this, task).html(lesson, places);
      case Block.Quote(var blocks) -> "<blockquote>\n" + html(blocks) + "</blockquote>\n";
      case Block.Alert alert -> alert(alert);
      case Block.Items items -> items(items);
      case Block.Table table -> table(table);
      case Block.Divider _ -> "<hr/>\n";
    };
  }

  private String figuresId(String act) {
    return places.id(lesson, FigureSection.id(act));
  }

  private String unique(String id) {
    var free = id;
    for (var i = 2; !ids.add(free); i++) {
      free = id + "-" + i;
    }
    return free;
  }

  private String heading(Block.Heading heading) {
    var id = places.id(lesson, heading.id());
    var level = places.level(heading.level());
    return ("<h%d id=\"%s\">%s <a class=\"anchor\" href=\"#%s\" "
            + "aria-label=\"Link to this section\">#</a></h%d>\n")
        .formatted(level, id, text(heading.text()), id, level);
  }

  static String pre(String language, String code) {
    return "<pre tabindex=\"0\"><code>" + Highlighter.html(language, code) + "</code></pre>\n";
  }

  private static String session(Block.Session session) {
    var out = new StringBuilder("<pre class=\"session\" tabindex=\"0\"><code>");
    for (var snippet : session.snippets()) {
      out.append(Highlighter.html("java", snippet.code())).append('\n');
      if (!snippet.output().isEmpty()) {
        var output = String.join("\n", snippet.output());
        out.append("<samp>").append(Html.text(output)).append("</samp>\n");
      }
    }
    return out.append("</code></pre>\n").toString();
  }

  private String listing(Block.Listing listing) {
    var file = listing.file().getFileName().toString();
    return """
    <figure class="listing">
    <figcaption>%s %s, from line %d</figcaption>
    %s</figure>
    """
        .formatted(
            Html.text(listing.caption()),
            link(Html.text(file), new Target.ToFile(listing.file(), "")),
            listing.line(),
            pre(listing.language(), listing.text()));
  }

  private String alert(Block.Alert alert) {
    var name = alert.kind().name();
    return """
    <div class="alert %s" role="note" aria-label="%s">
    <p class="kicker">%s</p>
    %s</div>
    """
        .formatted(
            name.toLowerCase(Locale.ROOT), capital(name), capital(name), html(alert.blocks()));
  }

  private static String capital(String name) {
    return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
  }

  private String items(Block.Items items) {
    var tag = items.start() == 0 ? "ul" : "ol";
    var start = items.start() > 1 ? " start=\"" + items.start() + "\"" : "";
    var out = new StringBuilder("<" + tag + start + ">\n");
    for (var item : items.items()) {
      var box =
          item.done()
              .map(
                  done ->
                      "<input type=\"checkbox\" disabled=\"\"%s aria-label=\"%s\"/> "
                          .formatted(done ? " checked=\"\"" : "", done ? "done" : "to do"))
              .orElse("");
      out.append(item.done().isPresent() ? "<li class=\"task\">" : "<li>")
          .append(box)
          .append(itemText(item.blocks()))
          .append("</li>\n");
    }
    return out.append("</").append(tag).append(">\n").toString();
  }

  /// A list item of one paragraph needs no paragraph of its own.
  private String itemText(List<Block> blocks) {
    if (!blocks.isEmpty() && blocks.getFirst() instanceof Block.Paragraph(var text)) {
      var rest = html(blocks.subList(1, blocks.size()));
      return rest.isEmpty() ? text(text) : text(text) + "\n" + rest;
    }
    return html(blocks);
  }

  private String table(Block.Table table) {
    var out = new StringBuilder("<div class=\"scroll\" tabindex=\"0\"><table>\n<thead><tr>");
    for (var i = 0; i < table.head().size(); i++) {
      var title = table.head().get(i);
      // A head that says nothing heads nothing.
      out.append(
          Inline.plain(title).isBlank()
              ? "<td></td>"
              : cell("th scope=\"col\"", "th", table, i, title));
    }
    out.append("</tr></thead>\n<tbody>\n");
    for (var row : table.rows()) {
      out.append("<tr>");
      for (var i = 0; i < row.size(); i++) {
        out.append(cell("td", "td", table, i, row.get(i)));
      }
      out.append("</tr>\n");
    }
    return out.append("</tbody>\n</table></div>\n").toString();
  }

  private String cell(String open, String close, Block.Table table, int column, List<Inline> text) {
    var align =
        column < table.columns().size() ? table.columns().get(column) : Block.Table.Align.LEFT;
    var style =
        switch (align) {
          case LEFT -> "";
          case CENTER -> " class=\"center\"";
          case RIGHT -> " class=\"number\"";
        };
    return "<" + open + style + ">" + text(text) + "</" + close + ">";
  }

  String text(List<Inline> text) {
    var out = new StringBuilder();
    for (var i = 0; i < text.size(); i++) {
      var between = i > 0 && isNote(text.get(i - 1)) && isNote(text.get(i));
      out.append(between ? "<sup>, </sup>" : "").append(text(text.get(i)));
    }
    return out.toString();
  }

  private static boolean isNote(Inline part) {
    return part instanceof Inline.Note;
  }

  private String text(Inline part) {
    return switch (part) {
      case Inline.Text(var text) -> Html.text(text);
      case Inline.Code(var text) -> Html.code(text);
      case Inline.Emphasis(var text) -> "<em>" + text(text) + "</em>";
      case Inline.Strong(var text) -> "<strong>" + text(text) + "</strong>";
      case Inline.Struck(var text) -> "<del>" + text(text) + "</del>";
      case Inline.Link link -> text(link.text());
      case Inline.Reference(var text, var target) -> link(text(text), target);
      case Inline.Bound bound -> bound(bound);
      case Inline.Image image ->
          "<img src=\"%s\" alt=\"%s\"/>"
              .formatted(Html.text(places.image(lesson, image.target())), Html.text(image.alt()));
      case Inline.Note(var number) ->
          "<sup><a%s href=\"#%s\" aria-label=\"Note %d\">%d</a></sup>"
              .formatted(reference(number), note("note-", number), number, number);
      case Inline.Break(var hard) -> hard ? "<br/>\n" : "\n";
    };
  }

  private String link(String text, Target target) {
    var url = places.link(lesson, target);
    return url.isEmpty() ? text : "<a href=\"%s\">%s</a>".formatted(Html.text(url), text);
  }

  /// Leads to the figures on this page, or to the recording where they are on none.
  private String bound(Inline.Bound bound) {
    var act = bound.binding().expression().split(":", 2)[0].strip();
    var shown =
        page.stream()
            .anyMatch(block -> block instanceof Block.Figures f && f.act().id().equals(act));
    var evidence =
        shown
            ? places.in(lesson, FigureSection.id(act))
            : places.link(lesson, new Target.ToFile(bound.binding().recording(), ""));
    return evidence.isEmpty()
        ? text(bound.text())
        : "<a class=\"bound\" href=\"%s\" title=\"measured: %s\">%s</a>"
            .formatted(
                Html.text(evidence), Html.text(bound.binding().expression()), text(bound.text()));
  }

  /// The footnotes of the page, each with the way back.
  String notes(List<List<Block>> notes) {
    if (notes.isEmpty()) {
      return "";
    }
    var out =
        new StringBuilder(
            "<section class=\"notes\" aria-label=\"Notes of lesson %d\">\n<h%d>Notes</h%d>\n<ol>\n"
                .formatted(lesson.number(), places.level(2), places.level(2)));
    for (var i = 0; i < notes.size(); i++) {
      out.append(
          "<li id=\"%s\">%s <a href=\"#%s\" aria-label=\"Back to the text\">↩</a></li>\n"
              .formatted(note("note-", i + 1), itemText(notes.get(i)), note("ref-", i + 1)));
    }
    return out.append("</ol>\n</section>\n").toString();
  }

  /// The way back from a note leads to the first place that refers to it.
  private String reference(int number) {
    var id = note("ref-", number);
    return ids.add(id) ? " id=\"" + id + "\"" : "";
  }

  private String note(String kind, int number) {
    return places.id(lesson, kind + number);
  }
}
