package workbook.course;

//DEPS com.vladsch.flexmark:flexmark:0.64.8
//DEPS com.vladsch.flexmark:flexmark-ext-tables:0.64.8
//DEPS com.vladsch.flexmark:flexmark-ext-footnotes:0.64.8
//DEPS com.vladsch.flexmark:flexmark-ext-gfm-strikethrough:0.64.8
//DEPS com.vladsch.flexmark:flexmark-ext-gfm-tasklist:0.64.8

import com.vladsch.flexmark.ast.BlockQuote;
import com.vladsch.flexmark.ast.BulletList;
import com.vladsch.flexmark.ast.FencedCodeBlock;
import com.vladsch.flexmark.ast.HtmlBlock;
import com.vladsch.flexmark.ast.HtmlCommentBlock;
import com.vladsch.flexmark.ast.IndentedCodeBlock;
import com.vladsch.flexmark.ast.ListBlock;
import com.vladsch.flexmark.ast.OrderedList;
import com.vladsch.flexmark.ast.Reference;
import com.vladsch.flexmark.ast.ThematicBreak;
import com.vladsch.flexmark.ext.footnotes.Footnote;
import com.vladsch.flexmark.ext.footnotes.FootnoteBlock;
import com.vladsch.flexmark.ext.footnotes.FootnoteExtension;
import com.vladsch.flexmark.ext.gfm.strikethrough.Strikethrough;
import com.vladsch.flexmark.ext.gfm.strikethrough.StrikethroughExtension;
import com.vladsch.flexmark.ext.gfm.tasklist.TaskListExtension;
import com.vladsch.flexmark.ext.gfm.tasklist.TaskListItem;
import com.vladsch.flexmark.ext.tables.TableBlock;
import com.vladsch.flexmark.ext.tables.TableCell;
import com.vladsch.flexmark.ext.tables.TableHead;
import com.vladsch.flexmark.ext.tables.TableRow;
import com.vladsch.flexmark.ext.tables.TableSeparator;
import com.vladsch.flexmark.ext.tables.TablesExtension;
import com.vladsch.flexmark.parser.Parser;
import com.vladsch.flexmark.util.ast.Document;
import com.vladsch.flexmark.util.ast.Node;
import com.vladsch.flexmark.util.data.MutableDataSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Reads Markdown into blocks: CommonMark with tables, footnotes, task lists, strike-through and
/// GitHub's alerts. The only class that knows which library parses.
///
/// Raw HTML is not part of it, for a terminal cannot show it; a comment is dropped.
final class Markdown {

  /// What a course makes of the places where Markdown may mean more than it says. Called in the
  /// order of the text.
  interface Directives {
    Inline link(Inline.Link link);

    /// A link that stands alone on its line; nothing where it is just a link.
    Optional<Block> alone(Inline.Link link);

    Inline image(Inline.Image image);

    Block code(Block.Code code);

    void html(String text, int line);

    /// Quotes, lists or marks in one another, deeper than anybody reads: what is in there is left
    /// out.
    void tooDeep(int line);
  }

  /// @param notes the footnotes that the text refers to, in that order
  record Text(List<Block> blocks, List<List<Block>> notes) {}

  private static final int DEEPEST = 60;

  private static final Parser PARSER = parser();
  private static final Pattern ALERT =
      Pattern.compile("\\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)]\\s*");

  private final Document document;
  private final int firstLine;
  private final int firstCharacter;
  private final Directives directives;
  private final Map<String, Integer> ids = new HashMap<>();
  private final List<FootnoteBlock> notes = new ArrayList<>();
  private int depth = 0;

  private Markdown(String text, int firstLine, int firstCharacter, Directives directives) {
    this.document = PARSER.parse(text);
    this.firstLine = firstLine;
    this.firstCharacter = firstCharacter;
    this.directives = directives;
  }

  private static Parser parser() {
    var options = new MutableDataSet();
    options.set(
        Parser.EXTENSIONS,
        List.of(
            TablesExtension.create(),
            FootnoteExtension.create(),
            StrikethroughExtension.create(),
            TaskListExtension.create()));
    return Parser.builder(options).build();
  }

  /// @param firstLine of the text in its file
  /// @param firstCharacter of the text in the body of its file
  static Text read(String text, int firstLine, int firstCharacter, Directives directives) {
    try {
      return text(new Markdown(text, firstLine, firstCharacter, directives));
    } catch (StackOverflowError e) {
      // In the parser, which counts no depth.
      directives.tooDeep(firstLine);
      return new Text(List.of(), List.of());
    }
  }

  private static Text text(Markdown markdown) {
    var blocks = markdown.blocks(markdown.document);
    var notes = new ArrayList<List<Block>>();
    // A footnote may refer to a further one, so the list grows while it is read.
    for (var i = 0; i < markdown.notes.size(); i++) {
      notes.add(markdown.blocks(markdown.notes.get(i)));
    }
    return new Text(blocks, notes);
  }

  private List<Block> blocks(Node parent) {
    return inside(parent, this::block);
  }

  private <T> List<T> inside(Node parent, Function<Node, Optional<T>> reader) {
    var parts = new ArrayList<T>();
    if (depth == DEEPEST) {
      directives.tooDeep(line(parent));
      return parts;
    }
    depth++;
    for (var node : parent.getChildren()) {
      reader.apply(node).ifPresent(parts::add);
    }
    depth--;
    return parts;
  }

  private Optional<Block> block(Node node) {
    return switch (node) {
      case com.vladsch.flexmark.ast.Heading heading -> Optional.of(heading(heading));
      case com.vladsch.flexmark.ast.Paragraph paragraph -> Optional.of(paragraph(paragraph));
      case FencedCodeBlock fence -> {
        var language = fence.getInfo().toString().strip().split("\\s")[0];
        var code = fence.getContentChars().toString();
        yield Optional.of(directives.code(new Block.Code(language, code, line(node) + 1)));
      }
      case IndentedCodeBlock code ->
          Optional.of(
              new Block.Code(
                  "", code.getContentChars().toString().stripTrailing() + "\n", line(node)));
      case BlockQuote quote -> Optional.of(quote(quote));
      case ListBlock list -> Optional.of(list(list));
      case TableBlock table -> Optional.of(table(table));
      case ThematicBreak _ -> Optional.of(new Block.Divider());
      case Reference _, FootnoteBlock _, HtmlCommentBlock _ -> Optional.empty();
      case HtmlBlock html -> {
        directives.html(html.getChars().toString().strip(), line(node));
        yield Optional.empty();
      }
      default -> throw new IllegalStateException("Markdown has a new block: " + node.getNodeName());
    };
  }

  private Block heading(com.vladsch.flexmark.ast.Heading heading) {
    var text = inlines(heading);
    var slug = slug(Inline.plain(text));
    var seen = ids.merge(slug, 1, Integer::sum);
    var id = seen == 1 ? slug : slug + "-" + (seen - 1);
    return new Block.Heading(heading.getLevel(), id, text, line(heading));
  }

  /// As GitHub makes an anchor of a heading, so that a link works there and here.
  static String slug(String heading) {
    return heading
        .strip()
        .toLowerCase(java.util.Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N} _-]", "")
        .replace(' ', '-');
  }

  private Block paragraph(com.vladsch.flexmark.ast.Paragraph paragraph) {
    if (paragraph.getFirstChild() == paragraph.getLastChild()
        && paragraph.getFirstChild() instanceof com.vladsch.flexmark.ast.Link link) {
      var directive = directives.alone(link(link));
      if (directive.isPresent()) {
        return directive.get();
      }
    }
    return new Block.Paragraph(inlines(paragraph));
  }

  private Block quote(BlockQuote quote) {
    if (quote.getFirstChild() instanceof com.vladsch.flexmark.ast.Paragraph first) {
      var head = ALERT.matcher(first.getContentLines().getFirst().toString());
      if (head.matches()) {
        var kind = Block.Alert.Kind.valueOf(head.group(1));
        return new Block.Alert(kind, withoutAlertHead(blocks(quote)));
      }
    }
    return new Block.Quote(blocks(quote));
  }

  /// The head of an alert is the first line of its first paragraph.
  private static List<Block> withoutAlertHead(List<Block> blocks) {
    var rest = new ArrayList<>(blocks);
    if (rest.removeFirst() instanceof Block.Paragraph(var text)) {
      var body = text.stream().dropWhile(part -> !(part instanceof Inline.Break)).skip(1).toList();
      if (!body.isEmpty()) {
        rest.addFirst(new Block.Paragraph(body));
      }
    }
    return rest;
  }

  private Block list(ListBlock list) {
    var items = new ArrayList<Block.Item>();
    for (var node : list.getChildren()) {
      var done =
          node instanceof TaskListItem task
              ? Optional.of(task.isItemDoneMarker())
              : Optional.<Boolean>empty();
      items.add(new Block.Item(done, blocks(node)));
    }
    return switch (list) {
      case OrderedList ordered -> new Block.Items(Math.max(1, ordered.getStartNumber()), items);
      case BulletList _ -> new Block.Items(0, items);
      default -> throw new IllegalStateException("Markdown has a new list: " + list.getNodeName());
    };
  }

  private Block table(TableBlock table) {
    var columns = new ArrayList<Block.Table.Align>();
    var head = new ArrayList<List<Inline>>();
    var rows = new ArrayList<List<List<Inline>>>();
    for (var section : table.getChildren()) {
      for (var row : section.getChildren()) {
        if (section instanceof TableSeparator || !(row instanceof TableRow)) {
          continue;
        }
        var cells = new ArrayList<List<Inline>>();
        for (var cell : row.getChildren()) {
          cells.add(inlines(cell));
          if (section instanceof TableHead) {
            columns.add(align(((TableCell) cell).getAlignment()));
          }
        }
        if (section instanceof TableHead) {
          head.addAll(cells);
        } else {
          rows.add(cells);
        }
      }
    }
    return new Block.Table(columns, head, rows);
  }

  private static Block.Table.Align align(TableCell.Alignment alignment) {
    return switch (alignment) {
      case RIGHT -> Block.Table.Align.RIGHT;
      case CENTER -> Block.Table.Align.CENTER;
      case LEFT -> Block.Table.Align.LEFT;
      case null -> Block.Table.Align.LEFT;
    };
  }

  private List<Inline> inlines(Node parent) {
    return inside(parent, this::inline);
  }

  private Optional<Inline> inline(Node node) {
    return switch (node) {
      case com.vladsch.flexmark.ast.Emphasis e -> Optional.of(new Inline.Emphasis(inlines(e)));
      case com.vladsch.flexmark.ast.StrongEmphasis s -> Optional.of(new Inline.Strong(inlines(s)));
      case Strikethrough struck -> Optional.of(new Inline.Struck(inlines(struck)));
      case com.vladsch.flexmark.ast.Code code ->
          Optional.of(new Inline.Code(code.getText().toString().replace('\n', ' ')));
      case com.vladsch.flexmark.ast.Link link -> Optional.of(directives.link(link(link)));
      case com.vladsch.flexmark.ast.LinkRef link -> Optional.of(linkRef(link));
      case com.vladsch.flexmark.ast.AutoLink auto -> {
        var url = auto.getText().toString();
        var text = List.<Inline>of(new Inline.Text(url));
        yield Optional.of(directives.link(new Inline.Link(text, url, "", place(auto))));
      }
      case com.vladsch.flexmark.ast.Image image ->
          Optional.of(
              directives.image(
                  new Inline.Image(
                      image.getText().unescape(),
                      image.getUrl().unescape(),
                      image.getTitle().unescape(),
                      place(image))));
      case Footnote note -> Optional.of(note(note));
      case com.vladsch.flexmark.ast.SoftLineBreak _ -> Optional.of(new Inline.Break(false));
      case com.vladsch.flexmark.ast.HardLineBreak _ -> Optional.of(new Inline.Break(true));
      case com.vladsch.flexmark.ast.HtmlInlineComment _ -> Optional.empty();
      case com.vladsch.flexmark.ast.HtmlInline html -> {
        directives.html(html.getChars().toString(), line(node));
        yield Optional.empty();
      }
      default -> Optional.of(new Inline.Text(node.getChars().unescape()));
    };
  }

  private Inline.Link link(com.vladsch.flexmark.ast.Link link) {
    var text = link.getText();
    var at = place(link.getStartOffset(), text.getStartOffset(), text.getEndOffset());
    return new Inline.Link(inlines(link), link.getUrl().unescape(), link.getTitle().unescape(), at);
  }

  private Inline linkRef(com.vladsch.flexmark.ast.LinkRef link) {
    var reference = link.getReferenceNode(document);
    if (reference == null) {
      return new Inline.Text(link.getChars().unescape());
    }
    return directives.link(
        new Inline.Link(
            inlines(link),
            reference.getUrl().unescape(),
            reference.getTitle().unescape(),
            place(link)));
  }

  private Inline note(Footnote footnote) {
    var block = footnote.getFootnoteBlock();
    if (block == null) {
      return new Inline.Text(footnote.getChars().toString());
    }
    if (!notes.contains(block)) {
      notes.add(block);
    }
    return new Inline.Note(notes.indexOf(block) + 1);
  }

  private Inline.Place place(Node node) {
    return place(node.getStartOffset(), node.getStartOffset(), node.getEndOffset());
  }

  private Inline.Place place(int lineAt, int start, int end) {
    return new Inline.Place(
        firstLine + document.getLineNumber(lineAt), firstCharacter + start, firstCharacter + end);
  }

  private int line(Node node) {
    return firstLine + document.getLineNumber(node.getStartOffset());
  }
}
