// rejected by: takes_addresses_beyond_4_GB
// Is there an int, or a cast to int, between the address and the line's number?
// An address needs a long, and so does the number of its line. The cast drops the upper bits: the
// byte at 0 and the byte at 4 GB look like one, and the second is taken for a hit.
class CacheModel {
  private final int[][] sets;
  private final int lineBytes;

  CacheModel(int sets, int ways, int lineBytes) {
    this.sets = new int[sets][ways];
    this.lineBytes = lineBytes;
    for (var set : this.sets) {
      java.util.Arrays.fill(set, -1);
    }
  }

  boolean access(long address) {
    var line = ((int) address) / lineBytes;
    var set = sets[Math.floorMod(line, sets.length)];
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
