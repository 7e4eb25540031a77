// rejected by: allocates_at_most_8_bytes_a_call
// Do you cut the field out of the line, with substring or the like?
// The positions are right, and they are all you need. substring does not look into the line: it
// copies the characters into a new string, two objects for each call.
// Read the digits where they stand.
class LeanParser {
  static long third(String line) {
    var first = line.indexOf(',');
    var second = first < 0 ? -1 : line.indexOf(',', first + 1);
    if (second < 0) {
      return 0;
    }
    var third = line.indexOf(',', second + 1);
    var field = line.substring(second + 1, third < 0 ? line.length() : third);
    return field.isEmpty() ? 0 : Long.parseLong(field);
  }
}
