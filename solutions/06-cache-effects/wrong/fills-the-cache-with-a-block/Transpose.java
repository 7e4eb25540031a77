// rejected by: fetches_a_line_twice_at_most_where_rows_are_a_power_of_two
// Do your blocks fill the cache to its last line?
// 64 × 64 elements of two matrices are 512 lines: exactly what the cache holds, if only they could
// stand anywhere. With rows of 512 elements they all belong to two of its 64 sets, with room for 16
// lines between them.
class Transpose {
  interface Matrix {
    int rows();

    int columns();

    int get(int row, int column);

    void set(int row, int column, int value);
  }

  private static final int BLOCK = 64;

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
