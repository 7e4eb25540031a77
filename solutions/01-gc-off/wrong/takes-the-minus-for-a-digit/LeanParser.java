// rejected by: reads_negative_numbers
// Does your loop treat a minus like a digit?
// No garbage, and right for every number above zero. A minus is a character too: '-' - '0' is -3,
// so "-3" becomes -3 * 10 + 3, which is -27. Look at the first character before you read digits.
class LeanParser {
  static long third(String line) {
    var commas = 0;
    var number = 0L;
    for (var i = 0; i < line.length() && commas < 3; i++) {
      var c = line.charAt(i);
      if (c == ',') {
        commas++;
      } else if (commas == 2) {
        number = number * 10 + (c - '0');
      }
    }
    return number;
  }
}
