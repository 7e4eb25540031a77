// rejected by: reaches_the_edges_that_no_block_divides
// Do your blocks go on past the edge of the matrix?
// The last block of a row or column may be smaller than the others. This one reads on where the
// matrix has ended. In an array with rows one behind the other that is not even an error: it moves
// elements of the next row.
class Transpose {
  interface Matrix {
    int rows();

    int columns();

    int get(int row, int column);

    void set(int row, int column, int value);
  }

  private static final int BLOCK = 16;

  static void transpose(Matrix from, Matrix to) {
    for (var top = 0; top < from.rows(); top += BLOCK) {
      for (var left = 0; left < from.columns(); left += BLOCK) {
        block(from, to, top, left);
      }
    }
  }

  private static void block(Matrix from, Matrix to, int top, int left) {
    var bottom = top + BLOCK;
    var right = left + BLOCK;
    for (var row = top; row < bottom; row++) {
      for (var column = left; column < right; column++) {
        to.set(column, row, from.get(row, column));
      }
    }
  }
}
