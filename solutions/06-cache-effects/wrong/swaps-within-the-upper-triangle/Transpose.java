// rejected by: takes_matrices_that_are_not_square
// Do you take the matrix for a square?
// The textbook's way: each pair above the diagonal changes places, half the steps. It takes the
// matrix for a square, and where there are fewer rows than columns it misses the rest.
class Transpose {
  interface Matrix {
    int rows();

    int columns();

    int get(int row, int column);

    void set(int row, int column, int value);
  }

  static void transpose(Matrix from, Matrix to) {
    for (var row = 0; row < from.rows(); row++) {
      for (var column = row; column < Math.min(from.rows(), from.columns()); column++) {
        to.set(column, row, from.get(row, column));
        to.set(row, column, from.get(column, row));
      }
    }
  }
}
