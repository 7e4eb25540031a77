// rejected by: fetches_a_line_of_a_large_matrix_twice_at_most
// Are your blocks narrower than a cache line?
// Small blocks always fit. But a line holds 16 elements: a block of 4 uses a quarter of each line
// that it fetches in `to`, and by the time the next block wants the next quarter, a whole band of
// the matrix has gone through the cache. Take blocks as wide as a line.
class Transpose {
  interface Matrix {
    int rows();

    int columns();

    int get(int row, int column);

    void set(int row, int column, int value);
  }

  private static final int BLOCK = 4;

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
