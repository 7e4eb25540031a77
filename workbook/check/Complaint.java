package workbook.check;

import java.util.ArrayList;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Why a test failed, told to the learner: the assertion's message, or what their code threw and
/// where; never a stack trace.
final class Complaint {
  private static final Pattern DESCRIPTION = Pattern.compile("\\A\\[(.+?)]\\s*\\n", Pattern.DOTALL);

  /// AssertJ writes 10L for ten: a letter that a learner would wonder about.
  private static final Pattern LONG = Pattern.compile("(?m)^( *(?:expected|but was): -?\\d+)L$");

  /// As many as show the way; a longer one hides it.
  private static final int PLACES = 5;

  private final Class<?> check;
  private final Frames frames;

  /// @param check the class of the check, whose lines a failure names
  Complaint(Class<?> check) {
    this.check = check;
    this.frames = new Frames(check.getSimpleName().replaceFirst("Check$", ""));
  }

  Verdict.Failure of(String test, Throwable thrown) {
    return new Verdict.Failure(test, message(thrown), line(test, thrown));
  }

  private String message(Throwable thrown) {
    return switch (thrown) {
      case AssertionError failed -> assertion(failed) + cause(failed);
      case StackOverflowError deep ->
          "it called itself until the stack was full (StackOverflowError)" + place(deep);
      default -> {
        var what = Optional.ofNullable(thrown.getMessage()).map(text -> ": " + text).orElse("");
        yield "it threw " + thrown.getClass().getSimpleName() + what + place(thrown);
      }
    };
  }

  /// AssertJ puts a description into brackets and leaves blanks at the ends of lines.
  private static String assertion(AssertionError failed) {
    var message = Optional.ofNullable(failed.getMessage()).orElse("an assertion failed");
    // AssertJ puts whole traces into what it says of several assertions at once.
    var told = message.replaceAll("(?m)^\\s+at \\S+\\(.*\\)$\\R?|^\\s+\\.\\.\\.\\(\\d+ .*$\\R?", "");
    var tidy = told.replaceAll("[ \\t]+(\\R|\\z)", "$1").strip();
    return LONG.matcher(DESCRIPTION.matcher(tidy).replaceFirst("$1\n")).replaceAll("$1");
  }

  /// A check that catches what the answer throws, to add the input to it, keeps it as the cause.
  private String cause(AssertionError failed) {
    return Optional.ofNullable(failed.getCause()).map(this::place).orElse("");
  }

  /// The deepest lines of the learner's own code; none where only the check's was running.
  private String place(Throwable thrown) {
    return frames.places(thrown.getStackTrace()).stream()
        .limit(PLACES)
        .map(place -> "\n  at " + place)
        .collect(Collectors.joining());
  }

  private boolean inCheck(StackTraceElement frame) {
    var type = frame.getClassName();
    return type.equals(check.getName()) || type.startsWith(check.getName() + "$");
  }

  /// The line of the test itself, which names the case, rather than that of a method that many
  /// tests share; else the check's innermost line; 0 where the check is not on the stack.
  private int line(String test, Throwable thrown) {
    var lines = new ArrayList<StackTraceElement>();
    for (var frame : thrown.getStackTrace()) {
      if (inCheck(frame) && frame.getLineNumber() > 0) {
        lines.add(frame);
      }
    }
    return lines.stream()
        .filter(frame -> frame.getMethodName().equals(test))
        .findFirst()
        .or(() -> lines.stream().findFirst())
        .map(StackTraceElement::getLineNumber)
        .orElse(0);
  }
}
