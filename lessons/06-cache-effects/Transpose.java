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

  /// Writes each element of `from` to its mirrored place in `to`, which has as many rows as `from`
  /// has columns.
  static void transpose(Matrix from, Matrix to) {
    // TODO in another order
    for (var row = 0; row < from.rows(); row++) {
      for (var column = 0; column < from.columns(); column++) {
        to.set(column, row, from.get(row, column));
      }
    }
  }
}
