package workbook.course;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// A number as a page prints it: `1.5 times`, `1.62 s`, `2,048 MB`, `3.1 million requests`, `12%`.
///
/// Its form is a number with a point and, if it likes, commas between thousands; then, each
/// optional, `million` or `billion`, a unit, words that do not count, and `a second` for a rate.
/// Units are `times`, `%`, `ns`, `µs`, `ms`, `s`, `seconds`, `minutes`, `hours`, `days`, `bytes`,
/// `kB`, `MB`, `GB`, `TB`; another word names what is counted: `12 pages`. As with the flags of the
/// JVM, 1 kB is 1,024 bytes.
///
/// A recording has no unit for a rate, so a job that reports one reports a count, and a count may
/// be printed as `1,204 requests a second`.
///
/// @param number as printed, so that its scale is its precision
/// @param grouped whether thousands are separated
/// @param rest all that follows the number
record Printed(BigDecimal number, boolean grouped, boolean space, String rest, Quantity unit) {

  private static final Pattern FORM =
      Pattern.compile("([-−+]?)(\\d{1,3}(?:,\\d{3})+|\\d+)(\\.\\d+)?(\\s*)(.*)", Pattern.DOTALL);
  private static final Pattern REST =
      Pattern.compile(
          "(?<scale>million|billion)?\\s*(?<unit>[A-Za-zµμ×%]+)?(?<words>.*?)"
              + "(?<rate>/s|\\b(?:a|per) second)?",
          Pattern.DOTALL);
  private static final Map<String, Quantity> UNITS =
      Map.ofEntries(
          Map.entry("times", Quantity.pure(1)),
          Map.entry("×", Quantity.pure(1)),
          Map.entry("%", Quantity.pure(0.01)),
          Map.entry("ns", new Quantity(1e-9, 1, 0)),
          Map.entry("µs", new Quantity(1e-6, 1, 0)),
          Map.entry("μs", new Quantity(1e-6, 1, 0)),
          Map.entry("ms", new Quantity(1e-3, 1, 0)),
          Map.entry("s", new Quantity(1, 1, 0)),
          Map.entry("second", new Quantity(1, 1, 0)),
          Map.entry("seconds", new Quantity(1, 1, 0)),
          Map.entry("minutes", new Quantity(60, 1, 0)),
          Map.entry("hours", new Quantity(3600, 1, 0)),
          Map.entry("days", new Quantity(86400, 1, 0)),
          Map.entry("nanoseconds", new Quantity(1e-9, 1, 0)),
          Map.entry("microseconds", new Quantity(1e-6, 1, 0)),
          Map.entry("milliseconds", new Quantity(1e-3, 1, 0)),
          Map.entry("minute", new Quantity(60, 1, 0)),
          Map.entry("hour", new Quantity(3600, 1, 0)),
          Map.entry("day", new Quantity(86400, 1, 0)),
          Map.entry("byte", new Quantity(1, 0, 1)),
          Map.entry("bytes", new Quantity(1, 0, 1)),
          Map.entry("kB", new Quantity(1 << 10, 0, 1)),
          Map.entry("KB", new Quantity(1 << 10, 0, 1)),
          Map.entry("MB", new Quantity(1 << 20, 0, 1)),
          Map.entry("GB", new Quantity(1 << 30, 0, 1)),
          Map.entry("TB", new Quantity(1L << 40, 0, 1)));

  /// Nothing where the text does not begin with a number.
  static Optional<Printed> parse(String text) {
    var form = FORM.matcher(text.strip());
    if (!form.matches()) {
      return Optional.empty();
    }
    var digits = form.group(2).replace(",", "");
    var fraction = form.group(3) == null ? "" : form.group(3);
    var number = new BigDecimal(digits + fraction);
    var minus = form.group(1).equals("-") || form.group(1).equals("−");
    return Optional.of(
        new Printed(
            minus ? number.negate() : number,
            form.group(2).contains(",") || digits.length() <= 3,
            !form.group(4).isEmpty(),
            form.group(5),
            unit(form.group(5))));
  }

  private static Quantity unit(String rest) {
    var words = REST.matcher(rest);
    if (!words.matches()) {
      return Quantity.pure(1);
    }
    var named = words.group("unit");
    // A word that is no unit names what is counted: "23 collections".
    var unit = named == null ? Quantity.pure(1) : unit(named, Quantity.pure(1));
    var scale = "million".equals(words.group("scale")) ? 1e6 : 1;
    scale = "billion".equals(words.group("scale")) ? 1e9 : scale;
    var rated = words.group("rate") == null ? unit : unit.over(new Quantity(1, 1, 0));
    return rated.times(Quantity.pure(scale));
  }

  /// The unit of this name, as a quantity of one.
  static Quantity unit(String name, Quantity otherwise) {
    return UNITS.getOrDefault(name, otherwise);
  }

  boolean fits(Quantity measured) {
    var countedRate = unit.seconds() == -1 && unit.bytes() == 0;
    return unit.comparable(measured) || countedRate && measured.comparable(Quantity.pure(1));
  }

  /// Whether the page is right at the precision it chose.
  boolean says(Quantity measured) {
    return rounded(measured, number.scale()).compareTo(number) == 0;
  }

  /// The measured value in this unit.
  double inUnit(Quantity measured) {
    return measured.value() / unit.value();
  }

  /// Whether this is a part or a multiple of something: then 1 is where its story turns.
  boolean isTimes() {
    return rest.startsWith("times") || rest.startsWith("×");
  }

  /// The same text with what was measured, at the same precision.
  String rewritten(Quantity measured) {
    return text(rounded(measured, number.scale())) + tail();
  }

  /// What was measured, a digit more precise than the page, without the words that do not count.
  String precise(Quantity measured) {
    var unitWord = REST.matcher(rest);
    var keep =
        isTimes() || !unitWord.matches() || unitWord.group("unit") == null
            ? ""
            : UNITS.containsKey(unitWord.group("unit")) ? unitWord.group("unit") : "";
    var scale =
        rest.startsWith("million") ? " million" : rest.startsWith("billion") ? " billion" : "";
    var gap = keep.isEmpty() || keep.equals("%") ? "" : " ";
    return text(rounded(measured, number.scale() + 1)) + scale + gap + keep;
  }

  private String tail() {
    return space ? " " + rest : rest;
  }

  private BigDecimal rounded(Quantity measured, int decimals) {
    var value = inUnit(measured);
    // 1.4999999999 that means 1.5 must not print as 1: take away what the binary fraction added.
    return new BigDecimal(value, new MathContext(12)).setScale(decimals, RoundingMode.HALF_UP);
  }

  private String text(BigDecimal value) {
    var decimals = Math.max(0, value.scale());
    var pattern = (grouped ? "#,##0" : "0") + (decimals == 0 ? "" : "." + "0".repeat(decimals));
    return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT)).format(value);
  }
}
