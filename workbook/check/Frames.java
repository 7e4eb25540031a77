package workbook.check;

import java.util.Arrays;
import java.util.List;

/// Finds the learner's own lines in a stack trace.
///
/// @param answer the name of the answer's class; its file is named alike
record Frames(String answer) {

  /// The deepest line of theirs, `Tiny.twice (Tiny.java:5)`; empty where none is on the stack.
  String place(StackTraceElement[] trace) {
    return places(trace).stream().findFirst().orElse("");
  }

  /// All of theirs, the deepest first, each once.
  List<String> places(StackTraceElement[] trace) {
    return Arrays.stream(trace).filter(this::isTheirs).map(Frames::told).distinct().toList();
  }

  private boolean isTheirs(StackTraceElement frame) {
    return (answer + ".java").equals(frame.getFileName());
  }

  private static String told(StackTraceElement frame) {
    return "%s.%s (%s:%d)"
        .formatted(
            frame.getClassName(),
            frame.getMethodName(),
            frame.getFileName(),
            frame.getLineNumber());
  }
}
