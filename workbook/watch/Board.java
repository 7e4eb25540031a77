package workbook.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import workbook.check.Progress;
import workbook.course.Exercise;
import workbook.course.Lesson;
import workbook.lab.Paint;

/// The list of all exercises: what is shown of it, which one is chosen, and what each key makes of
/// that. Each key gives another board.
///
/// @param search a part of the name or title; everything has an empty one
/// @param typing whether letters go into the search
/// @param chosen counts from 0 in what is shown
public record Board(List<Entry> entries, Filter filter, String search, boolean typing, int chosen) {

  /// An exercise and how it stands.
  public record Entry(Lesson lesson, Exercise exercise, Progress.State state) {

    /// A pass counts for as long as the answer stands as it was checked.
    public boolean done() {
      return switch (state) {
        case PASSED, STALE -> true;
        case CHANGED, TRIED, NOT_STARTED -> false;
      };
    }

    private boolean matches(String search) {
      var text = exercise.name() + " " + exercise.title() + " " + lesson.alias();
      return text.toLowerCase(Locale.ROOT).contains(search.toLowerCase(Locale.ROOT));
    }
  }

  /// Which exercises are shown.
  public enum Filter {
    ALL,
    PENDING,
    DONE
  }

  private static final String KEYS =
      "Enter goes there  p pending  d done  a all  / search  Esc back";

  /// What stands in a row before its text.
  private static final int ROW = 6;

  private static final String SEARCH_KEYS =
      "type a part of a name  Enter goes there  Esc shows all";

  /// All of them, with this one chosen.
  public static Board of(List<Entry> entries, Exercise current) {
    return new Board(entries, Filter.ALL, "", false, 0).choosing(current);
  }

  /// The same view of exercises that stand otherwise now.
  public Board with(List<Entry> entries) {
    var fresh = new Board(entries, filter, search, typing, chosen);
    return entry().map(entry -> fresh.choosing(entry.exercise())).orElse(fresh.at(chosen));
  }

  public List<Entry> shown() {
    return entries.stream()
        .filter(entry ->
            switch (filter) {
              case ALL -> true;
              case PENDING -> !entry.done();
              case DONE -> entry.done();
            })
        .filter(entry -> entry.matches(search))
        .toList();
  }

  /// Whether no search narrows it.
  boolean plain() {
    return search.isEmpty() && !typing;
  }

  /// The chosen one; none where nothing is shown.
  public Optional<Entry> entry() {
    return shown().stream().skip(chosen).findFirst();
  }

  /// @param page how many lines the screen has
  public Board press(Key key, int page) {
    return switch (key) {
      case Key.Letter(var letter) -> typing ? searching(search + letter) : letter(letter);
      case Key.Line _ -> this;
      case Key.Named named ->
          switch (named) {
            case UP -> at(chosen - 1);
            case DOWN -> at(chosen + 1);
            case PAGE_UP -> at(chosen - page / 2);
            case PAGE_DOWN -> at(chosen + page / 2);
            case HOME -> at(0);
            case END -> at(entries.size());
            case BACKSPACE ->
                typing && !search.isEmpty()
                    ? searching(search.substring(0, search.length() - 1))
                    : this;
            case ESCAPE -> new Board(entries, filter, "", false, 0).choosing(this);
            case ENTER, INTERRUPT, END_OF_INPUT, REDRAW -> this;
          };
    };
  }

  private Board letter(char letter) {
    return switch (letter) {
      case 'j' -> at(chosen + 1);
      case 'k' -> at(chosen - 1);
      case 'p' -> only(Filter.PENDING);
      case 'd' -> only(Filter.DONE);
      case 'a' -> only(Filter.ALL);
      case '/' -> new Board(entries, filter, search, true, chosen);
      default -> this;
    };
  }

  private Board only(Filter wanted) {
    return new Board(entries, wanted, search, typing, 0).choosing(this);
  }

  private Board searching(String text) {
    return new Board(entries, filter, text, true, 0);
  }

  private Board at(int place) {
    var last = Math.max(0, shown().size() - 1);
    return new Board(entries, filter, search, typing, Math.clamp(place, 0, last));
  }

  /// Keeps to what was chosen, where it is still shown.
  private Board choosing(Board other) {
    return other.entry().map(entry -> choosing(entry.exercise())).orElse(at(0));
  }

  private Board choosing(Exercise exercise) {
    var shown = shown();
    var place =
        IntStream.range(0, shown.size())
            .filter(i -> shown.get(i).exercise().name().equals(exercise.name()))
            .findFirst();
    return at(place.orElse(0));
  }

  /// As many lines as fit, around the chosen one.
  public List<String> lines(int rows, int columns, Paint paint, Signs signs) {
    var list = new ArrayList<String>();
    var shown = shown();
    var focus = 0;
    for (var i = 0; i < shown.size(); i++) {
      var entry = shown.get(i);
      if (i == 0 || shown.get(i - 1).lesson() != entry.lesson()) {
        var lesson = entry.lesson();
        list.add(paint.bold(cut("%2d  %s".formatted(lesson.number(), lesson.title()), columns)));
      }
      focus = i == chosen ? list.size() : focus;
      list.add(row(entry, i == chosen, columns, paint, signs));
    }
    if (shown.isEmpty()) {
      list.add("    none");
    }
    // Two lines above and two below; the sum must not overflow where there is no end of rows.
    var room = Math.max(1, Math.min(rows - 4, list.size()));
    var from = Math.clamp(focus - room / 2, 0, list.size() - room);
    var lines = new ArrayList<>(List.of(cut(head(signs), columns), ""));
    lines.addAll(list.subList(from, from + room));
    lines.addAll(List.of("", paint.dim(cut(typing ? SEARCH_KEYS : KEYS, columns))));
    return List.copyOf(lines);
  }

  private String head(Signs signs) {
    var done = entries.stream().filter(Entry::done).count();
    var what = filter.name().toLowerCase(Locale.ROOT);
    var sought = typing || !search.isEmpty() ? "   /" + search : "";
    return "%d/%d passed %s   showing %s%s"
        .formatted(done, entries.size(), signs.bar(done, entries.size(), 20), what, sought);
  }

  private String row(Entry entry, boolean here, int columns, Paint paint, Signs signs) {
    var width = entries.stream().mapToInt(one -> one.exercise().name().length()).max().orElse(1);
    var note =
        switch (entry.state()) {
          case STALE -> " (its check has changed)";
          case CHANGED -> " (changed since it passed)";
          case PASSED, TRIED, NOT_STARTED -> "";
        };
    var sign = signs.of(entry.state());
    var name = ("%-" + width + "s  ").formatted(entry.exercise().name());
    var text = cut(name + entry.exercise().title() + note, columns - ROW);
    return (here ? "  > " : "    ")
        + (entry.done() ? paint.green(sign) : sign)
        + " "
        + (here ? paint.bold(text) : text);
  }

  private static String cut(String text, int columns) {
    var room = Math.max(1, columns - 1);
    return text.length() <= room ? text : text.substring(0, room);
  }
}
