package workbook.watch;

import java.util.ArrayList;
import java.util.List;
import workbook.lab.Paint;

/// A text that is longer than the screen.
///
/// @param top the first line shown, from 0
record Scroll(String text, int top) {

  static Scroll of(String text) {
    return new Scroll(text, 0);
  }

  /// @param rows of the screen; two of them are ours
  Scroll press(Key key, int rows, int columns) {
    var page = Math.max(1, rows - 2);
    var last = Math.max(0, folded(columns).size() - page);
    var wanted =
        switch (key) {
          case Key.Letter(var letter) -> top + steps(letter, page);
          case Key.Line _ -> top;
          case Key.Named named ->
              switch (named) {
                case UP -> top - 1;
                case DOWN -> top + 1;
                case PAGE_UP -> top - page;
                case PAGE_DOWN -> top + page;
                case HOME -> 0;
                case END -> last;
                case ENTER, ESCAPE, BACKSPACE, INTERRUPT, END_OF_INPUT, REDRAW -> top;
              };
        };
    return new Scroll(text, Math.clamp(wanted, 0, last));
  }

  private static int steps(char letter, int page) {
    return letter == 'j' ? 1 : letter == 'k' ? -1 : letter == ' ' ? page : 0;
  }

  List<String> lines(int rows, int columns, Paint paint) {
    var page = Math.max(1, rows - 2);
    var all = folded(columns);
    var end = Math.min(all.size(), top + page);
    var lines = new ArrayList<>(all.subList(top, end));
    lines.add("");
    var where = "lines %d to %d of %d  arrows, Space and PageUp move  Esc back";
    lines.add(paint.dim(where.formatted(top + 1, end, all.size())));
    return List.copyOf(lines);
  }

  /// A line wider than the screen goes on in the next one, as the terminal would do it, but
  /// counted. One with colours is a heading, and short.
  private List<String> folded(int columns) {
    var room = Math.max(20, columns - 1);
    var lines = new ArrayList<String>();
    for (var line : text.lines().toList()) {
      var rest = line;
      for (; rest.length() > room && !rest.contains("\033"); rest = rest.substring(room)) {
        lines.add(rest.substring(0, room));
      }
      lines.add(rest);
    }
    return lines;
  }
}
