package workbook.course;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import workbook.lab.Metric;
import workbook.lab.Nearest;
import workbook.lab.Recording;
import workbook.lab.Recording.Summary;

/// What a bound number is computed from; [Binding] has the grammar.
sealed interface Expression {

  /// A figure of a run: its median unless another was asked for.
  record Figure(Pick pick, String act, String metric, String run) implements Expression {

    Metric found(Recording recording) throws Unbound {
      var metrics = act(recording).metrics();
      return act(recording)
          .metric(metric)
          .orElseThrow(() -> unknown("metric", metric, metrics.stream().map(Metric::id).toList()));
    }

    Summary summary(Recording recording) throws Unbound {
      found(recording);
      var runs = act(recording).runs();
      var found =
          act(recording)
              .run(run)
              .orElseThrow(
                  () -> unknown("run", run, runs.stream().map(Recording.Run::id).toList()));
      return found
          .summary(metric)
          .orElseThrow(
              () ->
                  new Unbound(
                      "the recording has no %s(%s): %s"
                          .formatted(
                              metric,
                              run,
                              found.unavailable().getOrDefault(metric, "no samples"))));
    }

    private Recording.Act act(Recording recording) throws Unbound {
      return recording
          .act(act)
          .orElseThrow(
              () -> unknown("act", act, recording.acts().stream().map(Recording.Act::id).toList()));
    }

    private static Unbound unknown(String what, String name, List<String> known) {
      var nearest = Nearest.to(name, known).map(near -> ", perhaps " + near).orElse("");
      return new Unbound(
          "the recording has no %s \"%s\"; it has %s%s"
              .formatted(what, name, String.join(", ", known), nearest));
    }
  }

  record Constant(Quantity value) implements Expression {}

  record Pair(char operator, Expression left, Expression right) implements Expression {}

  /// Which of the samples.
  enum Pick {
    MEDIAN,
    MIN,
    MAX
  }

  /// It cannot be read or computed: the message says why, in the author's words.
  final class Unbound extends Exception {
    Unbound(String message) {
      super(message);
    }
  }

  default Quantity in(Recording recording) throws Unbound {
    return switch (this) {
      case Constant(var value) -> value;
      case Figure figure -> {
        var summary = figure.summary(recording);
        var value =
            switch (figure.pick) {
              case MEDIAN -> summary.median();
              case MIN -> summary.min();
              case MAX -> summary.max();
            };
        yield Quantity.of(value, figure.found(recording).unit());
      }
      case Pair(var operator, var left, var right) ->
          compute(operator, left.in(recording), right.in(recording));
    };
  }

  /// What it can be, each figure in it being anywhere in its range.
  default Interval range(Recording recording) throws Unbound {
    return switch (this) {
      case Constant(var value) -> Interval.of(value.value());
      case Figure figure -> {
        var summary = figure.summary(recording);
        yield figure.pick == Pick.MEDIAN
            ? new Interval(summary.min(), summary.max())
            : Interval.of(figure.in(recording).value());
      }
      case Pair(var operator, var left, var right) -> {
        var one = left.range(recording);
        var two = right.range(recording);
        yield switch (operator) {
          case '+' -> one.plus(two);
          case '-' -> one.minus(two);
          case '*' -> one.times(two);
          default -> one.over(two);
        };
      }
    };
  }

  /// The fewest rounds that a figure in it rests on; without a figure, more than any.
  default int rounds(Recording recording) throws Unbound {
    return switch (this) {
      case Constant _ -> Integer.MAX_VALUE;
      case Figure figure -> figure.summary(recording).rounds();
      case Pair(_, var left, var right) ->
          Math.min(left.rounds(recording), right.rounds(recording));
    };
  }

  /// Whether the number is a quotient of like things.
  default boolean isRatio() {
    return this instanceof Pair(var operator, _, _) && operator == '/';
  }

  private static Quantity compute(char operator, Quantity left, Quantity right) throws Unbound {
    if ("+-".indexOf(operator) >= 0 && !left.comparable(right)) {
      throw new Unbound(
          "\"%s\" between %s and %s".formatted(operator, left.dimension(), right.dimension()));
    }
    if (operator == '/' && right.value() == 0) {
      throw new Unbound("it divides by a figure that is 0");
    }
    return switch (operator) {
      case '+' -> left.plus(right);
      case '-' -> left.minus(right);
      case '*' -> left.times(right);
      default -> left.over(right);
    };
  }

  /// @throws Unbound when it does not follow the grammar
  static Expression parse(String text) throws Unbound {
    var colon = text.indexOf(':');
    if (colon < 0) {
      throw new Unbound("it names no act; write \"act: metric(run)\"");
    }
    return new Parser(text.substring(0, colon).strip(), text.substring(colon + 1)).all();
  }

  /// Reads sums of products of figures and numbers, by recursive descent.
  final class Parser {
    private static final Pattern FIGURE =
        Pattern.compile(
            "(?:(min|max|median)\\s+)?(?:([a-z][a-z0-9-]*)\\.)?([A-Za-z]\\w*)\\(([^()]*)\\)");
    private static final Pattern NUMBER =
        Pattern.compile("(\\d+(?:\\.\\d+)?)(?:\\s*([A-Za-zµ%]+))?");

    private final String act;
    private final String text;
    private int at;
    private char operator;

    private Parser(String act, String text) {
      this.act = act;
      this.text = text;
    }

    private Expression all() throws Unbound {
      skipSpace();
      var sum = sum();
      if (at < text.length()) {
        throw new Unbound("\"%s\" is not understood".formatted(text.substring(at)));
      }
      return sum;
    }

    private Expression sum() throws Unbound {
      var left = product();
      while (next("+-")) {
        var sign = operator;
        left = new Pair(sign, left, product());
      }
      return left;
    }

    private Expression product() throws Unbound {
      var left = factor();
      while (next("*/")) {
        var sign = operator;
        left = new Pair(sign, left, factor());
      }
      return left;
    }

    private Expression factor() throws Unbound {
      if (next("(")) {
        var inner = sum();
        if (!next(")")) {
          throw new Unbound("a bracket is not closed");
        }
        return inner;
      }
      var figure = FIGURE.matcher(text).region(at, text.length());
      if (figure.lookingAt()) {
        at = figure.end();
        var pick = figure.group(1) == null ? "MEDIAN" : figure.group(1).toUpperCase(Locale.ROOT);
        var from = figure.group(2) == null ? act : figure.group(2);
        return new Figure(Pick.valueOf(pick), from, figure.group(3), figure.group(4).strip());
      }
      var number = NUMBER.matcher(text).region(at, text.length());
      if (!number.lookingAt()) {
        throw new Unbound("\"%s\" is not understood".formatted(text.substring(at).strip()));
      }
      at = number.end();
      var unit = number.group(2) == null ? "times" : number.group(2);
      var one = Printed.unit(unit, Quantity.pure(0));
      if (one.value() == 0) {
        throw new Unbound("\"%s\" is no unit".formatted(unit));
      }
      return new Constant(one.times(Quantity.pure(Double.parseDouble(number.group(1)))));
    }

    /// Moves past spaces and, if one of these comes next, past it and the spaces after it.
    private boolean next(String operators) {
      skipSpace();
      if (at < text.length() && operators.indexOf(text.charAt(at)) >= 0) {
        operator = text.charAt(at++);
        skipSpace();
        return true;
      }
      return false;
    }

    private void skipSpace() {
      while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
        at++;
      }
    }
  }
}
