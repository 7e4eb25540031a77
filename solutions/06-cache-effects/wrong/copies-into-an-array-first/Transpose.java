// rejected by: allocates_no_second_matrix
// Do you copy the matrix into an array first?
// The simulated cache sees `from` read along its rows and `to` written along its rows: a fetch a
// line. But in between lies a second matrix on the Java heap, which is read down its columns, and
// on a real machine that one misses. The work was not done, only moved out of sight.
class Transpose {
  interface Matrix {
    int rows();

    int columns();

    int get(int row, int column);

    void set(int row, int column, int value);
  }

  static void transpose(Matrix from, Matrix to) {
    var copy = new int[from.rows()][from.columns()];
    for (var row = 0; row < from.rows(); row++) {
      for (var column = 0; column < from.columns(); column++) {
        copy[row][column] = from.get(row, column);
      }
    }
    for (var row = 0; row < to.rows(); row++) {
      for (var column = 0; column < to.columns(); column++) {
        to.set(row, column, copy[column][row]);
      }
    }
  }
}
