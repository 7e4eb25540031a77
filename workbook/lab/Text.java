package workbook.lab;

import java.util.ArrayList;
import java.util.List;

/// Lays out prose for a terminal.
public final class Text {

  private Text() {}

  /// Breaks at spaces; a longer word stands out.
  public static List<String> wrap(String text, int width) {
    var lines = new ArrayList<String>();
    var line = new StringBuilder();
    for (var word : text.strip().split("\\s+")) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }

  /// Wrapped text behind a mark, the following lines set in as far as the first.
  static String indent(Paint paint, String mark, String text, int width) {
    var lines = wrap(text, width - mark.length());
    return paint.dim(mark + String.join("\n" + " ".repeat(mark.length()), lines));
  }
}
