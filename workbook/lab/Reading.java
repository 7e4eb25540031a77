package workbook.lab;

/// One figure of one process, or why there is none.
public sealed interface Reading {

  /// @param value in the base unit of its metric
  record Measured(double value) implements Reading {}

  /// @param why for the reader: what this machine lacks, or what became of the process
  record Unavailable(String why) implements Reading {}
}
