// rejected by: reads_numbers_too_large_for_an_int
// Is the variable in which you add up the digits an int?
// No garbage, and right for small numbers. `0` makes the variable an int, which wraps round after
// 2,147,483,647 without a word: returning it as a long comes too late. Write `0L`.
class LeanParser {
  static long third(String line) {
    var commas = 0;
    var number = 0;
    var negative = false;
    for (var i = 0; i < line.length() && commas < 3; i++) {
      var c = line.charAt(i);
      if (c == ',') {
        commas++;
      } else if (commas == 2 && c == '-') {
        negative = true;
      } else if (commas == 2) {
        number = number * 10 + (c - '0');
      }
    }
    return negative ? -number : number;
  }
}
