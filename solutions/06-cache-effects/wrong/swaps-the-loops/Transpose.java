// rejected by: fetches_a_line_of_a_large_matrix_twice_at_most
// Do you walk over whole rows or columns, in two plain loops?
// Now `to` is written along its rows, and `from` is read down its columns: the running back and
// forth has moved to the other matrix. No order of two plain loops suits both.
class Transpose {
  interface Matrix {
    int rows();

    int columns();

    int get(int row, int column);

    void set(int row, int column, int value);
  }

  static void transpose(Matrix from, Matrix to) {
    for (var column = 0; column < from.columns(); column++) {
      for (var row = 0; row < from.rows(); row++) {
        to.set(column, row, from.get(row, column));
      }
    }
  }
}
