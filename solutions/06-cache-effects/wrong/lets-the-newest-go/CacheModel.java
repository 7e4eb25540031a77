// rejected by: lets_the_oldest_line_of_a_full_set_go
// Does a full set drop the line that came just before?
// A full set takes the new line in, but at the expense of the one that came just before: the last
// place is where this code puts a line. Then the old lines stay for ever, used or not.
class CacheModel {
  private final long[][] sets;
  private final int lineBytes;

  CacheModel(int sets, int ways, int lineBytes) {
    this.sets = new long[sets][ways];
    this.lineBytes = lineBytes;
    for (var set : this.sets) {
      java.util.Arrays.fill(set, -1);
    }
  }

  boolean access(long address) {
    var line = address / lineBytes;
    var set = sets[(int) (line % sets.length)];
    for (var place = 0; place < set.length; place++) {
      if (set[place] == line) {
        return true;
      }
      if (set[place] == -1 || place == set.length - 1) {
        set[place] = line;
        return false;
      }
    }
    throw new AssertionError("a set without ways");
  }
}
