package workbook.course;

import java.nio.file.Path;
import java.util.Optional;
import workbook.course.Expression.Unbound;
import workbook.lab.Recording;

/// A number or an order on a page, bound to the recording that proves it by the title of its link:
///
/// ```
/// [1.5 times](recording.json "collectors: wall(epsilon) / wall(serial-16m)")
/// [slower](recording.json "collectors: wall(epsilon) > wall(serial-16m)")
/// ```
///
/// The title is an act, a colon, and arithmetic (`+ - * /` and brackets) over figures and numbers.
/// A figure is `metric(run)`, its median; `min metric(run)` and `max metric(run)` are the ends of
/// its range; `act.metric(run)` is taken from another act. A number may have a unit, as in
/// `peakRss(g1) / 2 GB`. [Printed] says how the number on the page may look.
///
/// With `<`, `>` or `~` between two sides the link states an order, in words of the author's
/// choice: the sides differ, the left one being less or more, or with `~` they do not. [Comparison]
/// says when two sides differ.
///
/// @param page the Markdown file, relative to the course
/// @param text what the page says
/// @param recording the file that the link names
/// @param at where the text stands
public record Binding(Path page, String text, String expression, Path recording, Inline.Place at) {

  /// What a new recording does to the text.
  public sealed interface Update {
    /// It is still right.
    record Same() implements Update {}

    /// @param text the same words around the new number
    record Rewritten(String text) implements Update {}

    /// The sentence no longer says what was measured: a person has to rewrite it.
    record Refused(Problem problem) implements Update {}
  }

  /// Whether the page says what the recording says.
  ///
  /// @param lesson the alias to record again
  Optional<Problem> problem(Recording recording, String lesson) {
    try {
      if (Comparison.isOne(expression)) {
        return order(Comparison.parse(expression), recording)
            .map(found -> differs(found, recording, lesson));
      }
      var measured = Expression.parse(expression).in(recording);
      var printed = printed(measured);
      return printed.says(measured)
          ? Optional.empty()
          : Optional.of(differs(printed.precise(measured), recording, lesson));
    } catch (Unbound e) {
      return Optional.of(unbound(e));
    }
  }

  /// The text after this recording. Refused where the number changed its sign, a ratio crossed 1,
  /// an order changed, or the recording no longer has the figures.
  public Update updated(Recording recording) {
    try {
      if (Comparison.isOne(expression)) {
        return order(Comparison.parse(expression), recording)
            .<Update>map(this::refused)
            .orElseGet(Update.Same::new);
      }
      var parsed = Expression.parse(expression);
      var measured = parsed.in(recording);
      var printed = printed(measured);
      if (printed.says(measured)) {
        return new Update.Same();
      }
      var was = printed.number().doubleValue() * printed.unit().value();
      var crossesOne =
          (printed.isTimes() || parsed.isRatio()) && turned(was - 1, measured.value() - 1);
      return turned(was, measured.value()) || (crossesOne && measured.comparable(Quantity.pure(1)))
          ? refused(printed.precise(measured))
          : new Update.Rewritten(printed.rewritten(measured));
    } catch (Unbound e) {
      return new Update.Refused(unbound(e));
    }
  }

  private static boolean turned(double was, double is) {
    return Math.signum(was) != Math.signum(is);
  }

  private Printed printed(Quantity measured) throws Unbound {
    var printed = Printed.parse(text);
    if (printed.isEmpty()) {
      throw new Unbound("\"" + text + "\" does not begin with a number");
    }
    if (!printed.get().fits(measured)) {
      throw new Unbound(
          "\"%s\" is %s, the expression is %s"
              .formatted(text, printed.get().unit().dimension(), measured.dimension()));
    }
    return printed.get();
  }

  /// Nothing where the order holds; else what the recording says instead.
  private static Optional<String> order(Comparison order, Recording recording) throws Unbound {
    var outcome = order.in(recording);
    if (outcome.found() == order.sign()) {
      return Optional.empty();
    }
    var sides = order.left().text() + " %s " + order.right().text();
    return Optional.of(
        outcome.found() == '~'
            ? sides.formatted("and") + " are too noisy to rank"
            : sides.formatted(outcome.found()));
  }

  private Problem differs(String measured, Recording recording, String lesson) {
    return new Problem(
        page,
        at.line(),
        "the page says \"%s\", the recording says %s\n  (%s, recorded %s)"
            .formatted(text, measured, expression, recording.date()),
        "mend the text, or run: ./jbang workbook record " + lesson);
  }

  private Update refused(String measured) {
    return new Update.Refused(
        new Problem(
            page,
            at.line(),
            "the page says \"%s\", the new recording says %s\n  (%s)"
                .formatted(text, measured, expression),
            "the sentence no longer holds: rewrite it by hand"));
  }

  private Problem unbound(Unbound e) {
    return new Problem(
        page,
        at.line(),
        "the bound number \"%s\" cannot be computed: %s\n  (%s)"
            .formatted(text, e.getMessage(), expression),
        "mend the title of the link: \"act: metric(run) / metric(run)\"");
  }
}
