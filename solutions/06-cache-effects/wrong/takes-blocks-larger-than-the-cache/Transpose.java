// rejected by: fetches_a_line_of_a_large_matrix_twice_at_most
// Do your blocks have more rows than the cache has lines?
// Blocks, but of 1,024 rows: one column of such a block touches 1,024 lines, and the cache holds
// 512. A block helps only if all the lines that it walks over stay until it is done.
class Transpose {
  interface Matrix {
    int rows();

    int columns();

    int get(int row, int column);

    void set(int row, int column, int value);
  }

  private static final int BLOCK = 1_024;

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
