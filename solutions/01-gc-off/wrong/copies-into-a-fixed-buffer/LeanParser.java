// rejected by: reads_lines_of_any_length
// Do you copy the line into a buffer of a fixed size?
// One buffer for all calls leaves no garbage: well thought. But it holds 256 characters, and what
// a longer line has behind them is lost. No size is large enough for "any".
// You need no copy: charAt reads the line where it is.
class LeanParser {
  private static final char[] BUFFER = new char[256];

  static long third(String line) {
    var length = Math.min(line.length(), BUFFER.length);
    line.getChars(0, length, BUFFER, 0);
    var commas = 0;
    var number = 0L;
    var negative = false;
    for (var i = 0; i < length && commas < 3; i++) {
      if (BUFFER[i] == ',') {
        commas++;
      } else if (commas == 2 && BUFFER[i] == '-') {
        negative = true;
      } else if (commas == 2) {
        number = number * 10 + (BUFFER[i] - '0');
      }
    }
    return negative ? -number : number;
  }
}
