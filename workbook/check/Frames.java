package workbook.check;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/// Finds the learner's own lines in a stack trace.
///
/// @param answer the name of the answer's class; its file is named alike
record Frames(String answer) {
  private static final Pattern LAMBDA = Pattern.compile("lambda\\$(\\w+)\\$\\d+");

  /// The deepest line of theirs, `Tiny.twice (Tiny.java:5)`; empty where none is on the stack.
  String place(StackTraceElement[] trace) {
    return places(trace).stream().findFirst().orElse("");
  }

  /// All of theirs, the deepest first, each once however often it called itself.
  List<String> places(StackTraceElement[] trace) {
    return Arrays.stream(trace).filter(this::isTheirs).map(Frames::told).distinct().toList();
  }

  private boolean isTheirs(StackTraceElement frame) {
    return (answer + ".java").equals(frame.getFileName()) && frame.getLineNumber() > 0;
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
}
