package workbook.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import workbook.course.Block;
import workbook.course.Exercise;
import workbook.course.Evidence;
import workbook.course.Inline;
import workbook.course.Page;
import workbook.course.Target;
import workbook.lab.Paint;

/// Prints a page 80 columns wide, with colours or without. Nothing is said by colour alone.
final class TerminalPage {

  private static final int WIDTH = 78;

  private final PrintWriter out;
  private final Paint paint;
  private final TerminalTable table;

  TerminalPage(PrintWriter out, Paint paint) {
    this.out = out;
    this.paint = paint;
    this.table = new TerminalTable(out, paint);
  }

  void print(Page page) {
    var lesson = page.lesson();
    out.println(paint.bold(lesson.title()));
    var lecture = lesson.lecture().isEmpty() ? "" : ", lecture " + lesson.lecture();
    out.println(
        paint.dim(
            "lesson %d, %d minutes%s, ./jbang %s"
                .formatted(lesson.number(), lesson.minutes(), lecture, lesson.alias())));
    out.println();
    lines("", "", lesson.summary());
    blocks(page.blocks(), "", page);
    if (!page.notes().isEmpty()) {
      head("Notes", 2);
      for (var i = 0; i < page.notes().size(); i++) {
        item("[" + (i + 1) + "] ", page.notes().get(i), "", page);
      }
    }
    out.flush();
  }

  /// What an exercise asks for, and nothing else of its page.
  void printTask(Page page, Exercise exercise) {
    blocks(page.task(exercise).task(), "", page);
  }

  /// @param number from 1
  void printHint(Page page, Exercise exercise, int number) {
    var hints = page.task(exercise).hints();
    out.println();
    item("hint %d of %d: ".formatted(number, hints.size()), hints.get(number - 1), "", page);
  }

  private void blocks(List<Block> blocks, String indent, Page page) {
    blocks.forEach(block -> block(block, indent, page));
  }

  private void block(Block block, String indent, Page page) {
    switch (block) {
      case Block.Heading heading -> head(Inline.plain(heading.text()), heading.level());
      case Block.Paragraph(var text) -> {
        out.println();
        lines(indent, indent, plain(text));
      }
      case Block.Code code -> code(code.text(), indent);
      case Block.Session session ->
          session.snippets().forEach(snippet -> code(snippet.code(), indent));
      case Block.Listing listing -> {
        caption(
            listing.caption() + " (" + listing.file().getFileName() + ":" + listing.line() + ")");
        code(listing.text(), indent);
      }
      case Block.Figures figures -> {
        caption(figures.caption());
        table.print(figures);
      }
      case Block.Ruling ruling -> ruling(ruling);
      case Block.Task task -> task(task, page);
      case Block.Quote(var blocks) -> blocks(blocks, indent + "| ", page);
      case Block.Alert alert -> {
        out.println();
        out.println(indent + paint.yellow(alert.kind().name().toLowerCase(Locale.ROOT) + ":"));
        blocks(alert.blocks(), indent + "  ", page);
      }
      case Block.Items items -> items(items, indent, page);
      case Block.Table rows -> {
        out.println();
        table.print(indent, cells(rows));
      }
      case Block.Divider _ -> {
        out.println();
        out.println(indent + "* * *");
      }
    }
  }

  private void head(String text, int level) {
    out.println();
    out.println();
    out.println(paint.bold(level <= 2 ? text.toUpperCase(Locale.ROOT) : text));
  }

  private void caption(String text) {
    out.println();
    out.println(paint.dim(text));
  }

  private void code(String text, String indent) {
    out.println();
    // Lines as long as a source file has them need the room more than the indent.
    var wide = text.lines().anyMatch(line -> line.length() > WIDTH - 4);
    var margin = indent + (wide ? "" : "    ");
    text.stripTrailing().lines().forEach(line -> out.println(margin + paint.cyan(line)));
  }

  private void ruling(Block.Ruling ruling) {
    caption("How this verdict is computed (✓ is true of our recording, ✗ is not):");
    for (var one : ruling.rule().cases()) {
      lines("  ", "    ", one.verdict() + " when");
      for (var condition : one.conditions()) {
        var evidence = ruling.evidence(condition);
        var mark = evidence.map(found -> found.holds() ? "✓ " : "✗ ").orElse("- ");
        lines("    " + mark, "      ", evidence.map(Evidence::asAsked).orElse(condition.text()));
      }
    }
    lines("  ", "    ", "else too noisy to say");
  }

  private void task(Block.Task task, Page page) {
    var exercise = task.exercise();
    head("Exercise: " + exercise.title(), 2);
    out.println(paint.dim(exercise.minutes() + " minutes, ./jbang check " + exercise.name()));
    blocks(task.task(), "", page);
    caption(exercise.starter().getFileName().toString());
    code(task.starter(), "");
    out.println();
    out.println(
        task.hints().size() + " hints, one at a time: ./jbang workbook hint " + exercise.name());
  }

  private void items(Block.Items items, String indent, Page page) {
    out.println();
    var number = items.start();
    for (var item : items.items()) {
      var bullet = items.start() == 0 ? "- " : number++ + ". ";
      var box = item.done().map(done -> done ? "[x] " : "[ ] ").orElse("");
      item(bullet + box, item.blocks(), indent, page);
    }
  }

  private void item(String mark, List<Block> blocks, String indent, Page page) {
    var inner = indent + " ".repeat(mark.length());
    if (!blocks.isEmpty() && blocks.getFirst() instanceof Block.Paragraph(var text)) {
      lines(indent + mark, inner, plain(text));
      blocks(blocks.subList(1, blocks.size()), inner, page);
    } else {
      out.println(indent + mark.stripTrailing());
      blocks(blocks, inner, page);
    }
  }

  /// Breaks at spaces; a longer word stands out.
  private void lines(String first, String indent, String text) {
    for (var hard : text.split("\n")) {
      var line = new StringBuilder(first);
      var filled = false;
      for (var word : hard.strip().split("\\s+")) {
        if (filled && line.length() + 1 + word.length() > WIDTH) {
          out.println(line);
          line = new StringBuilder(indent);
          filled = false;
        }
        line.append(filled ? " " : "").append(word);
        filled = true;
      }
      out.println(line);
    }
  }

  private List<List<String>> cells(Block.Table rows) {
    var cells = new ArrayList<List<String>>();
    cells.add(rows.head().stream().map(this::plain).toList());
    rows.rows().forEach(row -> cells.add(row.stream().map(this::plain).toList()));
    return cells;
  }

  /// Plain text, with the address behind a link that leads out of the course.
  private String plain(List<Inline> text) {
    return text.stream().map(this::plain).collect(Collectors.joining());
  }

  private String plain(Inline part) {
    return switch (part) {
      case Inline.Text(var text) -> text;
      case Inline.Code(var text) -> "`" + text + "`";
      case Inline.Emphasis(var text) -> "*" + plain(text) + "*";
      case Inline.Strong(var text) -> "*" + plain(text) + "*";
      case Inline.Struck(var text) -> "~" + plain(text) + "~";
      case Inline.Link link -> plain(link.text());
      case Inline.Reference(var text, Target.Elsewhere(var url)) -> {
        var shown = plain(text);
        yield shown.equals(url) ? url : shown + " (" + url + ")";
      }
      case Inline.Reference(var text, _) -> plain(text);
      case Inline.Bound bound -> plain(bound.text());
      case Inline.Image image -> "[image: " + image.alt() + "]";
      case Inline.Note(var number) -> "[" + number + "]";
      case Inline.Break(var hard) -> hard ? "\n" : " ";
    };
  }
}
