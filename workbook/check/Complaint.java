package workbook.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Why a test failed, told to the learner: the assertion's message, or what their code threw and
/// where; never a stack trace.
final class Complaint {
  private static final Pattern DESCRIPTION = Pattern.compile("\\A\\[(.+?)]\\s*\\n", Pattern.DOTALL);

  /// AssertJ writes 10L for ten: a letter that a learner would wonder about.
  private static final Pattern LONG = Pattern.compile("(?m)^( *(?:expected|but was): -?\\d+)L$");

  private static final Pattern LAMBDA = Pattern.compile("lambda\\$(\\w+)\\$\\d+");

  /// As many as show the way; a longer one hides it.
  private static final int FRAMES = 5;

  private final Class<?> check;

  /// @param check the class of the check, whose lines a failure names
  Complaint(Class<?> check) {
    this.check = check;
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

  /// The deepest lines of the learner's own code, each once however often it called itself; none
  /// where only the check's was running.
  private String place(Throwable thrown) {
    return Arrays.stream(thrown.getStackTrace())
        .filter(frame -> frame.getModuleName() == null && !ours(frame))
        .filter(frame -> frame.getLineNumber() > 0)
        .map(Complaint::told)
        .distinct()
        .limit(FRAMES)
        .map(place -> "\n  at " + place)
        .collect(Collectors.joining());
  }

  /// In the words of the source: a lambda is told as the method that it stands in.
  private static String told(StackTraceElement frame) {
    return "%s.%s (%s:%d)"
        .formatted(
            frame.getClassName().replace('$', '.'),
            LAMBDA.matcher(frame.getMethodName()).replaceFirst("$1").replace("<init>", "new"),
            frame.getFileName(),
            frame.getLineNumber());
  }

  private boolean ours(StackTraceElement frame) {
    var type = frame.getClassName();
    return inCheck(frame)
        || type.startsWith("workbook.")
        || type.startsWith("org.junit.")
        || type.startsWith("org.assertj.")
        || type.startsWith("org.opentest4j.");
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
