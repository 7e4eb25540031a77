package workbook.cli;

/// How much of a verdict is told.
///
/// @param allFailures in full, and not the first one only
/// @param commands whether it ends with what to type next; a screen with keys has its own footer
record Telling(boolean allFailures, boolean commands) {
  static final Telling SHORT = new Telling(false, true);
}
