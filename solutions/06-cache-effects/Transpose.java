/// Turns the rows of a matrix into columns.
class Transpose {

  /// A matrix whose rows lie one behind the other in memory. Getting or setting an element reads
  /// its cache line.
  interface Matrix {
    int rows();

    int columns();

    int get(int row, int column);

    void set(int row, int column, int value);
  }

  /// Elements of a line. Rows of a block may all fall into two sets: more would not fit there.
  private static final int BLOCK = 16;

  /// Writes each element of `from` to its mirrored place in `to`, which has as many rows as `from`
  /// has columns.
  static void transpose(Matrix from, Matrix to) {
    for (var top = 0; top < from.rows(); top += BLOCK) {
      for (var left = 0; left < from.columns(); left += BLOCK) {
        block(from, to, top, left);
      }
    }
  }

  private static void block(Matrix from, Matrix to, int top, int left) {
    var bottom = Math.min(top + BLOCK, from.rows());
    var right = Math.min(left + BLOCK, from.columns());
    for (var row = top; row < bottom; row++) {
      for (var column = left; column < right; column++) {
        to.set(column, row, from.get(row, column));
      }
    }
  }
}
