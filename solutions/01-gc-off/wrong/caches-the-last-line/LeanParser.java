// rejected by: tells_apart_lines_with_the_same_hash_code
// Does your answer keep the last line, and know it again by its hash code?
// A cache makes the second call free, and sometimes wrong: a hash code narrows the search, it does
// not identify a line. "gus,pie,10,tab" and "maria,jam,211,tab" share one.
// Comparing the lines themselves would make it right, but a new line would still cost a split.
class LeanParser {
  private static int lastHash;
  private static long lastNumber;

  static long third(String line) {
    if (line.hashCode() != lastHash) {
      var fields = line.split(",", -1);
      lastNumber = fields.length < 3 || fields[2].isEmpty() ? 0 : Long.parseLong(fields[2]);
      lastHash = line.hashCode();
    }
    return lastNumber;
  }
}
