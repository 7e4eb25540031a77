package workbook.watch;

/// What fills the screen, and so what a key means.
sealed interface Mode {

  /// The exercise and its verdict.
  ///
  /// @param aside what was asked for besides, as a hint
  /// @param status in place of the keys, where something is to be said about the last one
  record Work(String aside, String status) implements Mode {}

  /// @param yes what to do where the answer is yes
  record Question(String text, Runnable yes) implements Mode {}

  record Listing(Board board) implements Mode {}

  record Text(Scroll scroll) implements Mode {}

  /// What another command left on the screen.
  record Foreign() implements Mode {}
}
