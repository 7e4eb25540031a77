/// Reads one number out of a comma-separated line.
class LeanParser {

  /// The number in the third field of `line`; 0 where that field is empty or missing.
  static long third(String line) {
    var start = afterComma(line, afterComma(line, 0));
    var comma = line.indexOf(',', start);
    var end = comma < 0 ? line.length() : comma;
    return start == end ? 0 : Long.parseLong(line, start, end, 10);
  }

  /// The position after the next comma, or the end of the line where there is none.
  private static int afterComma(String line, int from) {
    var comma = line.indexOf(',', from);
    return comma < 0 ? line.length() : comma + 1;
  }
}
