package workbook.course;

import workbook.lab.Metric;

/// A number with its dimension, so that seconds are never compared with bytes.
///
/// @param value in seconds, bytes and counts
/// @param seconds the power of time in its dimension: 1 for a time, -1 for a rate
/// @param bytes the power of memory
record Quantity(double value, int seconds, int bytes) {

  static Quantity of(double value, Metric.Unit unit) {
    return switch (unit) {
      case SECONDS -> new Quantity(value, 1, 0);
      case BYTES -> new Quantity(value, 0, 1);
      case COUNT -> pure(value);
    };
  }

  static Quantity pure(double value) {
    return new Quantity(value, 0, 0);
  }

  Quantity times(Quantity other) {
    return new Quantity(value * other.value, seconds + other.seconds, bytes + other.bytes);
  }

  Quantity over(Quantity other) {
    return new Quantity(value / other.value, seconds - other.seconds, bytes - other.bytes);
  }

  /// Only between quantities of one dimension.
  Quantity plus(Quantity other) {
    return new Quantity(value + other.value, seconds, bytes);
  }

  Quantity minus(Quantity other) {
    return new Quantity(value - other.value, seconds, bytes);
  }

  boolean comparable(Quantity other) {
    return seconds == other.seconds && bytes == other.bytes;
  }

  /// In words, for a message.
  String dimension() {
    var memory = bytes == 0 ? "" : "memory";
    return switch (seconds) {
      case 0 -> bytes == 0 ? "a plain number" : memory;
      case 1 -> bytes == 0 ? "a time" : memory + " times time";
      default -> (bytes == 0 ? "a number" : memory) + " a second";
    };
  }
}
