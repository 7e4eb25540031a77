package workbook.report;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
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
      case Verdict.Stopped stopped -> new StopText(Optional.empty()).why(stopped);
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
    var lines = StopText.refused(refusals, graded.answer().getFileName().toString());
    return "It reaches for more than an answer may use, so it was not run.\n"
        + String.join("\n", lines);
  }
}
