// rejected by: reads_a_third_field_that_ends_the_line
// Does your answer need a comma behind the third field?
// No garbage, and right where a fourth field follows. Where none does, indexOf finds no third
// comma and returns -1, so the loop has nothing to read. The end of the line ends a field as well.
class LeanParser {
  static long third(String line) {
    var first = line.indexOf(',');
    var second = first < 0 ? -1 : line.indexOf(',', first + 1);
    var third = second < 0 ? -1 : line.indexOf(',', second + 1);
    return third <= second + 1 ? 0 : Long.parseLong(line, second + 1, third, 10);
  }
}
