// rejected by: allocates_at_most_8_bytes_a_call
// Do you still call split, perhaps with a limit?
// The limit is a good thought: split now stops looking after the third comma.
// It still makes an array and a string for each field, though you need no string at all.
class LeanParser {
  static long third(String line) {
    var fields = line.split(",", 4);
    return fields.length < 3 || fields[2].isEmpty() ? 0 : Long.parseLong(fields[2]);
  }
}
