package workbook.editor;

import java.util.ArrayList;
import java.util.List;

/// A command as people write it into `EDITOR`: words apart by spaces, quotes around those that hold
/// some.
final class Words {

  private final boolean backslashEscapes;
  private final StringBuilder word = new StringBuilder();
  private final List<String> words = new ArrayList<>();
  private boolean begun;
  private char quote;

  private Words(boolean backslashEscapes) {
    this.backslashEscapes = backslashEscapes;
  }

  /// @param backslashEscapes as in a Unix shell; on Windows it separates folders
  static List<String> of(String line, boolean backslashEscapes) {
    var words = new Words(backslashEscapes);
    for (var i = 0; i < line.length(); i++) {
      i = words.take(line, i);
    }
    words.end();
    return words.words;
  }

  /// @return where the last character taken stands
  private int take(String line, int at) {
    var c = line.charAt(at);
    var last = at == line.length() - 1;
    if (c == '\\' && backslashEscapes && quote != '\'' && !last && escapes(line.charAt(at + 1))) {
      add(line.charAt(at + 1));
      return at + 1;
    } else if (quote != 0) {
      if (c == quote) {
        quote = 0;
      } else {
        add(c);
      }
    } else if (c == '"' || c == '\'') {
      quote = c;
      begun = true;
    } else if (Character.isWhitespace(c)) {
      end();
    } else {
      add(c);
    }
    return at;
  }

  /// Between double quotes a backslash means itself before all but these.
  private boolean escapes(char next) {
    return quote == 0 || "\"\\$`".indexOf(next) >= 0;
  }

  private void add(char c) {
    word.append(c);
    begun = true;
  }

  private void end() {
    if (begun) {
      words.add(word.toString());
    }
    word.setLength(0);
    begun = false;
  }
}
