package workbook.watch;

/// What a person pressed.
public sealed interface Key {

  /// A key that writes something.
  record Letter(char letter) implements Key {}

  /// A whole line, where the terminal gives no single keys.
  record Line(String text) implements Key {}

  /// The others.
  enum Named implements Key {
    UP,
    DOWN,
    PAGE_UP,
    PAGE_DOWN,
    HOME,
    END,
    ENTER,
    ESCAPE,
    BACKSPACE,
    /// Ctrl-C, which ends it from everywhere.
    INTERRUPT,
    /// Nothing more will come.
    END_OF_INPUT,
    /// No key: the window has another size, or is back in the foreground.
    REDRAW
  }
}
