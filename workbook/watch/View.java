package workbook.watch;

import workbook.lab.Paint;

/// What the learner sees: it changes by its own methods only, and draws itself at each.
final class View {
  private static final String KEYS =
      "h hint  l list  s solution  r reset  d demo  c check  ? help  q quit";

  private final Desk desk;
  private final Screen screen;
  private final Paint paint;
  private final Signs signs;
  private Mode mode = new Mode.Work("", "");

  View(Desk desk, Screen screen, Paint paint, Signs signs) {
    this.desk = desk;
    this.screen = screen;
    this.paint = paint;
    this.signs = signs;
  }

  Mode mode() {
    return mode;
  }

  /// The exercise, and below its verdict what was asked for besides.
  void work(String aside) {
    mode = new Mode.Work(aside.strip(), "");
    draw();
  }

  /// The same, with a word in place of the keys.
  void status(String text) {
    mode = new Mode.Work(mode instanceof Mode.Work(var aside, _) ? aside : "", text);
    draw();
  }

  void question(String text, Runnable yes) {
    mode = new Mode.Question(text + " [y/N] ", yes);
    draw();
  }

  /// Where lines cannot fill the screen they are printed, and a name leads to an exercise.
  void list(Board board) {
    if (screen.whole()) {
      mode = new Mode.Listing(board);
      draw();
    } else {
      var lines = board.lines(screen.rows(), screen.columns(), paint, signs);
      // Without its last lines, which tell of keys.
      screen.fill(lines.subList(0, lines.size() - 2));
      status("type the name of an exercise to go to it");
    }
  }

  void pressed(Board board, Key key) {
    list(board.press(key, screen.rows()));
  }

  void text(String text) {
    if (screen.whole()) {
      mode = new Mode.Text(Scroll.of(text));
      draw();
    } else {
      screen.fill(text.lines().toList());
      work("");
    }
  }

  void pressed(Scroll scroll, Key key) {
    mode = new Mode.Text(scroll.press(key, screen.rows(), screen.columns()));
    draw();
  }

  /// Leaves on the screen what another command has left there.
  void foreign(String status) {
    if (screen.whole()) {
      mode = new Mode.Foreign();
      screen.busy(status);
    } else {
      work("");
    }
  }

  /// The answer is being checked: the old verdict may be read until the new one comes, but not as
  /// the verdict.
  void checking() {
    if (mode instanceof Mode.Work) {
      mode = new Mode.Work("", "");
      screen.busy(busy());
    }
  }

  void graded() {
    switch (mode) {
      case Mode.Listing(var board) -> mode = new Mode.Listing(board.with(desk.entries()));
      case Mode.Work(var aside, _) -> mode = new Mode.Work(aside, "");
      case Mode.Question _, Mode.Text _, Mode.Foreign _ -> {}
    }
    draw();
  }

  void draw() {
    switch (mode) {
      case Mode.Work(var aside, var status) -> show(aside, status.isEmpty() ? bar() : status);
      case Mode.Question(var text, _) -> show("", text);
      case Mode.Listing(var board) ->
          screen.fill(board.lines(screen.rows(), screen.columns(), paint, signs));
      case Mode.Text(var scroll) ->
          screen.fill(scroll.lines(screen.rows(), screen.columns(), paint));
      case Mode.Foreign _ -> {}
    }
  }

  private void show(String aside, String bar) {
    var verdict = desk.verdict();
    if (verdict.isEmpty() && screen.whole()) {
      verdict = paint.bold(desk.current().name()) + ": " + desk.current().title();
    }
    var head = paint.dim(desk.head(screen.columns(), signs));
    screen.show(new Screen.Page(head, verdict, aside), bar);
  }

  private String bar() {
    return desk.verdict().isEmpty() ? busy() : (desk.passes() ? "n next  " : "") + KEYS;
  }

  private String busy() {
    return "checking " + desk.current().name() + " ...";
  }
}
