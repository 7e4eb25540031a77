package workbook.report;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import workbook.check.Limits;
import workbook.check.Verdict;

/// What a learner should know of a verdict, in plain text: the same in every format. The first line
/// is the sentence that matters.
final class Explanation {

  private Explanation() {}

  /// Why an answer failed as a whole; nothing where its tests say so themselves.
  static String of(Graded graded) {
    return switch (graded.attempt().verdict()) {
      case Verdict.Passed _, Verdict.Failed _ -> "";
      case Verdict.DidNotCompile(var errors) -> didNotCompile(errors);
      case Verdict.Refused(var refusals) -> refused(graded, refusals);
      case Verdict.Stopped(var limit, _, var after, var place) ->
          stopped(limit, after) + (place.isEmpty() ? "" : "\nIt was at " + place + ".");
    };
  }

  static String of(Graded graded, Verdict.Failure failure) {
    var check = graded.exercise().check().getFileName();
    return failure.line() > 0
        ? failure.message() + "\n\nasked by " + check + ":" + failure.line()
        : failure.message();
  }

  private static String didNotCompile(List<Verdict.CompileError> errors) {
    return errors.stream()
        .map(
            error ->
                "\n\n%s:%d\n%s%s"
                    .formatted(
                        error.file(),
                        error.line(),
                        error.message().indent(2),
                        error.excerpt().indent(2))
                    .stripTrailing())
        .collect(Collectors.joining("", "It does not compile.", ""));
  }

  private static String refused(Graded graded, List<Verdict.Refusal> refusals) {
    var file = graded.answer().getFileName();
    return refusals.stream()
        .map(
            refusal ->
                "\n\n%s:%d uses %s\n  %s"
                    .formatted(file, refusal.line(), refusal.what(), beyond(refusal.reach())))
        .collect(
            Collectors.joining(
                "", "It reaches for more than an answer may use, so it was not run.", ""));
  }

  private static String beyond(Verdict.Reach reach) {
    return switch (reach) {
      case FILES -> "An answer reads and writes no files: all that it needs is handed to it.";
      case PROCESSES -> "An answer starts no process.";
      case NETWORK -> "An answer stays on this machine, and in its own process.";
      case REFLECTION -> "An answer is plain Java: no reflection, class loading or native code.";
      case PROCESS -> "Streams, properties and hooks belong to the whole process, the check too.";
      case CHECK -> "JUnit, AssertJ and the check grade the answer; it cannot use them itself.";
    };
  }

  private static String stopped(Verdict.Limit limit, Duration after) {
    return switch (limit) {
      case TIME ->
          "It was still running after %d s and was stopped. Is there a loop without end?"
              .formatted(after.toSeconds());
      case DEADLOCK -> "Its threads wait for each other, and none of them will ever go on.";
      case THREADS -> "It started more threads than an answer may, and was stopped.";
      case FILES -> "It filled its temporary folder, and was stopped.";
      case MEMORY ->
          "It ran out of memory: it kept more than fits into %s.".formatted(Limits.DEFAULT.heap());
      case OUTPUT ->
          "It printed more than %,d bytes and was stopped. Is there a println in a loop?"
              .formatted(Limits.DEFAULT.outputBytes());
      case EXIT -> "It ended the whole process (System.exit or Runtime.halt) before its check.";
      case CRASH -> "The JVM crashed, or something killed it from outside.";
    };
  }
}
