// rejected by: reaches_the_edges_that_no_block_divides
// Do your loops stop where no whole block is left?
// Inside the matrix this is right. Where fewer than 16 rows or columns are left over, the loops end
// too soon, and the edge of `to` stays 0. Start a block wherever an element is left, and let
// Math.min say where it ends.
class Transpose {
  interface Matrix {
    int rows();

    int columns();

    int get(int row, int column);

    void set(int row, int column, int value);
  }

  static void transpose(Matrix from, Matrix to) {
    for (var top = 0; top + 16 <= from.rows(); top += 16) {
      for (var left = 0; left + 16 <= from.columns(); left += 16) {
        for (var row = top; row < top + 16; row++) {
          for (var column = left; column < left + 16; column++) {
            to.set(column, row, from.get(row, column));
          }
        }
      }
    }
  }
}
