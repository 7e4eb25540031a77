// rejected by: misses_the_first_time_and_hits_the_second
// Does a place that holds no line yet look like line 0?
// A new array holds zeros, and 0 is a line too: a cache that holds nothing says that line 0 is
// there. Fill the places with a number that no line has, such as -1.
class CacheModel {
  private final long[][] sets;
  private final int lineBytes;

  CacheModel(int sets, int ways, int lineBytes) {
    this.sets = new long[sets][ways];
    this.lineBytes = lineBytes;
  }

  boolean access(long address) {
    var line = address / lineBytes;
    var set = sets[(int) (line % sets.length)];
    var place = 0;
    while (place < set.length - 1 && set[place] != line) {
      place++;
    }
    var hit = set[place] == line;
    System.arraycopy(set, 0, set, 1, place);
    set[0] = line;
    return hit;
  }
}
