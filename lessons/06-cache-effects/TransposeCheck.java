///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ${answer:../../answers/06-cache-effects}/Transpose.java
//SOURCES ../../workbook/check/Checks.java

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static workbook.check.Checks.*;

import org.junit.jupiter.api.Test;

@Test void moves_each_element_of_a_square_to_its_mirrored_place() {
  expectTransposed(16, 16);
  expectTransposed(64, 64);
}

@Test void takes_matrices_that_are_not_square() {
  expectTransposed(16, 64);
  expectTransposed(64, 16);
}

@Test void reaches_the_edges_that_no_block_divides() {
  expectTransposed(1, 1);
  expectTransposed(3, 5);
  expectTransposed(17, 31);
  expectTransposed(1, 37);
  expectTransposed(37, 1);
  expectTransposed(101, 67);
}

@Test void agrees_with_the_plain_loop_on_100_random_sizes() {
  var random = random();
  for (var i = 0; i < 100; i++) {
    expectTransposed(random.nextInt(1, 150), random.nextInt(1, 150));
  }
}

@Test void allocates_no_second_matrix() {
  var memory = new Memory();
  memory.quiet = true;
  var from = memory.matrix(100, 150);
  var to = memory.matrix(150, 100);
  var bytes = allocatedBytesPerCall(20, () -> Transpose.transpose(from, to));
  assertThat(bytes)
      .withFailMessage(
          "transpose allocates %,.0f bytes for a matrix of 60,000, and may allocate 4,096.%n"
              + "A copy on the Java heap goes through the same cache, where nobody counts it here",
          bytes)
      .isLessThanOrEqualTo(4_096);
}

@Test void fetches_a_line_of_a_large_matrix_twice_at_most() {
  expectFewFetches(1_300, 1_100);
}

@Test void fetches_a_line_twice_at_most_where_rows_are_a_power_of_two() {
  expectFewFetches(512, 512);
}

void expectTransposed(int rows, int columns) {
  var memory = new Memory();
  memory.quiet = true;
  var from = memory.matrix(rows, columns);
  var to = memory.matrix(columns, rows);
  var random = random();
  for (var i = 0; i < from.values.length; i++) {
    from.values[i] = 1 + random.nextInt(1_000_000);
  }
  Transpose.transpose(from, to);
  for (var row = 0; row < rows; row++) {
    for (var column = 0; column < columns; column++) {
      var wanted = from.values[row * columns + column];
      var actual = to.values[column * rows + row];
      if (actual != wanted) {
        fail(
            "%d × %d: to.get(%d, %d) must be from.get(%d, %d), which is %,d, and is %,d",
            rows, columns, column, row, row, column, wanted, actual);
      }
    }
  }
}

void expectFewFetches(int rows, int columns) {
  var memory = new Memory();
  var from = memory.matrix(rows, columns);
  var to = memory.matrix(columns, rows);
  Transpose.transpose(from, to);
  var lines = memory.lines;
  var each = memory.fetches / (double) lines;
  show("%,d × %,d".formatted(rows, columns), each, 2, "fetches a line");
  assertThat(each)
      .withFailMessage(
          "%,d × %,d: %,d fetches for %,d lines, %.2f each, and you may make 2.%n"
              + "A line was used, fell out of the cache, and was needed again",
          rows, columns, memory.fetches, lines, each)
      .isLessThanOrEqualTo(2);
}

/// Matrices one behind the other in memory, before a cache of 64 sets, 8 ways, lines of 64 bytes.
static class Memory {
  static final int SETS = 64, WAYS = 8, INTS = 16;
  final int[][] sets = new int[SETS][WAYS]; // line numbers from 1, the newest first
  int lines;
  long fetches;
  boolean quiet;

  Elements matrix(int rows, int columns) {
    var matrix = new Elements(this, rows, columns, lines + 1);
    lines += (rows * columns + INTS - 1) / INTS;
    return matrix;
  }

  void read(int line) {
    if (quiet) {
      return;
    }
    var set = sets[line % SETS];
    var place = 0;
    while (place < WAYS - 1 && set[place] != line) {
      place++;
    }
    if (set[place] != line) {
      fetches++;
    }
    for (; place > 0; place--) {
      set[place] = set[place - 1];
    }
    set[0] = line;
  }
}

static class Elements implements Transpose.Matrix {
  final Memory memory;
  final int rows, columns, firstLine;
  final int[] values;

  Elements(Memory memory, int rows, int columns, int firstLine) {
    this.memory = memory;
    this.rows = rows;
    this.columns = columns;
    this.firstLine = firstLine;
    this.values = new int[rows * columns];
  }

  @Override
  public int rows() {
    return rows;
  }

  @Override
  public int columns() {
    return columns;
  }

  @Override
  public int get(int row, int column) {
    var index = index(row, column);
    memory.read(firstLine + index / Memory.INTS);
    return values[index];
  }

  @Override
  public void set(int row, int column, int value) {
    var index = index(row, column);
    memory.read(firstLine + index / Memory.INTS);
    values[index] = value;
  }

  int index(int row, int column) {
    if (row < 0 || row >= rows || column < 0 || column >= columns) {
      throw new AssertionError(
          "a matrix of %d × %d has no row %d, column %d: both count from 0"
              .formatted(rows, columns, row, column));
    }
    return row * columns + column;
  }
}

void main() { grade(this); }
