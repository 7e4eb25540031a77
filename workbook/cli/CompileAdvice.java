package workbook.cli;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import workbook.check.Verdict;

/// What to look for, where the compiler's message is right and still leaves a beginner alone.
final class CompileAdvice {
  private static final Pattern CLASS = Pattern.compile("symbol: +class (\\w+)");

  /// The order in which a class of several packages is looked for.
  private static final List<String> PACKAGES =
      List.of(
          "java.util",
          "java.util.function",
          "java.util.stream",
          "java.util.concurrent",
          "java.time",
          "java.math",
          "java.lang.ref",
          "java.nio.charset");

  private record Saying(String message, String advice) {}

  private static final List<Saying> SAYINGS =
      List.of(
          new Saying(
              "reached end of file while parsing",
              "A { above is never closed. Lines set in further than they should be tell which."),
          new Saying(
              "missing return statement",
              "There is a way to this } that passes no return. What does the method return then?"),
          new Saying("unclosed comment", "From here on all is comment: where should it end, */?"),
          new Saying("unreachable statement", "The line before it always leaves: it never runs."),
          new Saying(
              "possible lossy conversion",
              "Not every value fits. A cast would only hide that; is the smaller type needed?"),
          new Saying(
              "non-static method",
              "In the starter it is static, and the check calls it without an object."),
          new Saying("has private access", "Without the word private the check can call it."),
          new Saying(
              "must be caught or declared",
              "The check expects no such exception: catch it here, or do without the call."),
          new Saying("duplicate class", "Two classes have that name. Which one is yours?"),
          new Saying(
              "class, interface,",
              "Is there a } too many above? Then the class has ended before this line."));

  private CompileAdvice() {}

  static Optional<String> on(Verdict.CompileError error) {
    var message = error.message();
    var unknown = CLASS.matcher(message);
    return SAYINGS.stream()
        .filter(saying -> message.contains(saying.message()))
        .map(Saying::advice)
        .findFirst()
        .or(() -> unknown.find() ? imported(unknown.group(1)) : Optional.empty());
  }

  private static Optional<String> imported(String type) {
    return PACKAGES.stream()
        .map(name -> name + "." + type)
        .filter(CompileAdvice::exists)
        .findFirst()
        .map(name -> "Is this line missing at the top? import " + name + ";");
  }

  private static boolean exists(String type) {
    try {
      Class.forName(type, false, null);
      return true;
    } catch (ClassNotFoundException | LinkageError _) {
      return false;
    }
  }

  /// Without the end of the file that something unclosed has swallowed: that is no second mistake.
  static List<Verdict.CompileError> causes(List<Verdict.CompileError> errors) {
    var others =
        errors.stream().filter(error -> !error.message().startsWith("reached end of file"));
    var first = errors.stream().limit(1);
    return errors.size() == 1 ? errors : Stream.concat(first, others).distinct().toList();
  }
}
