package workbook.cli;

/// What was looked at on this machine, and what was found.
sealed interface Finding {
  String about();

  record Fine(String about, String found) implements Finding {}

  /// @param lost what the workbook cannot do because of it
  record Gap(String about, String why, String lost, String fix) implements Finding {}
}
